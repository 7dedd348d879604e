import { createHmac } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../channels/whatsapp/webhook.ts';
import { insertNumber } from '../../db/numbers.ts';
import { secrets } from '../support/cast.ts';
import { type Browser, type House, openHouse } from './house.ts';

/** Payloads taken from public test suites, beside the project and not in it; a clone alone has `tests/channels/payloads`. */
const folder = join(import.meta.dirname, '../../../shared/fixtures/whatsapp');
const files = globSync('**/*.json', { cwd: folder }).filter(
  (file) => !file.startsWith('api/') && !file.startsWith('signature/'),
);

let house: House;
let ama: Browser;

describe.skipIf(!existsSync(folder))(
  'each of ../shared/fixtures/whatsapp through the door (skipped where that folder is not)',
  () => {
    beforeAll(async () => {
      house = await openHouse();
      ama = await house.as('ama');
      await connectTheirNumbers();
    });
    afterAll(() => house.close());

    test.each(files)(
      '%s is answered 200, kept, and what was said in it is stored and shown',
      async (file) => {
        const raw = readFileSync(join(folder, file));
        const answer = await post(raw);
        expect(answer.status).toBe(200);
        expect(await states(raw)).toHaveLength(1);

        const parsed = parse(raw);
        if ('unreadable' in parsed) throw new Error(parsed.unreadable);
        for (const item of parsed.items) {
          if (item.type !== 'message' && item.type !== 'echo') continue;
          const [message] = await stored(item.wamid);
          expect(message, `${item.kind} is stored`).toBeDefined();
          const page = await ama.get(`/inbox/${message?.conversation}?view=all`);
          expect(page.status).toBe(200);
          expect(await page.text(), `${item.kind} is in the thread`).toContain(`id="msg-${message?.id}"`);
        }

        const before = await counts();
        expect((await post(raw)).status, 'the same again').toBe(200);
        expect(await counts(), 'the same again adds nothing').toEqual(before);
      },
    );
  },
);

const post = (raw: Buffer) =>
  house.app.request('/webhooks/whatsapp', {
    method: 'POST',
    body: new Uint8Array(raw),
    headers: {
      'x-hub-signature-256': `sha256=${createHmac('sha256', secrets.appSecret).update(raw).digest('hex')}`,
    },
  });
const states = (raw: Buffer) => house.sql`select state from deliveries where body = ${raw}`;
const stored = (wamid: string) => house.sql<{ id: string; conversation: string }[]>`
  select id, conversation_id as conversation from messages where wamid = ${wamid}`;
const counts = () => house.sql`
  select (select count(*) from messages) as messages, (select count(*) from contacts) as contacts,
    (select count(*) from conversations) as conversations, (select sum(episode) from conversations) as episodes`;

/** The suites wrote to numbers of their own: here they are ours, of the app that signs. */
async function connectTheirNumbers() {
  const theirs = new Set<string>();
  for (const file of files) {
    const parsed = parse(readFileSync(join(folder, file)));
    if ('items' in parsed) for (const id of parsed.phoneNumberIds) theirs.add(id);
  }
  const ours = await house.sql<{ id: string }[]>`select phone_number_id as id from numbers`;
  for (const { id } of ours) theirs.delete(id);
  for (const phoneNumberId of theirs)
    await house.sql.begin((tx) =>
      insertNumber(tx, {
        phoneNumberId,
        wabaId: '1',
        displayPhone: `+${phoneNumberId}`,
        name: phoneNumberId,
        secrets,
      }),
    );
}
