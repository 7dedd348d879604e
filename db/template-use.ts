import type { Sql, Tx } from './connect.ts';

/** How far back, and how many, "lately" is. */
const [since, looked, offered] = ['30 days', 100, 5] as const;

/** The templates of a number's account that somebody has sent lately, the latest first. */
export async function listUsedLately(sql: Sql, numberId: string, userId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select templates.id
    from (
      select content #>> '{says,template,name}' as name, content #>> '{says,template,language}' as language, sent_at
      from messages
      where sender_id = ${userId} and kind = 'template' and sent_at > now() - ${since}::interval
      order by sent_at desc limit ${looked}
    ) sent
    join templates on templates.name = sent.name and templates.language = sent.language
      and templates.waba_id = (select waba_id from numbers where id = ${numberId})
    group by templates.id
    order by max(sent.sent_at) desc
    limit ${offered}`;
  return rows.map(({ id }) => id);
}

/** WhatsApp's code for "this customer wants no marketing from you". */
const noMarketing = 131050;

/**
 * Whether this contact wants no marketing: they said so, or WhatsApp refused some because they told it and has taken none
 * since. That they allowed it again we may not have heard: who sends to one is warned and decides; among many they are
 * left out (`domain/template-many.ts`).
 */
export async function refusedMarketing(sql: Sql | Tx, contactId: string): Promise<boolean> {
  const [known] = await sql<{ consent: 'in' | 'out' | null; errorCode: number | null }[]>`
    select consent, (
      select error_code
      from messages join conversations on conversations.id = conversation_id
      where contact_id = contacts.id and kind = 'template' and direction = 'out'
        and content #>> '{says,template,category}' = 'MARKETING'
        and (error_code = ${noMarketing} or delivery in ('delivered', 'read'))
      order by sent_at desc limit 1) as "errorCode"
    from contacts where id = ${contactId}`;
  if (known?.consent === 'in' || known === undefined) return false;
  return known.consent === 'out' || known.errorCode === noMarketing;
}

/** What else is known of a contact, by the attribute's name. */
export async function readAttributes(sql: Sql | Tx, contactId: string): Promise<Record<string, string>> {
  const rows = await sql<{ name: string; value: string }[]>`
    select name, value from contact_attributes join attributes on attributes.id = attribute_id
    where contact_id = ${contactId}`;
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
