import { addMember } from '../../../db/numbers.ts';
import { createAttribute } from '../../../db/attributes.ts';
import { keepFile } from '../../../db/imports.ts';
import { createTag } from '../../../db/tags.ts';
import { setOwner } from '../../../db/contacts.ts';
import { openConversation, stranger } from '../../support/build.ts';
import { insertPerson } from '../../support/cast.ts';
import { invited } from '../../support/invitations.ts';
import { keepPicture } from '../../support/media.ts';
import { type Browser, type House, openHouse, password } from '../house.ts';
import { hashPassword } from 'better-auth/crypto';
import { type Relation, relations, type Role, roles, rules } from './table.ts';

/** Somebody of a role, signed in, and the conversation they stand in this relation to. */
export interface Subject {
  role: Role;
  relation: Relation;
  id: string;
  email: string;
  browser: Browser;
  conversation: string;
  contact: string;
  /** It carries a picture. */
  message: string;
  /** A file of theirs that they have not sent yet. */
  upload: string;
  /** A note of theirs. */
  note: string;
  /** What its customer wrote; nobody else wrote the same. */
  text: string;
}

export interface Crowd {
  house: House;
  subjects: Subject[];
  /** Somebody who is changed and deactivated by those who may. */
  spare: string;
  /** Of somebody who is invited, changed and revoked by those who may. */
  invitation: string;
  /** Changed by those who may. */
  tag: string;
  attribute: string;
  reply: string;
  import: string;
  close(): Promise<void>;
}

/** One of every role in every relation, each with a conversation of their own: on Main, and with Ben where it is not theirs. */
export async function gatherCrowd(options: Parameters<typeof openHouse>[0] = {}): Promise<Crowd> {
  const house = await openHouse(options);
  const { sql, cast } = house;
  const subjects: Subject[] = [];
  for (const [n, { role, relation }] of pairs().entries()) {
    const name = `${role} ${relation}`.replaceAll('_', ' ');
    const id = await insertPerson(sql, name, role);
    const numberId = relation === 'stranger' ? cast.second : cast.main;
    await sql.begin((tx) => addMember(tx, { numberId, userId: id, capacity: null }));

    const text = `Only for ${name}.`;
    const agentId = relation === 'assignee' || relation === 'deactivated' ? id : cast.ben;
    const opened = await openConversation(sql, { body: text, customer: stranger(n), agentId });
    if (relation === 'owner') await own(house, opened.contactId, id);
    const [message] = await sql<
      { id: string }[]
    >`select id from messages where conversation_id = ${opened.conversationId}`;
    const messageId = message?.id ?? '';
    await keepPicture(house, { conversationId: opened.conversationId, messageId, by: null });
    const upload = await keepPicture(house, {
      ...{ conversationId: opened.conversationId, messageId: null, by: id },
    });
    const [note] = await sql<{ id: string }[]>`
      insert into notes (conversation_id, author_id, seq, body, form_key)
      values (${opened.conversationId}, ${id}, 900, 'A note', uuidv7()) returning id`;
    subjects.push({
      upload,
      note: note?.id ?? '',
      ...{ role, relation, id, text, browser: house.browser() },
      email: `${name.replaceAll(' ', '-')}@demo.example`,
      conversation: opened.conversationId,
      contact: opened.contactId,
      message: messageId,
    });
  }
  await sql`insert into accounts (user_id, account_id, provider_id, password)
    select id, id, 'credential', ${await hashPassword(password)} from users
    where not exists (select from accounts where user_id = users.id)`;
  for (const subject of subjects) await signIn(house, subject);
  await sql`update users set active = false where id = any(${subjects
    .filter(({ relation }) => relation === 'deactivated')
    .map(({ id }) => id)}::uuid[])`;
  const spare = await insertPerson(sql, 'Spare', 'service');
  const { invitationId: invitation } = await invited(sql, { by: house.cast.ama });
  const made = await createTag(sql, { name: 'spare', hue: null });
  if (!made.ok) throw new Error('the tag was not made');
  const wanted = await createAttribute(sql, { name: 'City', kind: 'text', choices: [] });
  if (!wanted.ok) throw new Error('the attribute was not made');
  const kept = await keepFile(sql, {
    ...{ formKey: crypto.randomUUID(), by: cast.ama, fileName: 'list.csv', mostRows: 10 },
    rows: listOf(['phone'], ['+447700900118']),
  });
  if (!kept.ok) throw new Error('the file was not kept');
  const [reply] = await sql<{ id: string }[]>`
    insert into canned_replies (name, body) values ('hours', 'We open at nine.') returning id`;
  const ids = {
    ...{ tag: made.value.id, attribute: wanted.value.id, import: kept.value },
    reply: reply?.id ?? '',
  };
  return { house, subjects, spare, invitation, ...ids, close: () => house.close() };
}

/** A session of their own, by the login page. */
export async function signIn({ sql }: House, { email, browser }: Subject): Promise<void> {
  await sql`delete from rate_limits`;
  const welcome = await browser.login(email);
  if (welcome.status !== 303) throw new Error(`${email} could not log in: ${welcome.status}`);
}

/** What this person may see of everybody's conversations: their own by the table, all others as a member or a stranger. */
export function visibleTo({ subjects }: Crowd, { role, relation, conversation }: Subject): string[] {
  const see = rules['see a conversation'][role];
  const elsewhere: Relation =
    relation === 'deactivated' ? 'deactivated' : relation === 'stranger' ? 'stranger' : 'member';
  return subjects
    .filter((each) => see[each.conversation === conversation ? relation : elsewhere] === 'yes')
    .map((each) => each.conversation);
}

async function own({ sql, cast }: House, contactId: string, ownerId: string) {
  const { ok } = await setOwner(sql, {
    ...{ contactId, by: cast.ama, commandId: crypto.randomUUID(), move: false },
    from: { kind: 'nobody' },
    to: { kind: 'agent', agentId: ownerId },
  });
  if (!ok) throw new Error('the owner was not set');
  await sql`delete from outbox`;
}

const pairs = () => roles.flatMap((role) => relations.map((relation) => ({ role, relation })));

async function* listOf(...rows: string[][]) {
  for (const [at, cells] of rows.entries()) yield { line: at + 1, cells };
}
