import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

const workflowsPath = fileURLToPath(new URL('./workflows/index.ts', import.meta.url));
const bundleFolder = fileURLToPath(new URL('./node_modules/.cache/switchboard/', import.meta.url));

/** The workflows as one script. Kept beside the packages under a name made of its sources, so that the next start is quick. */
export async function bundleWorkflows(log: Pick<Logger, 'debug'>): Promise<{ code: string }> {
  const file = `${bundleFolder}workflows-${await fingerprint()}.js`;
  const kept = await readFile(file, 'utf8').catch(() => null); // not made yet
  if (kept !== null) return { code: kept };

  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  try {
    await mkdir(bundleFolder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, code);
    await rename(`${file}.${process.pid}`, file);
    for (const name of await readdir(bundleFolder))
      if (!file.endsWith(name)) await rm(`${bundleFolder}${name}`, { force: true });
  } catch (err) {
    log.debug({ err }, 'the bundle is not kept: a read-only installation makes it at each start');
  }
  return { code };
}

/** Of everything that goes into the bundle: our own files, and which packages. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['workflows/', 'domain/', '']) {
    const names =
      folder === '' ? ['package-lock.json'] : (await readdir(new URL(folder, import.meta.url))).sort();
    for (const name of names)
      hash.update(name).update(await readFile(new URL(folder + name, import.meta.url)));
  }
  return hash.digest('hex').slice(0, 16);
}
