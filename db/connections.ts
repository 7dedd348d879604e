import type { Connection } from '../domain/health.ts';
import { type Change, merge } from './change.ts';
import type { Sql } from './connect.ts';
import { listNumbers, listSigningSecrets } from './numbers.ts';
import { seal, unseal } from './seal.ts';
import { inTransaction } from './transaction.ts';
import { endTrouble } from './trouble.ts';

/** A number as its page shows and edits it. `connection` holds its secrets: they are for asking WhatsApp, never for a page. */
export interface ConnectedNumber {
  id: string;
  name: string;
  displayPhone: string;
  /** To be entered at Meta, and so no secret to an Admin. */
  verifyToken: string | null;
  connection: Omit<Connection, 'accessToken'> & { accessToken: string | null };
  /** Names of the other numbers of the same app. */
  sharesSecretWith: string[];
}

export async function findNumber(sql: Sql, key: Buffer, id: string): Promise<ConnectedNumber | null> {
  const [row] = await sql<{ name: string; displayPhone: string; verifyToken: Buffer | null }[]>`
    select name, display_phone as "displayPhone", verify_token as "verifyToken" from numbers where id = ${id}`;
  if (row === undefined) return null;
  const [connection, signers, numbers] = await Promise.all([
    readConnection(sql, key, id),
    listSigningSecrets(sql, key),
    listNumbers(sql),
  ]);
  if (connection === null) return null;
  const app = signers.find(({ phoneNumberIds }) => phoneNumberIds.includes(connection.phoneNumberId));
  return {
    ...row,
    id,
    verifyToken: row.verifyToken === null ? null : unseal(key, row.verifyToken),
    connection,
    sharesSecretWith: numbers
      .filter((other) => other.id !== id && app?.phoneNumberIds.includes(other.phoneNumberId))
      .map(({ name }) => name),
  };
}

export interface NumberEdit {
  name: string;
  displayPhone: string;
  wabaId: string;
  /** Null keeps what there is. */
  accessToken: string | null;
  appSecret: string | null;
  verifyToken: string | null;
}

/**
 * The last save wins, and the same save twice is one. A new token may be the end of the number's trouble: its lanes are
 * woken, and the next send tells.
 */
export async function editNumber(sql: Sql, key: Buffer, id: string, edit: NumberEdit): Promise<Change> {
  const sealed = (text: string | null) => (text === null ? null : seal(key, text));
  return inTransaction(sql, async (tx) => {
    await tx`
      update numbers set name = ${edit.name}, display_phone = ${edit.displayPhone}, waba_id = ${edit.wabaId},
        access_token = coalesce(${sealed(edit.accessToken)}, access_token),
        app_secret = coalesce(${sealed(edit.appSecret)}, app_secret),
        verify_token = coalesce(${sealed(edit.verifyToken)}, verify_token)
      where id = ${id}`;
    const woken = edit.accessToken === null ? {} : await endTrouble(tx, id);
    return merge([{ numbers: [id] }, woken]);
  });
}

/** What a check of this number's connection needs, or null when it is not connected. */
export async function connectionOf(sql: Sql, key: Buffer, numberId: string): Promise<Connection | null> {
  const connection = await readConnection(sql, key, numberId);
  return connection?.accessToken ? { ...connection, accessToken: connection.accessToken } : null;
}

async function readConnection(
  sql: Sql,
  key: Buffer,
  numberId: string,
): Promise<ConnectedNumber['connection'] | null> {
  const [row] = await sql<
    { phoneNumberId: string; wabaId: string; accessToken: Buffer | null; appSecret: Buffer | null }[]
  >`
    select phone_number_id as "phoneNumberId", waba_id as "wabaId", access_token as "accessToken",
      app_secret as "appSecret"
    from numbers where id = ${numberId}`;
  if (row === undefined) return null;
  const { accessToken, appSecret, ...ids } = row;
  const opened = (sealed: Buffer | null) => (sealed === null ? null : unseal(key, sealed));
  return { ...ids, accessToken: opened(accessToken), appSecret: opened(appSecret) };
}
