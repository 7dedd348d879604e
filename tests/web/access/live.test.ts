import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import { baseUrl } from '../house.ts';
import { type Crowd, gatherCrowd, type Subject, visibleTo } from './people.ts';

let crowd: Crowd;
beforeAll(async () => {
  crowd = await gatherCrowd({
    rhythm: { gatherMs: 20, messageMs: 20, sessionCheckMs: 100, missedCheckMs: 60_000, pingMs: 60_000 },
  });
}, 120_000);
afterAll(() => crowd.close());

const active = () => crowd.subjects.filter(({ relation }) => relation !== 'deactivated');

/** Everything a stream has said so far, and how to leave it. */
async function listen(subject: Subject, path: string) {
  const answer = await subject.browser.get(path);
  const reader = answer.body?.getReader();
  const heard = { text: '', over: false, leave: async () => reader?.cancel() };
  const decoder = new TextDecoder();
  void (async () => {
    for (;;) {
      const read = await reader?.read();
      if (read === undefined || read.done) break;
      heard.text += decoder.decode(read.value, { stream: true });
    }
    heard.over = true;
  })();
  return heard;
}

/** The customer of this conversation writes once more. */
async function writes(subject: Subject, body: string) {
  const customer = stranger(crowd.subjects.indexOf(subject));
  const { changed } = await take(crowd.house.sql, deliveryOf(inboundText({ customer, body })));
  expect(changed.conversations).toEqual([subject.conversation]);
  crowd.house.world.nudges.changed(changed);
}

const soon = (look: () => void) => vi.waitFor(look, { timeout: 20_000, interval: 20 });

test('a live page hears of what its reader may see and of nothing else', async () => {
  const heard = new Map<Subject, Awaited<ReturnType<typeof listen>>>();
  for (const subject of active())
    heard.set(subject, await listen(subject, `/events?view=all&conversation=${subject.conversation}`));
  const texts = new Map(
    crowd.subjects.map((each) => [each, `News for ${each.role} ${each.relation} alone.`] as const),
  );
  for (const [subject, text] of texts) await writes(subject, text);

  for (const [subject, stream] of heard) {
    const visible = new Set(visibleTo(crowd, subject));
    // What comes after all of it: their own presence. So nothing else is still on its way.
    await soon(() => {
      for (const [of, text] of texts) if (visible.has(of.conversation)) expect(stream.text).toContain(text);
    });
    await crowd.house.sql`delete from rate_limits`;
    await subject.browser.post('/presence', { available: 'true' });
    await soon(() => expect(stream.text).toContain('You’re Available'));
    for (const [of, text] of texts)
      if (!visible.has(of.conversation))
        expect(stream.text, `${subject.role} ${subject.relation}`).not.toContain(text);
    await stream.leave();
  }
}, 60_000);

test('after a transfer away a Sale hears no more of it: the row goes, the thread gives way, and alerts count without it', async () => {
  const { sql, cast, world } = crowd.house;
  const sol = crowd.subjects.find(
    ({ role, relation }) => role === 'sale' && relation === 'assignee',
  ) as Subject;
  const page = await listen(sol, `/events?view=all&conversation=${sol.conversation}`);
  const alerts = await listen(sol, '/alerts');
  await soon(() => expect(alerts.text).toContain('"unread":1'));
  await soon(() => expect(page.text).toContain(sol.conversation));

  await sql`update conversations set agent_id = ${cast.ben}, changed_at = now() where id = ${sol.conversation}`;
  world.nudges.changed({ conversations: [sol.conversation], numbers: [cast.main], people: [sol.id] });
  await soon(() => expect(page.text).toContain(`data-gone="convo-${sol.conversation}"`));
  await soon(() => expect(alerts.text).toContain('"unread":0'));

  await writes(sol, 'A word behind their back.');
  await sol.browser.post('/presence', { available: 'false' });
  await soon(() => expect(page.text).toContain('You’re Away'));
  expect(page.text).not.toContain('A word behind their back.');
  await page.leave();
  await alerts.leave();
});

test.each(['admin', 'inbox_manager', 'service', 'sale'])(
  'a %s who is deactivated loses both streams at once',
  async (role) => {
    const { sql } = crowd.house;
    const subject = crowd.subjects.find(
      (each) => each.role === role && each.relation === 'member',
    ) as Subject;
    const streams = [await listen(subject, '/events?view=all'), await listen(subject, '/alerts')];
    await soon(() => expect(streams.every(({ text }) => text !== '')).toBe(true));
    await sql`update users set active = false where id = ${subject.id}`;
    await soon(() => expect(streams.map(({ over }) => over)).toEqual([true, true]));
    const again = await subject.browser.get('/events', { origin: baseUrl });
    expect(again.status).toBe(401);
  },
);
