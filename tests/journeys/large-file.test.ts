import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueReply } from '../../db/replies.ts';
import { demoPassword } from '../../dev/demo.ts';
import { mainNumber } from '../support/customer.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';

const mb = 1024 * 1024;
let product: Product;
let cookie = '';
let customer = '';

beforeAll(async () => {
  product = await startProduct();
  const { baseUrl, simulatorUrl } = product;
  const welcome = await fetch(`${baseUrl}/login`, {
    ...{ method: 'POST', redirect: 'manual', headers: { origin: baseUrl } },
    body: new URLSearchParams({ email: 'ama@demo.example', password: demoPassword }),
  });
  cookie = welcome.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const made = await fetch(`${simulatorUrl}/_sim/customers`, {
    method: 'POST',
    body: '{"name":"Kwame Large"}',
  });
  customer = ((await made.json()) as { id: string }).id;
}, 120_000);
afterAll(async () => product?.stop());

/** A file that no compression helps with, made as it is read: this process is not to hold it either. */
function large(size: number, seed: string) {
  const hash = createHash('sha256');
  let left = size;
  let block = createHash('sha512').update(seed).digest();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = Buffer.alloc(Math.min(left, 64 * 1024));
      for (let at = 0; at < piece.length; at += block.length) block.copy(piece, at);
      block = createHash('sha512').update(block).digest();
      hash.update(piece);
      controller.enqueue(piece);
      left -= piece.length;
      if (left === 0) controller.close();
    },
  });
  return { body, hash: () => hash.copy().digest('hex') };
}
async function hashOf(response: Response): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of response.body ?? []) hash.update(piece);
  return hash.digest('hex');
}

async function comesIn(
  size: number,
  name: string,
): Promise<{ sent: string; received: string; conversationId: string }> {
  const { baseUrl, simulatorUrl, sql } = product;
  const file = large(size, name);
  const put = await fetch(`${simulatorUrl}/_sim/media?filename=${name}`, {
    ...{ method: 'POST', body: file.body, duplex: 'half', headers: { 'content-type': 'application/zip' } },
  });
  const { id } = (await put.json()) as { id: string };
  await fetch(`${simulatorUrl}/_sim/customers/${customer}/messages?wait=1`, {
    ...{ method: 'POST', body: JSON.stringify({ type: 'document', document: { id, filename: name } }) },
  });
  const [message] = await eventually(
    () => sql<{ id: string; conversationId: string }[]>`
      select message_id as id, conversation_id as "conversationId" from media where name = ${name} and state = 'stored'`,
    (rows) => rows.length === 1,
    60,
  );
  const served = await fetch(`${baseUrl}/media/${message?.id}`, { headers: { cookie } });
  expect(served.status).toBe(200);
  return { sent: file.hash(), received: await hashOf(served), conversationId: message?.conversationId ?? '' };
}

async function goesOut(size: number, name: string, conversationId: string) {
  const { baseUrl, simulatorUrl, sql } = product;
  const file = large(size, name);
  const put = await fetch(`${baseUrl}/conversations/${conversationId}/uploads`, {
    ...{ method: 'POST', body: file.body, duplex: 'half' },
    headers: { cookie, origin: baseUrl, 'content-type': 'application/zip', 'x-file-name': name },
  });
  expect(put.status).toBe(201);
  const { id } = (await put.json()) as { id: string };
  const [ama] = await sql<{ id: string }[]>`select id from users where email = 'ama@demo.example'`;
  await sql`update conversations set stage = 'assigned', agent_id = ${ama?.id ?? ''}, waiting_since = null, turn = turn + 1
    where id = ${conversationId} and stage <> 'assigned'`;
  const queued = await queueReply(sql, {
    ...{ conversationId, by: ama?.id ?? '', body: '', formKey: randomUUID(), uploads: [id] },
  });
  if (!queued.ok) throw new Error(queued.why);
  const { messageId } = queued.value;
  const [given] = await eventually(
    () => sql<{ source: string; delivery: string }[]>`
      select source_id as source, delivery from media join messages on messages.id = message_id where message_id = ${messageId}`,
    ([row]) => ['sent', 'delivered', 'read'].includes(row?.delivery ?? ''),
    60,
  );
  const there = await fetch(`${simulatorUrl}/_sim/media/${given?.source}`);
  const chat = await fetch(`${simulatorUrl}/_sim/customers/${customer}/chats/${mainNumber}`);
  return { sent: file.hash(), received: await hashOf(there), chat: await chat.text() };
}

/** What each process has in memory, and the most it had since it was asked last, in megabytes: as the kernel counts it. */
function memory() {
  const { web, worker } = product.pids;
  return Object.entries({ web, worker }).map(([name, pid]) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kb = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]);
    writeFileSync(`/proc/${pid}/clear_refs`, '5'); // the peak is counted anew from here
    return { name, now: Math.round(kb('VmRSS') / 1024), peak: Math.round(kb('VmHWM') / 1024) };
  });
}

test.skipIf(process.platform !== 'linux')(
  'documents of 90 MB go both ways, whole, and neither web nor worker grows by 20 MB',
  async () => {
    // Everything that this needs is loaded, and has been both ways once: what V8 and Temporal's core then keep for
    // themselves is no file's.
    const { conversationId } = await comesIn(8 * mb, 'first.zip');
    await goesOut(8 * mb, 'first-back.zip', conversationId);
    const before = memory();

    for (const name of ['second', 'third']) {
      const inwards = await comesIn(90 * mb, `${name}.zip`);
      const outwards = await goesOut(90 * mb, `${name}-back.zip`, conversationId);
      expect(inwards.received).toBe(inwards.sent);
      expect(outwards.received).toBe(outwards.sent);
      expect(outwards.chat).toContain(`${name}-back.zip`);

      const grown = memory().map(({ name: process, peak }) => ({
        process,
        grown: peak - (before.find((one) => one.name === process)?.now ?? 0),
      }));
      console.log(`memory in MB while the ${name} file of 90 MB went both ways:`, JSON.stringify(grown));
      expect(grown.filter((one) => one.grown >= 20)).toEqual([]);
    }
  },
  180_000,
);
