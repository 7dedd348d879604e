/** Each template of the demo organisation, from the filled-in form through the lane to WhatsApp's side. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { createWhatsApp } from '../../channels/whatsapp/client.ts';
import type { Sql } from '../../db/connect.ts';
import { queueTemplate } from '../../db/template-sends.ts';
import { demoTemplates } from '../../dev/simulator/demo-templates.ts';
import { fieldsOf, fill, mayBeSent, type Template } from '../../domain/template.ts';
import { fieldRefusalSentence } from '../../web/templates/sentences.ts';
import { main, type Rehearsal, rehearse } from '../dev/simulator/product.ts';
import { openConversation } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { approve, filledWith } from '../support/templates.ts';
import { worldOf } from './world.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let sim: Rehearsal;
beforeAll(async () => {
  sim = await rehearse({ isPaced: false });
});
afterAll(() => sim.stop());
beforeEach(() => {
  ({ sql, cast } = stage);
});

const stored = (template: (typeof demoTemplates)[number]): Promise<Template> =>
  approve(sql, template.components, {
    ...{ name: template.name, language: template.language, status: template.status },
    ...{ category: template.category, parameterFormat: template.parameter_format },
  });
const given: Record<string, string> = { 'header.latitude': '51.5', 'header.longitude': '-0.1' };

/** Everything filled in; a file is an upload that WhatsApp has been given. */
async function valuesFor(template: Template, conversationId: string): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { key, kind } of fieldsOf(template)) {
    values[key] = given[key] ?? 'A1';
    if (kind !== 'image' && kind !== 'video' && kind !== 'document') continue;
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new File(['a file'], 'a.bin', { type: 'application/pdf' }));
    const answer = await fetch(`${sim.url}/v25.0/${main}/media`, {
      ...{ method: 'POST', body: form, headers: { authorization: 'Bearer a-token' } },
    });
    const { id } = (await answer.json()) as { id: string };
    const [medium] = await sql<{ id: string }[]>`
      insert into media (conversation_id, uploaded_by, kind, state, name, mime, size, storage_key, source_id, source_at)
      values (${conversationId}, ${cast.ben}, ${kind}, 'stored', 'a.pdf', 'application/pdf', 6, 'k', ${id}, now())
      returning id`;
    values[key] = medium?.id ?? '';
  }
  return values;
}

const sendable = demoTemplates.filter(({ status, name }) => status === 'APPROVED' && name !== 'look_book');

test.each(sendable.map((template) => [`${template.name} ${template.language}`, template] as const))(
  '%s is sent with its variables, and refused for each that is missing',
  async (_, demo) => {
    const template = await stored(demo);
    expect(mayBeSent(template)).toBe(true);
    const { conversationId, episode, numberId } = await openConversation(sql, { agentId: cast.ben });
    await sql`update conversations set window_until = now() - interval '1 day'`;
    const values = await valuesFor(template, conversationId);

    for (const { key } of fieldsOf(template)) {
      const refused = fill(template, { ...values, [key]: '' });
      if (refused.ok) throw new Error(`${key} was not missed`);
      expect(refused.why.key).toBe(key);
      expect(fieldRefusalSentence(refused.why)).toMatch(/ is (empty|missing)/);
    }

    const filled = filledWith(template, values);
    const send = { conversationId, by: cast.ben, templateId: template.id, formKey: randomUUID(), filled };
    expect(await queueTemplate(sql, send)).toMatchObject({ ok: true });
    const whatsapp = createWhatsApp({ apiUrl: sim.url, version: 'v25.0' });
    const lane = createActivities({ ...worldOf(sql), whatsapp });
    expect(await lane.sendNext({ conversationId, episode, numberId })).toEqual({ did: 'one' });
    expect(await sql`select delivery, error_detail from messages where direction = 'out'`).toEqual([
      { delivery: 'sent', error_detail: null },
    ]);
  },
);

test('the others are refused by name', async () => {
  const others = demoTemplates.filter((each) => !sendable.includes(each));
  expect(others.length).toBeGreaterThan(3);
  for (const demo of others) {
    const refused = fill(await stored(demo), {});
    expect(refused).toMatchObject({ ok: false, why: { what: 'not-sendable', label: demo.name } });
  }
});
