import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Passing these means done. */
const steps: Record<string, string> = {
  'types for Node': 'tsc -p .',
  'types for the bundle': 'tsc -p workflows',
  'rooms: who may import whom': 'vitest run --project rules tests/rooms.test.ts',
  lint: 'oxlint --type-aware',
  format: 'biome format',
};

const home = fileURLToPath(new URL('..', import.meta.url));
const failed = Object.entries(steps).filter(([name, command]) => {
  const begin = performance.now();
  const { status } = spawnSync(command, { cwd: home, shell: true, stdio: 'inherit' });
  console.log(
    `${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`,
  );
  return status !== 0;
});
if (failed.length > 0) process.exitCode = 1;
