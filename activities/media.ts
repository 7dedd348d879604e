import { ApplicationFailure } from '@temporalio/common';
import { lookAt } from '../channels/storage/look.ts';
import { thumbnailOf } from '../channels/storage/picture.ts';
import { type Received, receive, TooLarge } from '../channels/storage/spool.ts';
import { keyOf, thumbKeyOf } from '../channels/storage/storage.ts';
import type { Credentials } from '../channels/whatsapp/client.ts';
import { failMedium, findExpected, type Expected, keepMedium, type Kept } from '../db/media.ts';
import { sendingCredentials } from '../db/numbers.ts';
import { dropForgotten, forgetOrphans, listForgotten, listOrphans } from '../db/uploads.ts';
import type { MediumFailure } from '../domain/medium.ts';
import { isOfKind, largestReceived } from '../domain/sendable.ts';
import type { Activities } from '../workflows/contract.ts';
import { beating } from './mailing.ts';
import type { World } from './world.ts';

/** A file that arrives broken is asked for so often before it is given up. */
const mostTries = 3;
/** Less than the activity is given (`workflows/steps.ts`). */
const downloadMs = 25 * 60_000;

type Fetched = { kept: Kept } | { failure: MediumFailure };

/** Fetches what WhatsApp has announced. A repeat finds it here, or writes the same under the same key. */
export const media = (world: World): Pick<Activities, 'fetchMedium' | 'giveUpMedium' | 'forgetUploads'> => ({
  async fetchMedium({ mediumId }) {
    const { sql, sealingKey, nudges } = world;
    const expected = await findExpected(sql, mediumId);
    if (expected === null) return { failure: null };
    const credentials = await sendingCredentials(sql, sealingKey, expected.numberId);
    if (credentials === null) throw notHad('the number has no access token');

    const fetched = await beating(world, () => fetchOnce(world, mediumId, expected, credentials));
    if ('failure' in fetched) {
      nudges.changed(await failMedium(sql, mediumId, fetched.failure));
      return { failure: fetched.failure };
    }
    nudges.changed(await keepMedium(sql, mediumId, fetched.kept));
    return { failure: null };
  },

  async giveUpMedium({ mediumId }) {
    world.nudges.changed(await failMedium(world.sql, mediumId, 'unreachable'));
  },

  /** Also those that were kept by a process that died before it wrote their row. The files first, then the rows. */
  async forgetUploads() {
    const forgotten = await listForgotten(world.sql);
    for (const key of forgotten.flatMap(({ keys }) => keys)) await world.storage.remove(key);
    await dropForgotten(
      world.sql,
      forgotten.map(({ id }) => id),
    );
    const orphans = await listOrphans(world.sql);
    for (const key of orphans.flatMap((id) => [keyOf(id), thumbKeyOf(id)])) await world.storage.remove(key);
    await forgetOrphans(world.sql, orphans);
    return { forgotten: forgotten.length + orphans.length };
  },
});

async function fetchOnce(
  world: World,
  mediumId: string,
  expected: Expected,
  credentials: Credentials,
): Promise<Fetched> {
  for (let tries = 1; ; tries++) {
    const downloaded = await download(world, expected, credentials);
    if ('failure' in downloaded) {
      if (downloaded.failure === 'broken' && tries < mostTries) continue;
      return downloaded;
    }
    try {
      return await keep(world, mediumId, expected, downloaded.received);
    } finally {
      await downloaded.received.discard();
    }
  }
}

/** The file whole on our disk, and the one that was meant. Throws where it is worth another try later. */
async function download(
  { whatsappMedia, cancelled }: World,
  { sourceId, kind, sha256 }: Expected,
  credentials: Credentials,
): Promise<{ received: Received } | { failure: MediumFailure }> {
  const late = AbortSignal.timeout(downloadMs);
  const signal = cancelled === undefined ? late : AbortSignal.any([late, cancelled()]);
  const found = await whatsappMedia.download(credentials, sourceId, signal);
  if (!found.found) {
    if (found.why === 'gone') return { failure: 'gone' };
    throw notHad(found.detail);
  }
  const received = await receive(found.body, { largest: largestReceived[kind] }).catch((error: unknown) => {
    if (error instanceof TooLarge) return null;
    throw notHad('it broke off on the way');
  });
  if (received === null) return { failure: 'too-large' };
  const isMeant = [sha256, found.sha256].every((told) => told === null || told === received.sha256);
  if (isMeant) return { received };
  await received.discard();
  return { failure: 'broken' };
}

async function keep(
  { storage }: World,
  mediumId: string,
  { kind }: Expected,
  received: Received,
): Promise<Fetched> {
  const content = await lookAt(received);
  if (!isOfKind(kind, content)) return { failure: 'wrong-type' };

  const storageKey = keyOf(mediumId);
  await storage.keep(storageKey, received);
  const thumbnail = content.width !== null && kind !== 'video' ? await thumbnailOf(received.path) : null;
  const thumbKey = thumbnail === null ? null : thumbKeyOf(mediumId);
  if (thumbnail !== null && thumbKey !== null) await storage.keep(thumbKey, thumbnail);
  return { kept: { ...content, sha256: received.sha256, storageKey, thumbKey } };
}

/** Temporal tries again by the step's retry policy. */
const notHad = (detail: string) =>
  ApplicationFailure.create({ message: detail, type: 'file-not-had', category: 'BENIGN' });
