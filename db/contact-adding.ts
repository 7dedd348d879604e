import type { Viewer } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { spellings } from '../domain/phone.ts';
import type { Sql } from './connect.ts';
import { writeContactEvents } from './contact-tags.ts';
import { findContact } from './contacts.ts';
import { findContact as findKnown, findOrMakeContact, identitiesOf, lockIdentities } from './identities.ts';
import { inTransaction } from './transaction.ts';

/**
 * Somebody who has not written yet, as the contact they are from then on: a message from this phone is theirs. Who is
 * known by it already is that contact; where it is not this viewer's to see, a colleague handles them (ROUTING 29). A
 * Sale owns whom they add. Sent twice, added once.
 */
export async function addContact(
  sql: Sql,
  viewer: Viewer,
  asked: { name: string; phone: string },
): Promise<Decision<{ id: string; known: boolean }, 'colleague'>> {
  // Some countries' mobile numbers lose or gain a digit in WhatsApp: whoever is known by either is the one.
  const identities = spellings(asked.phone).flatMap((phone) => identitiesOf({ phone }));
  const name = asked.name.replace(/[\p{Cc}]/gu, ' ').trim();
  const { id, known } = await inTransaction(sql, async (tx) => {
    await lockIdentities(tx, identities);
    const there = await findKnown(tx, identities);
    if (there !== null) return { id: there, known: true };
    const made = await findOrMakeContact(tx, {
      ...{ bsuid: null, parentBsuid: null, username: null },
      ...{ phone: asked.phone, name: name === '' ? null : name },
    });
    if (viewer.role === 'sale') {
      await tx`update contacts set owner_id = ${viewer.id} where id = ${made}`;
      await tx`
        insert into owner_changes (id, contact_id, by_user, owner_id)
        values (uuidv7(), ${made}, ${viewer.id}, ${viewer.id})`;
    }
    await writeContactEvents(tx, [made], { kind: 'created', by: viewer.id });
    return { id: made, known: false };
  });
  if (known && (await findContact(sql, viewer, id)) === null) return refuse('colleague');
  return allow({ id, known });
}
