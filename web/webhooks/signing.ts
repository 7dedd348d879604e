import type { Sql } from '../../db/connect.ts';
import { listSigningSecrets } from '../../db/numbers.ts';

/** How long the secrets of our numbers' apps are held unsealed in memory. */
const heldForMs = 10_000;
/** A signature that matches none may be by an app that was entered a moment ago; a stranger costs one query a second. */
const askAgainAfterMs = 1000;

interface Signer {
  appSecret: string;
  phoneNumberIds: readonly string[];
}

export interface SigningSecrets {
  /** The `phone_number_id`s of the apps whose secret passes; null where none does. */
  signers(signed: (appSecret: string) => boolean): Promise<string[] | null>;
}

/** The app secrets of our numbers, read from the database at most every second and at least every ten. */
export function signingSecrets(sql: Sql, sealingKey: Buffer, now = () => performance.now()): SigningSecrets {
  let held: { at: number; list: Promise<Signer[]> } | null = null;

  const read = (olderThanMs: number) => {
    if (held === null || now() - held.at > olderThanMs) {
      const list = listSigningSecrets(sql, sealingKey);
      held = { at: now(), list };
      list.catch(() => {
        held = null; // whoever waits for it gets the error; the next one asks again
      });
    }
    return held.list;
  };
  const passing = async (signed: (appSecret: string) => boolean, olderThanMs: number) =>
    (await read(olderThanMs)).filter(({ appSecret }) => signed(appSecret));

  return {
    async signers(signed) {
      let found = await passing(signed, heldForMs);
      if (found.length === 0) found = await passing(signed, askAgainAfterMs);
      return found.length === 0 ? null : found.flatMap(({ phoneNumberIds }) => phoneNumberIds);
    },
  };
}
