import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import type { World } from './world.ts';

/** The secret of a link: 256 random bits, made by the step that mails it. Of it only the hash is kept. */
export function newToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: createHash('sha256').update(token).digest() };
}

/** A slow mail server is waited for; Temporal hears meanwhile that we live, and soon when we do not. */
export async function beating<Result>({ beat }: World, work: () => Promise<Result>): Promise<Result> {
  if (beat === undefined) return work();
  const beats = setInterval(beat, 3_000);
  try {
    return await work();
  } finally {
    clearInterval(beats);
  }
}

const recordAgainMs = [250, 500, 1_000, 2_000, 4_000];

/**
 * That a mail has left is known to nobody else: a moment without database must not send it again. What is left is a
 * crash in these milliseconds; then it arrives twice, under one Message-ID, and both links work.
 */
export async function record({ log }: World, write: () => Promise<void>): Promise<void> {
  for (const waitMs of recordAgainMs) {
    try {
      return await write();
    } catch (error) {
      log.warn({ err: error }, 'that a mail has left could not be stored; again');
      await pause(waitMs);
    }
  }
  await write();
}

/** Temporal tries again by the step's retry policy. What the server said stays in our row: it may name an address. */
export const notTaken = () =>
  ApplicationFailure.create({
    message: 'The mail server did not take it',
    type: 'mail-not-taken',
    category: 'BENIGN',
  });
