/** The row of ROUTING about a forged request, at the door it comes to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation } from '../support/build.ts';
import { available } from '../support/cast.ts';
import { type House, openHouse } from '../web/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('37: a Sale forges a transfer: 403, audited, and nothing moves', async () => {
  const { sql, cast } = house;
  await available(sql, cast.sade);
  const { conversationId } = await openConversation(sql, { agentId: cast.sol });
  const sol = await house.as('sol');
  const forged = { command: crypto.randomUUID(), to: cast.sade, from: cast.sol };
  const { status } = await sol.post(`/conversations/${conversationId}/agent`, forged);
  expect(status).toBe(403);
  expect(await sql`select user_id, action, conversation_id, why from refusals`).toEqual([
    { user_id: cast.sol, action: 'transfer', conversation_id: conversationId, why: 'door' },
  ]);
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.sol }]);
});
