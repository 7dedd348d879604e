import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findBotFacts } from '../../db/bot-facts.ts';
import { renewSecret, saveBot } from '../../db/bot-saving.ts';
import { findBot, firstSettings } from '../../db/bots.ts';
import type { Sql } from '../../db/connect.ts';
import { unseal } from '../../db/seal.ts';
import type { BotDraft } from '../../domain/bot-changes.ts';
import type { BotSettings } from '../../domain/bot.ts';
import { type Cast, castKey } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

type Edit = Partial<Omit<BotDraft, 'settings'>> & { settings?: Partial<BotSettings>; version?: number };

/** Ama opens the page, makes these changes and saves. */
async function save({ version, settings, ...changes }: Edit) {
  const { version: drawn, ...bot } = (await findBot(sql, cast.main)) ?? { version: 0, ...nothing };
  return saveBot(sql, {
    ...{ numberId: cast.main, by: cast.ama, version: version ?? drawn, key: castKey },
    draft: { ...bot, ...changes, settings: { ...bot.settings, ...settings } },
  });
}
const nothing: BotDraft = { on: false, replyStopsBot: false, settings: firstSettings };
const webhook = (url: string) => ({ webhook: { on: url !== '', url } });
const secretOf = async () => {
  const [row] = await sql<{ secret: Buffer | null }[]>`
    select webhook_secret as secret from bots where number_id = ${cast.main}`;
  return row?.secret == null ? null : unseal(castKey, row.secret);
};

describe('a save of the bot', () => {
  test('is the next version: what is asked from now on, and who changed what when', async () => {
    const answer = await save({
      ...{ on: true, replyStopsBot: true },
      settings: { fallback: { ...firstSettings.fallback, most: 5 } },
    });
    expect(answer).toMatchObject({ ok: true, value: { version: 2, secret: null } });
    expect(await findBot(sql, cast.main)).toEqual({
      ...{ on: true, replyStopsBot: true, version: 2 },
      settings: { ...firstSettings, fallback: { ...firstSettings.fallback, most: 5 } },
    });

    const facts = await findBotFacts(sql, cast.main);
    expect(facts?.history.map(({ version, by, changes }) => ({ version, by, changes }))).toEqual([
      {
        ...{ version: 2, by: cast.ama },
        changes: [
          { what: 'on', to: true },
          { what: 'replyStopsBot', to: true },
          { what: 'edited', part: 'fallback' },
        ],
      },
      { version: 1, by: null, changes: [] },
    ]);
    expect(facts?.names).toEqual(new Map([[cast.ama, 'Ama']]));
  });

  test('says of the oldest version shown what it changed, too', async () => {
    for (let n = 0; n < 11; n++) await save({ on: n % 2 === 0 });
    const history = (await findBotFacts(sql, cast.main))?.history ?? [];
    expect(history).toHaveLength(10);
    expect(history.at(-1)).toMatchObject({ version: 3, changes: [{ what: 'on', to: false }] });
  });

  test('calls the desk when it switches the bot off, and only then', async () => {
    await sql`delete from outbox`;
    expect((await save({ on: true })).changed).toEqual({ numbers: [cast.main], outbox: false });
    expect(await sql`select from outbox`).toHaveLength(0);
    expect((await save({ on: false })).changed).toEqual({ numbers: [cast.main], outbox: true });
    expect(await sql`select workflow_id, signal from outbox`).toEqual([
      { workflow_id: `desk-${cast.main}`, signal: 'serve' },
    ]);
  });

  test('that changes nothing makes no version, even from an old page', async () => {
    await save({ on: true });
    expect(await save({ version: 1 })).toMatchObject({ ok: true, value: { version: 2 }, changed: {} });
    expect(await sql`select from bot_versions`).toHaveLength(2);
  });

  test('sent twice at once is saved once, and is no conflict with itself', async () => {
    const answers = await Promise.all([save({ on: true, version: 1 }), save({ on: true, version: 1 })]);
    expect(answers.map((answer) => answer.ok && answer.value.version)).toEqual([2, 2]);
    expect(await sql`select from bot_versions where version > 1`).toHaveLength(1);
  });

  test('of two at once one is kept, the other is told, and nothing of it is written', async () => {
    const answers = await Promise.all([
      save({ on: true, version: 1 }),
      save({ replyStopsBot: true, version: 1 }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'changed-meanwhile', changed: {} });
    const bot = await findBot(sql, cast.main);
    expect(bot?.version).toBe(2);
    expect(bot?.on).not.toBe(bot?.replyStopsBot);
  });

  test('waits for the desk', async () => {
    let saved = false;
    let saving: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await tx`select from desks where number_id = ${cast.main} for update`;
      saving = save({ on: true }).then(() => {
        saved = true;
      });
      const waiting = () => tx`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await vi.waitFor(async () => expect(await waiting()).toHaveLength(1));
      expect(saved).toBe(false);
    });
    await saving;
    expect(saved).toBe(true);
  });

  test('of a number that is not there is answered so', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const asked = { numberId: nowhere, by: cast.ama, version: 1, draft: nothing, key: castKey };
    expect(await saveBot(sql, asked)).toMatchObject({ ok: false, why: 'no-number' });
    expect(await findBotFacts(sql, nowhere)).toBeNull();
  });
});

describe('a webhook bot’s secret', () => {
  test('is made with the first address, kept sealed, and told once', async () => {
    const first = await save({ settings: webhook('https://bot.example/hook') });
    const secret = first.ok ? first.value.secret : null;
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await secretOf()).toBe(secret);
    expect(await findBotFacts(sql, cast.main)).toMatchObject({ hasSecret: true });
    expect(JSON.stringify(await findBotFacts(sql, cast.main))).not.toContain(secret);
    expect(JSON.stringify(await sql`select * from bot_versions`)).not.toContain(secret);

    const second = await save({ settings: webhook('https://bot.example/other') });
    expect(second).toMatchObject({ ok: true, value: { secret: null } });
    expect(await secretOf()).toBe(secret);
  });

  test('is not made without an address', async () => {
    expect(await save({ on: true })).toMatchObject({ ok: true, value: { secret: null } });
    expect(await secretOf()).toBeNull();
    expect(await renewSecret(sql, { numberId: cast.main, key: castKey })).toBeNull();
    expect(await secretOf()).toBeNull();
  });

  test('can be replaced by a new one', async () => {
    const first = await save({ settings: webhook('https://bot.example/hook') });
    const renewed = await renewSecret(sql, { numberId: cast.main, key: castKey });
    expect(renewed).toMatch(/^[\w-]{43}$/);
    expect(renewed).not.toBe(first.ok && first.value.secret);
    expect(await secretOf()).toBe(renewed);
  });
});
