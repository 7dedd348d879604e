import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const manifest: Record<
  'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
> = read('package.json');
const packages: Record<string, Package> = read('package-lock.json').packages;

test('there are six commands, and each first brings what it needs', () => {
  const names = Object.keys(manifest.scripts);
  const commands = names.filter((name) => !name.startsWith('pre'));

  expect(commands.sort()).toEqual(['bench', 'check', 'dev', 'screens', 'start', 'test']);
  for (const name of commands) expect(manifest.scripts[`pre${name}`]).toMatch(/^node dev\/setup\.mjs/);
});

test('every package is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(ranges).toEqual([]);
});

test('the lock file names no address of a registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

// npm leaves out what the registry it was run against does not have, and `npm ci` then refuses on every other machine.
test('the lock file knows the packages of other systems too', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
