import type { Sql, Tx } from './connect.ts';

export type DraftKind = 'reply' | 'note';

export interface Draft {
  body: string;
  /** What a save has to exceed. */
  revision: number;
}
export type Drafts = Record<DraftKind, Draft>;

export const longestDraft = 8192;
/** More than any page has saves under way. */
const leap = 1000;

/** What a person has begun in a conversation; nothing yet is an empty text of revision 0. */
export async function findDrafts(sql: Sql, userId: string, conversationId: string): Promise<Drafts> {
  const rows = await sql<Array<Draft & { kind: DraftKind }>>`
    select kind, body, revision from drafts where user_id = ${userId} and conversation_id = ${conversationId}`;
  const of = (kind: DraftKind): Draft => {
    const row = rows.find((each) => each.kind === kind);
    return { body: row?.body ?? '', revision: Number(row?.revision ?? 0) };
  };
  return { reply: of('reply'), note: of('note') };
}

interface Saved {
  userId: string;
  conversationId: string;
  kind: DraftKind;
  body: string;
  revision: number;
}

/**
 * Keeps what was typed, unless something later was kept: `revision` says which it is then. So a save that comes late or
 * twice, or from a page that has slept, overwrites nothing newer. The answer is what is there now.
 */
export async function saveDraft(sql: Sql, draft: Saved): Promise<Draft & { kept: boolean }> {
  const { userId, conversationId, kind, revision } = draft;
  const body = draft.body.replaceAll('\0', '').toWellFormed();
  const kept = await sql`
    insert into drafts (user_id, conversation_id, kind, body, revision)
    values (${userId}, ${conversationId}, ${kind}, ${body}, ${revision})
    on conflict on constraint drafts_once do update
      set body = excluded.body, revision = excluded.revision, saved_at = clock_timestamp()
      where drafts.revision < excluded.revision
    returning 1`;
  if (kept.length > 0) return { kept: true, body, revision };
  return { kept: false, ...(await findDrafts(sql, userId, conversationId))[kind] };
}

/** It was sent: the draft goes in the transaction that sends, and what was saved before that comes too late. */
export async function dropDraft(
  tx: Tx,
  { userId, conversationId, kind }: Pick<Saved, 'userId' | 'conversationId' | 'kind'>,
): Promise<void> {
  await tx`
    insert into drafts (user_id, conversation_id, kind, body, revision)
    values (${userId}, ${conversationId}, ${kind}, '', ${leap})
    on conflict on constraint drafts_once do update
      set body = '', revision = drafts.revision + ${leap}, saved_at = clock_timestamp()`;
}
