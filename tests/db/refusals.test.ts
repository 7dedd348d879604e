import { beforeEach, expect, test } from 'vitest';
import { forgetRefusals, keepRefusal, listRefusals } from '../../db/refusals.ts';
import { openConversation, stranger } from '../support/build.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let conversationId = '';
beforeEach(async () => {
  ({ conversationId } = await openConversation(stage.sql, { customer: stranger(1) }));
});

const keep = (action: 'transfer' | 'release' | 'close') =>
  keepRefusal(stage.sql, { by: stage.cast.sol, action, about: { conversationId }, why: 'door' });
const actions = async (before: string | null, limit: number) =>
  (await listRefusals(stage.sql, before, limit)).map(({ action }) => action);

test('the newest come first, and a page begins before the last of the one above it', async () => {
  await keep('transfer');
  await keep('release');
  await keep('close');
  expect(await actions(null, 2)).toEqual(['close', 'release']);
  const [, last] = await listRefusals(stage.sql, null, 2);
  expect(await actions(last?.id ?? null, 2)).toEqual(['transfer']);
});

test('one about a contact names their conversation', async () => {
  const [{ contactId } = { contactId: '' }] = await stage.sql<{ contactId: string }[]>`
    select contact_id as "contactId" from conversations`;
  await keepRefusal(stage.sql, {
    ...{ by: stage.cast.sol, action: 'change-owner', about: { contactId }, why: 'decision' },
  });
  expect(await listRefusals(stage.sql, null, 9)).toMatchObject([
    { agentName: 'Sol', action: 'change-owner', why: 'decision', conversationId, name: 'Stranger 1' },
  ]);
});

test('after 90 days they are forgotten, and only then', async () => {
  await keep('transfer');
  await stage.sql`update refusals set at = now() - interval '91 days'`;
  await keep('release');
  await stage.sql`update refusals set at = now() - interval '89 days' where action = 'release'`;
  expect(await forgetRefusals(stage.sql)).toBe(1);
  expect(await actions(null, 9)).toEqual(['release']);
  expect(await forgetRefusals(stage.sql)).toBe(0);
});
