import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { describe, expect, test } from 'vitest';
import { workflowBundle } from '../support/temporal.ts';
import { environmentForFile } from '../workflows/rehearsal.ts';
import { play, type Scenario, scenarios } from './scenarios.ts';

/*
 * What ran yesterday is played again with today's workflows: whoever changes the order of their steps learns here that
 * open episodes would be stranded, and guards the change with `patched()`. A scenario without a recording is recorded;
 * one is made anew (its file deleted) only while no installation can hold runs of the old kind.
 */
const { History } = temporal.api.history.v1;
const env = environmentForFile();
const names = Object.keys(scenarios) as Scenario[];
const fileOf = (name: Scenario) => new URL(`./${name}.json`, import.meta.url);

async function recorded(name: Scenario) {
  const text = await readFile(fileOf(name), 'utf8');
  return { workflowId: name, history: History.fromObject(JSON.parse(text)) };
}

async function record(name: Scenario) {
  const history = History.toObject(History.fromObject(await play(name, env())), { enums: String, longs: String, bytes: String });
  await writeFile(fileOf(name), `${JSON.stringify(history, null, 1).replaceAll(hostname(), 'worker')}\n`);
}

async function replay(name: Scenario, bundle: { code: string } | { codePath: string }): Promise<Error | undefined> {
  const replays = Worker.runReplayHistories({ workflowBundle: bundle }, [await recorded(name)]);
  for await (const { error } of replays) return error;
  throw new Error('nothing was replayed');
}

test.each(names)('%s goes on with today’s workflows', async (name) => {
  if (!existsSync(fileOf(name))) {
    await record(name);
    expect.fail(`${name}.json was recorded just now: look through it, commit it, run again`);
  }
  expect(await replay(name, await workflowBundle())).toBeUndefined();
});

describe('a changed workflow is found out', () => {
  test.each([
    ['a step under another name', /quickly\((['"])join\1/g, "quickly('arrive'"],
    ['a step left out', /await [^;]*\bjoin\)?\(start\)/g, '{ current: false, unsent: false }'],
    ['a local step made a regular one', /proxyLocalActivities\)\(/g, 'proxyActivities)('],
  ])('%s', async (_what, part, other) => {
    const { codePath } = await workflowBundle();
    const code = await readFile(codePath, 'utf8');
    const changed = code.replaceAll(part, other);
    expect(changed).not.toBe(code);

    const error = await replay('assigned-replied-closed', { code: changed });
    expect(error?.name).toBe('DeterminismViolationError');
  });
});
