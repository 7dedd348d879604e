import type { Viewer } from '../domain/access.ts';
import { allow, type Decision } from '../domain/decision.ts';
import { type Addressee, fitsMany, leave, type LeftOut, type Way, wayTo } from '../domain/template-many.ts';
import { mayBeSent } from '../domain/template.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { findContact } from './contacts.ts';
import { findBegun, isOurs, listTheirs, lockPhone, startIn, TurnedBack } from './starting.ts';
import { queueTemplateIn } from './template-sends.ts';
import { readAttributes, refusedMarketing } from './template-use.ts';
import { findTemplate } from './templates.ts';
import { inTransaction } from './transaction.ts';

export interface AddresseeRow extends Addressee {
  id: string;
  name: string | null;
  username: string | null;
  phone: string | null;
}

/** One of many that a template shall go to. Null: not there, not this viewer's to know, or another contact by now. */
export async function findAddressee(sql: Sql | Tx, viewer: Viewer, id: string): Promise<AddresseeRow | null> {
  const contact = await findContact(sql, viewer, id);
  if (contact === null || contact.mergedIntoId !== null) return null;
  const { name, username, phone, blocked } = contact;
  const [attributes, theirs, optedOut, ownNumber, identities] = await Promise.all([
    readAttributes(sql, id),
    listTheirs(sql, id),
    refusedMarketing(sql, id),
    phone === null ? false : isOurs(sql, phone),
    sql`select from identities where contact_id = ${id} limit 1`,
  ]);
  const addressed = identities.length > 0;
  const known = { name, phone, attributes };
  return { id, name, username, phone, known, blocked, optedOut, ownNumber, addressed, theirs };
}

export interface SendOfMany {
  by: string;
  contactId: string;
  numberId: string;
  templateId: string;
  /** What goes to all, by the field's key. */
  written: Record<string, string>;
  /** This contact's of this form: sent again, queued once. */
  formKey: string;
}

/** `again`: this form had queued it before. */
export type SentOfMany = { way: Way['way'] | 'again'; changed: Change };

/**
 * Sends it to one of many, in a transaction of its own: everything is asked again, as things stand now, and then it goes
 * by the very functions that a single one goes by.
 */
export async function sendOneOfMany(sql: Sql, send: SendOfMany): Promise<Decision<SentOfMany, LeftOut>> {
  try {
    return await inTransaction(sql, (tx) => sendIn(tx, send));
  } catch (error) {
    if (error instanceof TurnedBack) return notNow(error.why);
    throw error;
  }
}

async function sendIn(tx: Tx, send: SendOfMany): Promise<Decision<SentOfMany, LeftOut>> {
  const { by, contactId, numberId, templateId, written, formKey } = send;
  const viewer = await lockAll(tx, send);
  if ((await findBegun(tx, by, formKey)) !== null) return again;
  const to = await findAddressee(tx, viewer, contactId);
  if (to === null) return leave('not-theirs');
  const template = await findTemplate(tx, numberId, templateId);
  if (template === null || !mayBeSent(template) || !fitsMany(template)) return leave('template-not-sendable');
  const way = wayTo(viewer, { numberId, template, written }, to);
  if (!way.ok) return way;

  const sending = { by, templateId, filled: way.value.filled, formKey };
  const conversationId = 'conversationId' in way.value ? way.value.conversationId : null;
  if (conversationId === null) {
    const started = await startIn(tx, { ...sending, numberId, phone: to.phone ?? '', contactId });
    if (started.ok) return allow({ way: way.value.way, changed: started.value.changed });
    // They have written to this number this very moment.
    if (started.why !== 'exists' || started.conversationId === null) return notNow(started.why);
    return queueIn(tx, { ...sending, conversationId: started.conversationId }, 'goes-on');
  }
  return queueIn(tx, { ...sending, conversationId }, way.value.way);
}

async function queueIn(
  tx: Tx,
  sending: Parameters<typeof queueTemplateIn>[1],
  way: Way['way'],
): Promise<Decision<SentOfMany, LeftOut>> {
  const queued = await queueTemplateIn(tx, sending);
  if (!queued.ok) return notNow(queued.why);
  const { changed } = queued.value;
  return changed.outbox === true ? allow({ way, changed }) : again;
}

const again = allow<SentOfMany>({ way: 'again', changed: {} });

/** What a single one's own rules say, where things have changed since they were looked at. */
function notNow(why: TurnedBack['why'] | 'waiting') {
  switch (why) {
    case 'blocked':
    case 'colleague':
    case 'own-number':
    case 'waiting':
    case 'template-not-sendable':
      return leave(why);
    case 'phone-needed':
      return leave('no-phone');
    case 'exists':
    case 'no-upload':
    case 'not-allowed':
      return leave('not-allowed');
  }
}

/** In everybody's order: the phone, the contact, then who sends, who stay as they are until it is written. */
async function lockAll(tx: Tx, { by, contactId }: SendOfMany): Promise<Viewer> {
  const [phone] = await tx<{ value: string }[]>`
    select value from identities where contact_id = ${contactId} and kind = 'phone' limit 1`;
  if (phone !== undefined) await lockPhone(tx, phone.value);
  await tx`select from contacts where id = ${contactId} for share`;
  await tx`select from users where id = ${by} for share`;
  await tx`select from members where user_id = ${by} order by number_id for share`;
  const [viewer] = await tx<Viewer[]>`
    select id, role, active,
      array(select number_id from members where user_id = users.id order by number_id) as "numberIds"
    from users where id = ${by}`;
  if (viewer === undefined) throw new Error(`there is no user ${by}`);
  return viewer;
}
