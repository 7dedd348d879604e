import type { Tx } from '../../db/connect.ts';
import { bsuidFor } from '../simulator/world.ts';
import type { DemoCast } from './cast.ts';
import type { Story } from './story.ts';

/** The contact of a story, known by the same ids as on the simulator's phone, with tags and owner. */
export async function insertCustomer(tx: Tx, cast: DemoCast, { customer }: Story): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into contacts (name, username, owner_id, owner_email, hue)
    values (${customer.name}, ${customer.username ?? null},
      ${customer.owner === undefined ? null : cast.people[customer.owner]}, ${customer.ownerEmail ?? null}, ${customer.hue})
    returning id`;
  const bsuid = bsuidFor(customer.phone ?? customer.username ?? '');
  await tx`insert into identities (kind, value, contact_id) values ('bsuid', ${bsuid}, ${row.id})`;
  if (customer.phone !== null)
    await tx`insert into identities (kind, value, contact_id) values ('phone', ${customer.phone}, ${row.id})`;
  for (const [index, tag] of (customer.tags ?? []).entries()) {
    await tx`insert into tags (name, hue) values (${tag}, ${hueOf(tag, index)}) on conflict (name) do nothing`;
    await tx`insert into contact_tags (contact_id, tag_id) select ${row.id}, id from tags where name = ${tag}`;
  }
  return row.id;
}

const tagHues: Record<string, number> = {
  delivery: 6,
  warranty: 4,
  workshop: 2,
  business: 1,
  vip: 5,
  sizing: 7,
};
const hueOf = (tag: string, index: number) => tagHues[tag] ?? index + 1;
