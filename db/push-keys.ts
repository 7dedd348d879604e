import { createECDH } from 'node:crypto';
import type { Sql } from './connect.ts';
import { seal, unseal } from './seal.ts';
import { inTransaction } from './transaction.ts';

/** Base64url: a point of P-256 without compression (65 bytes), and its scalar (32 bytes). */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/**
 * The keys by which push services know us (VAPID, RFC 8292). Made at the first call: processes that come at the same
 * time get the same ones. Sealed under another `SECRET_KEY` they are lost, and made anew; a browser rings only under
 * those it was told of, so that nobody's does any more.
 */
export async function findPushKeys(sql: Sql, sealingKey: Buffer): Promise<PushKeys> {
  const known = await find(sql);
  const row = known ?? (await make(sql, sealingKey));
  try {
    return { publicKey: row.publicKey, privateKey: unseal(sealingKey, row.privateKey) };
  } catch (error) {
    if (known === null) throw error;
    await inTransaction(sql, async (tx) => {
      const lost = await tx`delete from push_keys where public_key = ${row.publicKey} returning 1`;
      if (lost.length > 0) await tx`delete from push_subscriptions`;
    });
    return findPushKeys(sql, sealingKey);
  }
}

interface Row {
  publicKey: string;
  privateKey: Uint8Array;
}

async function find(sql: Sql): Promise<Row | null> {
  const [row] = await sql<Row[]>`
    select public_key as "publicKey", private_key as "privateKey" from push_keys`;
  return row ?? null;
}

async function make(sql: Sql, sealingKey: Buffer): Promise<Row> {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url', 'uncompressed');
  // Of one scalar in 256 the first byte is zero, and left out.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  await sql`
    insert into push_keys (public_key, private_key)
    values (${publicKey}, ${seal(sealingKey, privateKey.toString('base64url'))})
    on conflict (only_row) do nothing`;
  const row = await find(sql);
  if (row === null) throw new Error('the push keys are gone as soon as they were made');
  return row;
}
