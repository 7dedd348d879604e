import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { deskWorkflowId } from '../../workflows/contract.ts';
import { fastForward } from '../support/temporal.ts';
import { environmentForFile, type Rehearsal, rehearse, soon } from './rehearsal.ts';

const env = environmentForFile();
let stage: Rehearsal;
afterEach(() => stage.stop());

/** A line of so many; each serve hands out one batch, unless it is held. */
async function openDesk(batches: number) {
  const line = { batches, serves: 0, after: [] as number[], hold: null as Promise<void> | null };
  stage = await rehearse(env(), {
    async serveLine({ after }) {
      line.serves += 1;
      line.after.push(after);
      await line.hold;
      const more = line.batches > 1;
      line.batches = Math.max(0, line.batches - 1);
      return { more, after: more ? after + 200 : 0 };
    },
  });
  const numberId = randomUUID();
  return {
    line,
    numberId,
    call: () => stage.callDesk(numberId),
    handle: stage.handle(deskWorkflowId(numberId)),
  };
}

test('a desk serves batch after batch to the end of the line', async () => {
  const { line, call } = await openDesk(3);
  await call();
  await soon(() => expect(line.after).toEqual([0, 200, 400]));
});

test('a burst of calls while it serves costs one more serve', async () => {
  const { line, call } = await openDesk(0);
  const { promise, resolve } = Promise.withResolvers<void>();
  line.hold = promise;
  await call();
  await soon(() => expect(line.serves).toBe(1));
  for (let calls = 0; calls < 50; calls++) await call();
  line.hold = null;
  resolve();
  await soon(() => expect(line.serves).toBe(2));
});

test('a desk ends after a quiet moment, and the next call starts it again', async () => {
  const { line, numberId, call, handle } = await openDesk(0);
  await call();
  await soon(() => expect(line.serves).toBe(1));
  await fastForward(env(), deskWorkflowId(numberId), 6);
  await handle.result();
  await call();
  await soon(() => expect(line.serves).toBe(2));
});

test('no call is lost, whenever it comes: each is followed by a serve', async () => {
  const { line, call } = await openDesk(0);
  for (let calls = 0; calls < 30; calls++) {
    const before = line.serves;
    await call();
    await soon(() => expect(line.serves).toBeGreaterThan(before));
  }
});

test('a desk that is never quiet goes on in a fresh history', async () => {
  const { line, call, handle } = await openDesk(0);
  await call();
  const first = (await handle.describe()).runId;
  for (let calls = 0; (await handle.describe()).runId === first; calls++) {
    const before = line.serves;
    await call();
    await soon(() => expect(line.serves).toBeGreaterThan(before));
    expect(calls).toBeLessThan(100);
  }
});
