import { randomBytes } from 'node:crypto';
import { botChanges, type BotDraft } from '../domain/bot-changes.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { findBot } from './bots.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';
import { callDesk } from './outbox.ts';
import { seal } from './seal.ts';
import { inTransaction } from './transaction.ts';

/** `changed-meanwhile`: somebody saved since the page was drawn. */
export type SaveBotRefusal = 'no-number' | 'changed-meanwhile';

export interface SaveBot {
  numberId: string;
  by: string;
  /** The version that the form was drawn from. */
  version: number;
  draft: BotDraft;
  /** Seals the secret that comes with the first address of a webhook bot (`sealingKey`). */
  key: Buffer;
}

/** `secret`: the one just made, to be shown once; null: none was. */
export interface SavedBot {
  version: number;
  secret: string | null;
}

/**
 * Saves a number's bot as the next version, in one transaction under the desk's lock, as the assignment settings are.
 * Switched off, it calls the desk, which gives to people whatever is with the bot (ROUTING 56). What is saved twice, or
 * is so already, changes nothing and is no conflict.
 */
export async function saveBot(
  sql: Sql,
  save: SaveBot,
): Promise<Decision<SavedBot, SaveBotRefusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const { numberId, draft } = save;
    await tx`select from desks where number_id = ${numberId} for update`;
    const bot = await findBot(tx, numberId);
    if (bot === null) return { ...refuse('no-number'), changed: {} };
    const { version, ...before } = bot;
    if (botChanges(before, draft).length === 0) return { ...allow({ version, secret: null }), changed: {} };
    if (version !== save.version) return { ...refuse('changed-meanwhile'), changed: {} };

    await keepVersion(tx, save, before);
    const secret = draft.settings.webhook.url === '' ? null : await makeFirstSecret(tx, save);
    const isOff = before.on && !draft.on;
    if (isOff) await callDesk(tx, numberId);
    const changed = { numbers: [numberId], outbox: isOff };
    return { ...allow({ version: version + 1, secret }), changed };
  });
}

/** What is asked from now on, and what the page's history leads back to. */
async function keepVersion(tx: Tx, { numberId, by, version, draft }: SaveBot, before: BotDraft) {
  await tx`
    insert into bot_versions (number_id, version, changed_at, settings)
    select id, ${version}, created_at, ${json(tx, before)} from numbers where id = ${numberId}
    on conflict do nothing`;
  await tx`
    update numbers set bot_on = ${draft.on}, reply_stops_bot = ${draft.replyStopsBot} where id = ${numberId}`;
  await tx`
    insert into bots (number_id, version, settings) values (${numberId}, ${version + 1}, ${json(tx, draft.settings)})
    on conflict (number_id) do update set version = excluded.version, settings = excluded.settings`;
  await tx`
    insert into bot_versions (number_id, version, changed_by, settings)
    values (${numberId}, ${version + 1}, ${by}, ${json(tx, draft)})`;
}

async function makeFirstSecret(tx: Tx, { numberId, key }: SaveBot): Promise<string | null> {
  const secret = newSecret();
  const made = await tx`
    update bots set webhook_secret = ${seal(key, secret)}
    where number_id = ${numberId} and webhook_secret is null returning number_id`;
  return made.length === 0 ? null : secret;
}

/**
 * Puts a new secret in the place of the one there is, and answers it, to be shown once; null: there is none yet. Not
 * idempotent and needs not be: pressed twice, the last one counts, and is what the page shows.
 */
export async function renewSecret(
  sql: Sql,
  { numberId, key }: { numberId: string; key: Buffer },
): Promise<string | null> {
  const secret = newSecret();
  const renewed = await sql`
    update bots set webhook_secret = ${seal(key, secret)}
    where number_id = ${numberId} and webhook_secret is not null returning number_id`;
  return renewed.length === 0 ? null : secret;
}

const newSecret = (): string => randomBytes(32).toString('base64url');
