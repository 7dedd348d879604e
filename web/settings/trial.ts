import type { AssignmentFacts } from '../../db/assignment.ts';
import type { Sql } from '../../db/connect.ts';
import { type Customer, findCustomers } from '../../db/customers.ts';
import { listRouted, type StoredRouting } from '../../db/routed.ts';
import { drafted, membersWith } from '../../domain/assignment.ts';
import { type Member, route, type Routed } from '../../domain/routing.ts';
import { type WhyNot, whyNot } from '../../domain/why-not.ts';
import { draftOf, type Entered, isUnsaved, storedOf } from './assignment-form.ts';

/** What the Try it panel asks. */
export interface Asked {
  /** A name or phone as it was typed; empty: somebody new. */
  text: string;
  /** Which of several was chosen. */
  contactId: string | null;
  /** By agent: pretended to be Available, or Away. */
  pretended: ReadonlyMap<string, boolean>;
  /** Who wants to know why the last ones did not come to them. */
  whyId: string | null;
}

/** What would happen. `routed` null: the form cannot be saved, so there is nothing to try. */
export interface Outcome {
  asked: Asked;
  found: Customer[];
  customer: Customer | null;
  members: Member[];
  routed: Routed | null;
  others: WhyNot[];
  /** By the settings as they are, not as somebody has just entered them. */
  asSaved: boolean;
  /** The number's last decisions, where somebody wants to know about them. */
  lately: StoredRouting[];
}

/** How many of the last decisions tell somebody why none came to them. */
const decisionsTold = 20;

export function readAsked(body: Record<string, unknown>): Asked {
  const text = typeof body['customer'] === 'string' ? body['customer'].slice(0, 60).trim() : '';
  const contactId = typeof body['contact'] === 'string' ? body['contact'] : null;
  const pretended = [body['pretend'] ?? []].flat().flatMap((one): [string, boolean][] => {
    const [, is, agentId] = /^(available|away):(.+)$/.exec(String(one)) ?? [];
    return agentId === undefined ? [] : [[agentId, is === 'available']];
  });
  const whyId = typeof body['why'] === 'string' && body['why'] !== '' ? body['why'] : null;
  return { text, contactId, pretended: new Map(pretended), whyId };
}

/**
 * Asks the product's own rule who would get this customer's next conversation, by the form and the facts of this
 * moment. It reads; it writes nothing and takes no turn of the rotation.
 */
export async function tryOut(
  sql: Sql,
  { facts, entered, asked }: { facts: AssignmentFacts; entered: Entered; asked: Asked },
): Promise<Outcome> {
  const found = asked.text === '' ? [] : await findCustomers(sql, facts.numberId, asked.text);
  const customer = found.find(({ contactId }) => contactId === asked.contactId) ?? found[0] ?? null;
  const asSaved = !isUnsaved(entered, facts);
  const lately = asked.whyId === null ? [] : await listRouted(sql, facts.numberId, decisionsTold);
  const draft = draftOf(entered);
  if (draft === null)
    return { asked, found, customer, members: [], routed: null, others: [], asSaved, lately };

  const settings = drafted(storedOf(facts), draft);
  const people = facts.people.map((person) => ({
    ...person,
    online: asked.pretended.get(person.agentId) ?? person.online,
  }));
  const members = membersWith(people, settings, facts.rotation);
  const routed = route({
    ...{ rules: settings.rules, members, rotation: facts.rotation },
    owner: customer?.owner ?? { kind: 'none' },
    previous: customer?.previous ?? null,
  });
  return { asked, found, customer, members, routed, others: whyNot(routed, members), asSaved, lately };
}
