import type { Everything } from '../../dev/everything.ts';
import type { Sql } from '../../db/connect.ts';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { drive } from './load.ts';
import { textMessage } from './payload.ts';
import { settled, until } from './people.ts';
import { type Row, spread } from './report.ts';

const phone = '15553000001';
const count = 100;

/** From WhatsApp's request to the bubble in an agent's open thread, in a real browser on the same clock. */
export async function screen(everything: Everything, sql: Sql): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const ben = await signIn(browser, everything.baseUrl, 'ben@demo.example');
    const address = `${everything.baseUrl}/webhooks/whatsapp`;
    await drive(address, [textMessage(phone, `wamid.screen.${Date.now()}`, 'first')], { concurrency: 1 });
    const [conversation] = await sql<{ id: string }[]>`
      select conversations.id from conversations join identities using (contact_id)
      where identities.kind = 'phone' and identities.value = ${phone}`;
    await sql`update numbers set when_free = 'leave'`;
    await settled(sql);
    await ben.page.goto(`/inbox/${conversation?.id}?view=all`);
    await ben.page.getByText('first').last().waitFor();
    await ben.page.evaluate(noteArrivals);

    const sent: number[] = [];
    const answered: number[] = [];
    for (let n = 0; n < count; n++) {
      const message = textMessage(phone, `wamid.screen.${Date.now()}.${n}`, `bench-${n}.`);
      sent.push(now());
      await drive(address, [message], { concurrency: 1 });
      answered.push(now());
      await new Promise((later) => setTimeout(later, 150));
    }
    const seen = () =>
      ben.page.evaluate(() => (globalThis as unknown as { arrivals: Record<string, number> }).arrivals);
    await until('every message on the screen', 20, async () => Object.keys(await seen()).length === count);

    const arrivals = await seen();
    const since = (starts: number[]) =>
      starts.map((start, n) => (arrivals[`bench-${n}.`] ?? Number.NaN) - start).toSorted((a, b) => a - b);
    return [
      {
        what: 'message answered 200 → in the agent’s DOM, p50/p95',
        figure: spread(since(answered)),
        against: 'goal 15/40 ms (G19); changes are gathered',
      },
      { what: 'the same from the webhook’s first byte', figure: spread(since(sent)), against: '' },
    ];
  } finally {
    await browser.close();
  }
}

const now = () => performance.timeOrigin + performance.now();

/**
 * Runs in the page: notes when each text that begins with `bench-` is first there. As text, since tsx would put helpers of
 * its own into a function, which the page does not have.
 */
const noteArrivals = `
  globalThis.arrivals = {};
  new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll('#thread .text')) {
      const text = textContent.trim();
      if (text.startsWith('bench-')) arrivals[text] ??= performance.timeOrigin + performance.now();
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
`;
