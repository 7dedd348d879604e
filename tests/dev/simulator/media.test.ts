import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWhatsAppMedia } from '../../../channels/whatsapp/media.ts';
import { inPieces, paper, sha256, whole } from '../../support/files.ts';
import { main, type Rehearsal, rehearse } from './product.ts';

let sim: Rehearsal;
beforeAll(async () => {
  sim = await rehearse();
});
afterAll(() => sim.stop());
beforeEach(() => sim.control('POST', '/reset'));

const credentials = { phoneNumberId: main, accessToken: 'demo-access-token' };
const signal = new AbortController().signal;
const client = () => createWhatsAppMedia({ apiUrl: sim.url, version: 'v25.0' });
const download = (id: string) => client().download(credentials, id, signal);
const give = (bytes: Uint8Array, type = 'application/pdf') =>
  client().upload(credentials, { content: inPieces(bytes), size: bytes.length, type }, signal);

/** A file on a customer's phone, sent to us: its id at WhatsApp. */
async function sent(bytes: Uint8Array): Promise<string> {
  const put = await fetch(`${sim.url}/_sim/media?filename=paper.pdf`, {
    ...{
      method: 'POST',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/pdf' },
    },
  });
  return ((await put.json()) as { id: string }).id;
}
async function given(bytes: Uint8Array): Promise<string> {
  const outcome = await give(bytes);
  if (outcome.outcome !== 'uploaded') throw new Error(outcome.detail);
  return outcome.sourceId;
}
const content = async (id: string) => {
  const found = await download(id);
  return found.found ? whole(found.body) : found;
};

test('what a customer sends is fetched as our client does it, with its hash', async () => {
  const id = await sent(paper());
  const found = await download(id);
  if (!found.found) throw new Error(found.detail);
  expect(found).toMatchObject({ sha256: sha256(paper()), size: paper().length });
  expect(await whole(found.body)).toEqual(paper());
});

test('what we give is there under its id, and can be sent', async () => {
  const id = await given(paper());
  expect(await content(id)).toEqual(paper());
  const answer = await sim.send({
    type: 'document',
    text: undefined,
    document: { id, filename: 'paper.pdf' },
  });
  expect(answer.status).toBe(200);
});

test('more than WhatsApp takes is refused', async () => {
  expect(await give(Buffer.alloc(6 * 1024 * 1024), 'image/png')).toMatchObject({
    outcome: 'final',
    code: 131053,
  });
});

describe('what can be made to go wrong', () => {
  test('a file’s time is over, for fetching and for sending', async () => {
    const [theirs, ours] = [await sent(paper()), await given(paper())];
    await sim.control('POST', `/media/expiry?id=${theirs}`);
    expect(await download(theirs)).toMatchObject({ found: false, why: 'gone' });
    expect(await content(ours)).toEqual(paper());
    await sim.control('POST', '/media/expiry');
    expect((await sim.send({ type: 'document', document: { id: ours } })).status).toBe(400);
  });

  test.each(['missing', 'down', 'elsewhere'] as const)('its host: %s', async (state) => {
    const id = await sent(paper());
    await sim.control('POST', '/faults', { fault: 'download', state, times: 1 });
    expect(await download(id)).toMatchObject({ found: false, why: 'later' });
    expect(await content(id)).toEqual(paper());
  });

  test('half of it comes', async () => {
    const id = await sent(paper());
    await sim.control('POST', '/faults', { fault: 'download', state: 'cut', times: 1 });
    expect(await content(id)).not.toEqual(paper());
  });

  test('its hash is told wrong', async () => {
    const id = await sent(paper());
    await sim.control('POST', '/faults', { fault: 'wrong-hash', times: 1 });
    expect(await download(id)).not.toMatchObject({ sha256: sha256(paper()) });
    expect(await download(id)).toMatchObject({ sha256: sha256(paper()) });
  });

  test('a file of ours is not taken', async () => {
    await sim.control('POST', '/faults', { fault: 'upload', code: 131016, times: 1 });
    expect(await give(paper())).toMatchObject({ outcome: 'retry', code: 131016 });
    await sim.control('POST', '/faults', { fault: 'upload', closed: true, times: 1 });
    expect(await give(paper())).toMatchObject({ outcome: 'retry', code: null });
    expect(await give(paper())).toMatchObject({ outcome: 'uploaded' });
  });
});
