import type { BotSettings } from '../domain/bot.ts';
import type { Sql, Tx } from './connect.ts';

/** A number's bot as it is now. */
export interface Bot {
  on: boolean;
  replyStopsBot: boolean;
  version: number;
  settings: BotSettings;
}

/** What a number's bot starts with: it greets, hands over by a few words, and asks for nothing else. */
export const firstSettings: BotSettings = {
  greeting: {
    on: true,
    when: 'always',
    reply: { kind: 'text', text: 'Hello {{name}}, thank you for writing. How can we help?' },
  },
  keywords: { on: true, rules: [] },
  handoff: {
    on: true,
    words: ['agent', 'human', 'person', 'speak to a person'],
    button: 'Talk to a person',
    afterNotUnderstood: 2,
    notice: 'Thank you. A colleague will answer you here.',
  },
  fallback: {
    on: true,
    reply: { kind: 'text', text: 'Sorry, I did not understand that. Write "agent" to talk to a person.' },
    most: 2,
  },
  closed: {
    on: false,
    reply: { kind: 'text', text: 'We are closed right now. Our hours: {{opening_hours}}.' },
  },
  hours: {
    timeZone: 'UTC',
    week: [...Array(5).fill([{ from: '09:00', to: '18:00' }]), [], []],
    holidays: [],
  },
  webhook: { on: false, url: '' },
};

/** Null: there is no such number. One whose bot nobody has set up has `firstSettings`. */
export async function findBot(sql: Sql | Tx, numberId: string): Promise<Bot | null> {
  const [row] = await sql<Array<Omit<Bot, 'settings'> & { settings: BotSettings | null }>>`
    select bot_on as on, reply_stops_bot as "replyStopsBot", coalesce(bots.version, 1) as version, bots.settings
    from numbers left join bots on bots.number_id = numbers.id
    where numbers.id = ${numberId}`;
  return row === undefined ? null : { ...row, settings: row.settings ?? firstSettings };
}
