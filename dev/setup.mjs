// What a bare machine lacks, brought by itself. Runs on the system's Node 20 or newer before anything is installed,
// so it imports nothing but Node and its own parts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SetupError } from './parts/cache.mjs';
import { fetchChromium, findChromium } from './parts/chromium.mjs';
import { isInstalled } from './parts/packages.mjs';
import { fetchTemporal, findTemporal } from './parts/temporal-cli.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
/** @param {string} line */
const say = (line) => console.log(line);

try {
  checkNode();
  if (!isInstalled(home)) installPackages();
  if (!process.argv.includes('--packages-only')) {
    if (findTemporal(process.env) === null)
      say(`Temporal CLI: ready in ${await fetchTemporal(process.env, say)}`);
    if (process.argv.includes('--browser') && findChromium(process.env) === null)
      say(`Chromium: ready in ${fetchChromium(process.env, say)}`);
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

/** npm brings Node 24 for Linux; elsewhere the system's own has to do. */
function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  const brought = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
  const needed = brought ? 20 : 24;
  if (major < needed)
    throw new SetupError(
      `This is Node ${process.versions.node}; Switchboard needs ${needed} or newer. Install it from nodejs.org.`,
    );
}

function installPackages() {
  say('Packages: installing what package-lock.json lists (about 800 MB on disk)');
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']; // it would warn of the Node that it is about to bring
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...before, ...args], {
    cwd: home,
    stdio: 'inherit',
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (status !== 0)
    throw new SetupError(
      'npm ci did not finish; its own message is above. Connect to the network and try again.',
    );
}
