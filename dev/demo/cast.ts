import { hashPassword } from 'better-auth/crypto';
import type { Tx } from '../../db/connect.ts';
import { addMember, insertNumber } from '../../db/numbers.ts';
import type { Role } from '../../domain/access.ts';
import { demoNumbers, demoSecrets } from '../simulator/demo.ts';

type Name = 'ama' | 'ines' | 'ben' | 'sade' | 'sol' | 'zed' | 'dee';
export type NumberName = 'main' | 'second';

interface Somebody {
  name: string;
  role: Role;
  hue: number;
  members: NumberName[];
  active?: false;
  what: string;
}

const people: Record<Name, Somebody> = {
  ama: { name: 'Ama Owusu', role: 'admin', hue: 4, members: [], what: 'Admin: sees everything' },
  ines: {
    name: 'Ines Duarte',
    role: 'inbox_manager',
    hue: 7,
    members: [],
    what: 'Inbox manager: sees every conversation',
  },
  ben: { name: 'Ben Okafor', role: 'service', hue: 2, members: ['main'], what: 'Service, on Main' },
  sade: { name: 'Sade Balogun', role: 'service', hue: 1, members: ['main'], what: 'Service, on Main' },
  sol: {
    name: 'Sol Reyes',
    role: 'sale',
    hue: 5,
    members: ['main'],
    what: 'Sale, on Main: sees their own customers',
  },
  zed: { name: 'Zed Novak', role: 'service', hue: 6, members: ['second'], what: 'Service, on Second only' },
  dee: {
    name: 'Dee Park',
    role: 'service',
    hue: 8,
    members: ['main'],
    active: false,
    what: 'Service, deactivated',
  },
};

const email = (name: string) => `${name}@demo.example`;

/** Who can log in, as `npm start` prints it. */
export const demoLogins = Object.entries(people)
  .filter(([, { active }]) => active !== false)
  .map(([name, { what }]) => ({ email: email(name), what }));

/** The ids of everybody. */
export interface DemoCast {
  people: Record<Name, string>;
  numbers: Record<NumberName, string>;
}
export type { Name };

export async function insertCast(
  tx: Tx,
  { key, password }: { key: Buffer; password: string },
): Promise<DemoCast> {
  const hashed = await hashPassword(password);
  const ids: Partial<Record<Name, string>> = {};
  for (const [name, somebody] of Object.entries(people) as Array<[Name, Somebody]>)
    ids[name] = await insertPerson(tx, name, somebody, hashed);

  const numbers = { main: await insertDemoNumber(tx, key, 0), second: await insertDemoNumber(tx, key, 1) };
  for (const [name, { members }] of Object.entries(people) as Array<[Name, Somebody]>)
    for (const number of members) {
      const userId = ids[name];
      if (userId !== undefined) await addMember(tx, { numberId: numbers[number], userId, capacity: null });
    }
  return { people: ids as Record<Name, string>, numbers };
}

/** With a password of better-auth's own kind, so that the login page knows them. */
async function insertPerson(
  tx: Tx,
  name: Name,
  { name: fullName, role, hue, active }: Somebody,
  hashed: string,
) {
  const [row] = await tx<[{ id: string }]>`
    insert into users (name, email, email_verified, role, hue, active)
    values (${fullName}, ${email(name)}, true, ${role}, ${hue}, ${active !== false}) returning id`;
  await tx`
    insert into accounts (user_id, account_id, provider_id, password)
    values (${row.id}, ${row.id}, 'credential', ${hashed})`;
  return row.id;
}

function insertDemoNumber(tx: Tx, key: Buffer, index: 0 | 1): Promise<string> {
  const number = demoNumbers[index];
  if (number === undefined) throw new Error('the simulator has no such number');
  return insertNumber(tx, {
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
    displayPhone: number.displayPhone,
    name: number.name,
    rules:
      index === 0 ? { basic: 'online_rotation', owner: true, previous: true } : { basic: 'online_rotation' },
    secrets: { key, accessToken: 'demo-access-token', ...demoSecrets },
  });
}
