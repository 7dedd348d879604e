import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const watched = new URL('../../dev/watched.mjs', import.meta.url).href;

test('a watched process hears from its threads what these say, and nothing of Node’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-watched-'));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('loaded.mjs', 'export const said = "done";');
  await write(
    'thread.mjs',
    `import { parentPort } from 'node:worker_threads'; import { said } from './loaded.mjs'; parentPort.postMessage(said);`,
  );
  await write(
    'main.cjs',
    `const { Worker } = require('node:worker_threads');
     new Worker(require('node:path').join(__dirname, 'thread.mjs')).on('message', (message) => console.log(JSON.stringify(message)));`,
  );

  const child = spawn(process.execPath, ['--watch', '--import', watched, join(folder, 'main.cjs')]);
  const heard: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    heard.push(line);
    if (line === '"done"') break;
  }
  child.kill();
  await rm(folder, { recursive: true });
  expect(heard).toEqual(['"done"']);
});
