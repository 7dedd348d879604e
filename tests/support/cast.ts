/**
 * The cast, the same in every test. Ama is Admin, Ines Inbox manager, Ben and Sade Service on Main, Sol Sale on Main,
 * Dee Service on Main but deactivated, Zed Service on Second only. Kofi and Lina are contacts; Sol owns Lina.
 * Main routes online in rotation with both advanced rules on, Second online in rotation alone; no bot, nobody Available.
 */
import type { Role } from '../../domain/access.ts';
import type { Customer } from '../../domain/message.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { addMember, insertNumber } from '../../db/numbers.ts';
import { sealingKey } from '../../db/seal.ts';

export const castKey = sealingKey('the-secret-key-of-the-tests');
export const secrets = {
  key: castKey,
  accessToken: 'demo-access-token',
  appSecret: 'demo-app-secret',
  verifyToken: 'demo-verify-token',
};
export const wabaId = '102290129340398';
export const mainPhoneNumberId = '106540352242922';
export const secondPhoneNumberId = '106540352242923';

export const kofi: Customer = {
  bsuid: 'GH.1203987456',
  parentBsuid: null,
  phone: '233201234567',
  name: 'Kofi Mensah',
  username: null,
};
export const lina: Customer = {
  bsuid: 'DE.5567812340',
  parentBsuid: null,
  phone: '4915112345678',
  name: 'Lina Vogt',
  username: null,
};

/** Ids of everybody. */
export interface Cast {
  ama: string;
  ines: string;
  ben: string;
  sade: string;
  sol: string;
  dee: string;
  zed: string;
  kofi: string;
  lina: string;
  main: string;
  second: string;
}

export async function castIn(sql: Sql): Promise<Cast> {
  return sql.begin(async (tx): Promise<Cast> => {
    const person = (name: string, role: Role, active = true) => insertPerson(tx, name, role, active);
    const people = {
      ama: await person('Ama', 'admin'),
      ines: await person('Ines', 'inbox_manager'),
      ben: await person('Ben', 'service'),
      sade: await person('Sade', 'service'),
      sol: await person('Sol', 'sale'),
      dee: await person('Dee', 'service', false),
      zed: await person('Zed', 'service'),
    };
    const main = await insertNumber(tx, {
      phoneNumberId: mainPhoneNumberId,
      wabaId,
      displayPhone: '+1 555 078 3881',
      name: 'Main',
      rules: { basic: 'online_rotation', owner: true, previous: true },
      secrets,
    });
    const second = await insertNumber(tx, {
      phoneNumberId: secondPhoneNumberId,
      wabaId,
      displayPhone: '+1 555 078 3882',
      name: 'Second',
      secrets,
    });
    for (const userId of [people.ben, people.sade, people.sol, people.dee])
      await addMember(tx, { numberId: main, userId, capacity: null });
    await addMember(tx, { numberId: second, userId: people.zed, capacity: null });
    return {
      ...people,
      main,
      second,
      kofi: await insertContact(tx, kofi, null),
      lina: await insertContact(tx, lina, people.sol),
    };
  });
}

/** Somebody who is not of the cast, for tests that need many: active, not yet a member anywhere. */
export async function insertPerson(tx: Sql | Tx, name: string, role: Role, active = true): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@demo.example`;
  const [row] = await tx<{ id: string }[]>`
    insert into users (name, email, role, active) values (${name}, ${email}, ${role}, ${active}) returning id`;
  if (row === undefined) throw new Error(`${name} was not inserted`);
  return row.id;
}

async function insertContact(tx: Tx, customer: Customer, ownerId: string | null): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    with contact as (insert into contacts (name, owner_id) values (${customer.name}, ${ownerId}) returning id),
      named as (
        insert into identities (kind, value, contact_id)
        select kind, value, id from contact, (values ('bsuid', ${customer.bsuid}), ('phone', ${customer.phone})) as by (kind, value))
    select id from contact`;
  if (row === undefined) throw new Error(`${customer.name ?? 'a contact'} was not inserted`);
  return row.id;
}

/** Declared Available with a lease of two minutes. */
export async function available(sql: Sql, ...people: string[]): Promise<void> {
  await sql`
    insert into presence (user_id, available, lease_until)
    select id::uuid, true, now() + interval '2 minutes' from unnest(${people}::text[]) as id
    on conflict (user_id) do update set available = true, lease_until = excluded.lease_until`;
}

export async function away(sql: Sql, ...people: string[]): Promise<void> {
  await sql`update presence set available = false where user_id = any(${people}::uuid[])`;
}
