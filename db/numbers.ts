import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Rules } from '../domain/routing.ts';
import type { Sql, Tx } from './connect.ts';
import { callDeskForRoom } from './outbox.ts';
import { seal, unseal } from './seal.ts';

export interface NewNumber {
  phoneNumberId: string;
  wabaId: string;
  displayPhone: string;
  name: string;
  /** What is left out has the column's default: online in rotation, no advanced rule, leave. */
  rules?: Partial<Rules>;
  botOn?: boolean;
  /** Kept sealed under `key` (`sealingKey`). Left out: not connected yet. */
  secrets?: { key: Buffer; accessToken: string; appSecret: string; verifyToken: string };
}

/** The number with its desk; answers its id. */
export async function insertNumber(tx: Tx, number: NewNumber): Promise<string> {
  const { rules = {}, secrets } = number;
  const sealed = (text: string | undefined) => (secrets && text ? seal(secrets.key, text) : null);
  const row = {
    phone_number_id: number.phoneNumberId,
    waba_id: number.wabaId,
    display_phone: number.displayPhone,
    name: number.name,
    access_token: sealed(secrets?.accessToken),
    app_secret: sealed(secrets?.appSecret),
    verify_token: sealed(secrets?.verifyToken),
    basic_rule: rules.basic ?? 'online_rotation',
    owner_rule: rules.owner ?? false,
    owner_must_be_available: rules.ownerMustBeAvailable ?? false,
    previous_rule: rules.previous ?? false,
    when_free: rules.whenFree ?? 'leave',
    bot_on: number.botOn ?? false,
  };
  const [made] = await tx<{ id: string }[]>`
    with made as (insert into numbers ${tx(row)} returning id),
      desk as (insert into desks (number_id) select id from made)
    select id from made`;
  if (made === undefined) throw new Error('the number was not inserted');
  return made.id;
}

/**
 * A number that an Admin connects, with its first members, in one transaction; answers its id. Not idempotent by a key
 * and needs none: pressed twice, the second finds the phone number id taken.
 */
export async function connectNumber(
  sql: Sql,
  number: NewNumber,
  memberIds: readonly string[],
): Promise<Decision<string, 'taken'>> {
  return sql.begin(async (tx) => {
    const [other] = await tx`select from numbers where phone_number_id = ${number.phoneNumberId}`;
    if (other !== undefined) return refuse('taken');
    const id = await insertNumber(tx, number);
    for (const userId of memberIds) await addMember(tx, { numberId: id, userId, capacity: null });
    return allow(id);
  });
}

export interface NumberRow {
  id: string;
  phoneNumberId: string;
  wabaId: string;
  displayPhone: string;
  name: string;
  botOn: boolean;
  whenFree: Rules['whenFree'];
  /** Why nothing goes out, null when all is well. */
  trouble: string | null;
  troubleSince: Date | null;
}

/** All numbers, by name. Without their secrets. */
export async function listNumbers(sql: Sql): Promise<NumberRow[]> {
  return sql<NumberRow[]>`
    select id, phone_number_id as "phoneNumberId", waba_id as "wabaId", display_phone as "displayPhone", name,
      bot_on as "botOn", when_free as "whenFree", trouble, trouble_since as "troubleSince"
    from numbers order by name, id`;
}

/** An app's secret and the numbers it may sign for: a delivery counts for those alone. */
export interface SigningSecret {
  appSecret: string;
  phoneNumberIds: string[];
}

export async function listSigningSecrets(sql: Sql, key: Buffer): Promise<SigningSecret[]> {
  const rows = await sql<{ appSecret: Buffer; phoneNumberId: string }[]>`
    select app_secret as "appSecret", phone_number_id as "phoneNumberId"
    from numbers where app_secret is not null order by id`;
  const numbersOf = new Map<string, string[]>();
  for (const row of rows) {
    const appSecret = unseal(key, row.appSecret);
    numbersOf.set(appSecret, [...(numbersOf.get(appSecret) ?? []), row.phoneNumberId]);
  }
  return [...numbersOf].map(([appSecret, phoneNumberIds]) => ({ appSecret, phoneNumberIds }));
}

/** The tokens that Meta may name when it checks the webhook's address. */
export async function verifyTokens(sql: Sql, key: Buffer): Promise<string[]> {
  const rows = await sql<{ verifyToken: Buffer }[]>`
    select verify_token as "verifyToken" from numbers where verify_token is not null`;
  return [...new Set(rows.map(({ verifyToken }) => unseal(key, verifyToken)))];
}

/** What a call to the Graph API for this number needs, or null when it is not connected. */
export async function sendingCredentials(
  sql: Sql,
  key: Buffer,
  numberId: string,
): Promise<{ phoneNumberId: string; accessToken: string } | null> {
  const [row] = await sql<{ phoneNumberId: string; accessToken: Buffer | null }[]>`
    select phone_number_id as "phoneNumberId", access_token as "accessToken" from numbers where id = ${numberId}`;
  if (!row?.accessToken) return null;
  return { phoneNumberId: row.phoneNumberId, accessToken: unseal(key, row.accessToken) };
}

/**
 * Joins the rotation at its end: the desk's next count, taken under the desk's lock. Who waits in line may be theirs.
 * Somebody who is a member already keeps their place; only the capacity changes.
 */
export async function addMember(
  tx: Tx,
  { numberId, userId, capacity }: { numberId: string; userId: string; capacity: number | null },
): Promise<void> {
  const [desk] = await tx<{ rotation: number }[]>`
    select rotation from desks where number_id = ${numberId} for update`;
  if (desk === undefined) throw new Error(`number ${numberId} has no desk`);

  const rotation = desk.rotation + 1;
  await tx`
    insert into members (number_id, user_id, capacity, rotation) values (${numberId}, ${userId}, ${capacity}, ${rotation})
    on conflict on constraint members_once do update set capacity = excluded.capacity`;
  await tx`update desks set rotation = ${rotation} where number_id = ${numberId}`;
  await callDeskForRoom(tx, numberId);
}
