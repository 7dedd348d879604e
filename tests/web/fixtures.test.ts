import { createHmac } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../channels/whatsapp/webhook.ts';
import { insertNumber } from '../../db/numbers.ts';
import { secrets } from '../support/cast.ts';
import { type Browser, type House, openHouse } from './house.ts';
import { read } from './inbox/room.ts';

/** Payloads taken from public test suites, beside the project and not in it; a clone alone has `tests/channels/payloads`. */
const folder = join(import.meta.dirname, '../../../shared/fixtures/whatsapp');
const files = globSync('**/*.json', { cwd: folder }).filter(
  (file) => !file.startsWith('api/') && !file.startsWith('signature/'),
);

/** As the reference's table has it (section 4), of those whose kind says more than a text's. */
const shownAs: Record<string, RegExp> = {
  'messages/composed-contact-request-answer.json':
    /^Shared their number, as you asked Test Name Contact card \+16505551234 \d/,
  'messages/courier-nfm-reply.json': /^Filled in a form First name Bob Age 32 \d/,
  'messages/courier-voice.json': /^Voice message/,
  'messages/devlooped-contact.json': /^Robert Smith Digital Architect \+44 7800 000456 .*john@example\.com/,
  'messages/devlooped-document.json': /^contractAgreement_\S+\.pdf Fetching it/,
  'messages/netflie-contact-card-full.json': /CONTACT_FORMATTED_NAME CONTACT_ORG_COMPANY/,
  'messages/netflie-order.json':
    /^Order: 2 items .*number-of-item × the-product-SKU-identifier unitary-price-of-item price-currency .*text-message-sent-along-with-the-order/,
  'messages/pywa-animated-sticker.json': /^Sticker/,
  'messages/pywa-audio.json': /^Forwarded Audio/,
  'messages/pywa-callback-button-button.json': /Pressed a button title \d/,
  'messages/pywa-callback-button-quick-reply.json': /Pressed a button title \d/,
  'messages/pywa-callback-selection-description.json': /Chose from a list title description \d/,
  'messages/pywa-chosen-location.json':
    /^Forwarded Location Open the map Facebook HQ 1 Hacker Way, Menlo Park, CA 94025 About this place \d/,
  'messages/pywa-contacts.json': /Chandler Bing .*Monica .*Rachel Green/,
  'messages/pywa-current-location.json': /^Forwarded Location Open the map 12\.25089, 43\.90539 \d/,
  'messages/pywa-document.json': /^Forwarded filename\.pdf .*caption \d/,
  'messages/pywa-flow-completion-completion.json':
    /Comment text Comment Text Delivery rating 4 Purchase rating 2/,
  'messages/pywa-forwarded-many-times.json': /^Forwarded many times text forwarded many times \d/,
  'messages/pywa-forwarded.json': /^Forwarded forwarded text \d/,
  'messages/pywa-image.json': /^Photo/,
  'messages/pywa-interactive-message-with-err.json': /WhatsApp didn’t pass on what was chosen\./,
  'messages/pywa-order.json':
    /3 × HAMBURGER ₪30\.00 2 × FRENCH_FRIES ₪35\.00 2 × SODA ₪10\.00 Total ₪180\.00 \d/,
  'messages/pywa-referral.json': /^Came from an ad or post AD_TITLE AD_DESCRIPTION image or video BODY \d/,
  'messages/pywa-reply.json': /An earlier message replied text \d/,
  'messages/pywa-unsupported-with-type.json': /doesn’t pass on WhatsApp calls it “pool”\./,
  'messages/pywa-video.json': /^Forwarded Video .*caption \d/,
  'messages/pywa-voice.json': /^Voice message/,
  'system/pywa-system-identity-change.json': /^Their security code changed/,
};

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
        const raw = readAsOwn(file);
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
          const html = await page.text();
          const from = html.indexOf(`id="msg-${message?.id}"`);
          expect(from, `${item.kind} is in the thread`).toBeGreaterThan(0);
          const shown = read(html.slice(html.indexOf('>', from) + 1, html.indexOf('id="composer"')));
          expect(shown, `${item.kind} as the reference has it`).toMatch(shownAs[file] ?? /\S/);
        }

        const before = await counts();
        expect((await post(raw)).status, 'the same again').toBe(200);
        expect(await counts(), 'the same again adds nothing').toEqual(before);
      },
    );
  },
);

/** The suites use the same id again and again: each file's messages get ids of their own, so that each is stored. */
function readAsOwn(file: string): Buffer {
  const payload = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Payload;
  for (const { value } of payload.entry.flatMap(({ changes }) => changes))
    for (const message of [...(value.messages ?? []), ...(value.message_echoes ?? [])])
      if (typeof message.id === 'string') message.id = `${file} ${message.id}`;
  return Buffer.from(JSON.stringify(payload));
}
interface Payload {
  entry: Array<{ changes: Array<{ value: { messages?: Item[]; message_echoes?: Item[] } }> }>;
}
interface Item {
  id?: unknown;
}

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
