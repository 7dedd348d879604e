import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/** Where downloaded parts are kept, for every checkout of this user.
 * @param {Environment} env */
export function cacheFolder(env) {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'switchboard');
}

/** The first of these programs that is on the PATH.
 * @param {string[]} names
 * @param {Environment} env
 * @returns {string | null} */
export function onPath(names, env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (existsSync(path)) return path;
      }
  return null;
}

/** What stops the set-up, as a sentence that tells what to do. */
export class SetupError extends Error {}
