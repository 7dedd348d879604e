import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath, SetupError } from './cache.mjs';

/** @typedef {import('./cache.mjs').Environment} Environment */

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium or Chrome that is here already: CHROMIUM, the PATH, the usual folders, Playwright's.
 * @param {Environment} env
 * @returns {string | null} */
export function findChromium(env) {
  const chosen = env['CHROMIUM'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new SetupError(`CHROMIUM is ${chosen}, and there is no such file. Correct it or leave it out.`);
  }
  return onPath(names, env) ?? applications.find((path) => existsSync(path)) ?? playwrights(env);
}

/** Brings a Chromium for the browser tests: Playwright's, or else, for root, the system's package.
 * @param {Environment} env
 * @param {(line: string) => void} say */
export function fetchChromium(env, say) {
  say('Chromium: fetching the one Playwright has (about 170 MB)');
  const playwright = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url));
  run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], env, say);
  const theirs = playwrights(env);
  if (theirs && run(theirs, ['--version'], env, say)) return theirs; // it may lack libraries of this system

  if (process.getuid?.() === 0 && onPath(['apt-get'], env)) {
    say('Chromium: installing the system package with apt-get');
    run('apt-get', ['update', '-qq'], env, say);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env, say);
    const installed = findChromium(env);
    if (installed) return installed;
  }
  throw new SetupError(
    'No Chromium for the browser tests. Install Chromium or Chrome with your package manager, or set CHROMIUM to its path, and try again.',
  );
}

/** Where Playwright keeps its browsers (its documentation, "Managing browser binaries").
 * @param {Environment} env */
function playwrights(env) {
  const folder =
    env['PLAYWRIGHT_BROWSERS_PATH'] ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches/ms-playwright')
      : process.platform === 'win32'
        ? join(homedir(), 'AppData/Local/ms-playwright')
        : join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ms-playwright'));
  if (!existsSync(folder)) return null;

  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  const onMac = ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((part) => [
    `${part}/Chromium.app/Contents/MacOS/Chromium`,
    `${part}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  ]);
  return (
    readdirSync(folder)
      .filter((name) => name.startsWith('chromium-'))
      .sort()
      .reverse()
      .flatMap((name) => [...programs, ...onMac].map((program) => join(folder, name, program)))
      .find((path) => existsSync(path)) ?? null
  );
}

/** Its progress is shown; its complaints only as one line, since another way may work.
 * @param {string} command
 * @param {string[]} args
 * @param {Environment} env
 * @param {(line: string) => void} say */
function run(command, args, env, say) {
  const { status, stderr, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return true;
  const complaint = (error?.message ?? stderr).trim().split('\n');
  say(`  ${complaint.find((line) => /error/i.test(line)) ?? complaint.at(-1)}`);
  return false;
}
