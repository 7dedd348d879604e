import { defineConfig } from 'vitest/config';

const rules = ['tests/domain/**/*.test.ts', 'tests/{rooms,config,compose,commands}.test.ts'];
const journeys = ['tests/journeys/**/*.test.ts'];
const world = './tests/support/world.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    hookTimeout: 30_000,
    projects: [
      // Needs nothing but the code: starts at once.
      { extends: true, test: { name: 'rules', include: rules, isolate: false } },
      // Needs PostgreSQL and Temporal, started once for all files.
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...rules, ...journeys, 'tests/bench/**'],
          globalSetup: world,
          testTimeout: 15_000,
        },
      },
      // Brings its own whole product each time, so one at a time, after the others.
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
