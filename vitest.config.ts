import { defineConfig } from 'vitest/config';
import { environment } from './config.ts';

const rules = ['tests/domain/**/*.test.ts', 'tests/{rooms,config,compose,commands}.test.ts'];
const journeys = ['tests/journeys/**/*.test.ts'];
const world = './tests/support/world.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    hookTimeout: 30_000,
    // Of one second, as it is unsaid: on a busy machine that asks how fast, where whether was meant.
    expect: { poll: { timeout: 10_000 } },
    // One more try where nobody watches. Vitest names what needed it ("retry x1"): a bug to find, not to live with.
    retry: environment['CI'] === 'true' ? 1 : 0,
    projects: [
      // Needs nothing but the code: starts at once.
      { extends: true, test: { name: 'rules', include: rules, isolate: false } },
      // Needs PostgreSQL and Temporal, started once for all files. A file brings its own database and servers, and no
      // module remembers anything of another's: so one process loads the product once, and Chromium with it.
      {
        extends: true,
        test: {
          name: 'parts',
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...rules, ...journeys, 'tests/bench/**'],
          globalSetup: world,
          // What is asked is whether, not how fast on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Each brings its own whole product, so after the others; the code that starts it is loaded once a process.
      {
        extends: true,
        test: {
          name: 'journeys',
          isolate: false,
          include: journeys,
          setupFiles: './tests/support/last-words.ts',
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
