import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { listHealth } from '../../db/health.ts';
import { queueReply } from '../../db/replies.ts';
import type { Connection, Inspection } from '../../domain/health.ts';
import { mainPhoneNumberId, secrets, wabaId } from '../support/cast.ts';
import { openConversation } from '../support/build.ts';
import { setStage } from '../support/stage.ts';
import { worldOf } from './world.ts';

const stage = setStage();
const expired: Inspection = {
  findings: [{ fault: 'token-expired', code: 190, detail: 'Session has expired' }],
  seen: null,
};
const fine: Inspection = { findings: [], seen: null };

test('each connected number is asked about with its own token, and what is found is kept and told', async () => {
  const { sql, cast } = stage;
  await sql`update numbers set access_token = null where id = ${cast.second}`;
  const asked: Connection[] = [];
  const world = { ...worldOf(sql), inspect: async (of: Connection) => (asked.push(of), expired) };
  const { listConnectedNumbers, checkNumber } = createActivities(world);

  expect(await listConnectedNumbers()).toEqual([cast.main]);
  expect(await checkNumber({ numberId: cast.main })).toEqual({ fault: 'token-expired' });
  expect(await checkNumber({ numberId: cast.second }), 'nothing to ask with').toEqual({ fault: null });
  expect(asked).toEqual([
    {
      phoneNumberId: mainPhoneNumberId,
      wabaId,
      accessToken: secrets.accessToken,
      appSecret: secrets.appSecret,
    },
  ]);
  expect(await listHealth(sql)).toMatchObject([{ fact: 'connection', value: 'token-expired' }]);
  expect(world.told).toMatchObject([{ numbers: [cast.main] }]);
});

test('a token that works again wakes the lanes of its number', async () => {
  const { sql, cast } = stage;
  const { conversationId } = await openConversation(sql, { agentId: cast.ben });
  const world = { ...worldOf(sql), inspect: async () => expired };
  const { checkNumber } = createActivities(world);
  await checkNumber({ numberId: cast.main });
  const reply = { conversationId, by: cast.ben, body: 'Yes, until six.', formKey: randomUUID() };
  expect((await queueReply(sql, { ...reply, replyToWamid: null })).ok).toBe(true);
  await sql`delete from outbox`;

  world.inspect = async () => fine;
  await createActivities(world).checkNumber({ numberId: cast.main });
  const rows = await sql`select workflow_id, signal from outbox`;
  expect(rows).toEqual([{ workflow_id: `conversation-${conversationId}-1`, signal: 'messageQueued' }]);
});

test('when nobody can be asked the step fails, to be tried again, and the trouble stays', async () => {
  const { sql, cast } = stage;
  const world = {
    ...worldOf(sql),
    inspect: async (): Promise<Inspection> => ({
      findings: [{ fault: 'unreachable', code: null, detail: 'ECONNREFUSED' }],
      seen: null,
    }),
  };
  await expect(createActivities(world).checkNumber({ numberId: cast.main })).rejects.toThrow('unreachable');
  expect(await listHealth(sql)).toMatchObject([{ value: 'unreachable' }]);
});
