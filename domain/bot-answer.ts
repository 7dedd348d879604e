import type { Asked, BotAnswer, BotMemory, BotReason, BotSettings, Heard, KeywordRule } from './bot.ts';
import { type Filling, handoffId, saying } from './bot-reply.ts';
import { wordMet } from './bot-words.ts';
import { isOpen } from './hours.ts';

/**
 * Answers message by message, so that it does not matter whether they were heard one by one or together. What comes
 * after the one that hands over is for people.
 */
export function answer(settings: BotSettings, { heard, memory, now, customerName }: Asked): BotAnswer {
  const setting: Setting = {
    settings,
    open: isOpen(settings.hours, now),
    filling: { customerName, hours: settings.hours },
  };
  let so: BotAnswer = { said: [], handOff: null, memory };
  for (const one of heard) {
    if (so.handOff !== null) break;
    const next = answerOne(setting, one, so.memory);
    so = { ...next, said: [...so.said, ...next.said] };
  }
  return so;
}

/** What people's taking over says to the customer, for whatever reason; nothing where the notice is empty. */
export function notice(
  settings: BotSettings,
  because: BotReason,
  customerName: string | null,
): BotAnswer['said'] {
  const text = settings.handoff.notice.trim();
  if (text === '') return [];
  return [{ reply: saying({ kind: 'text', text }, { customerName, hours: settings.hours }), because }];
}

interface Setting {
  settings: BotSettings;
  open: boolean;
  filling: Filling;
}

function answerOne(setting: Setting, heard: Heard, memory: BotMemory): BotAnswer {
  const { settings, filling } = setting;
  const handOff = (because: BotReason): BotAnswer => ({
    said: notice(settings, because, filling.customerName),
    handOff: because,
    memory,
  });

  const asked = askedForPeople(settings, heard);
  if (asked !== null) return handOff(asked);

  const greeting = memory.greeted ? [] : greet(setting);
  const known = keyword(settings, heard.text);
  if (known !== null) {
    const { rule, word } = known;
    const because: BotReason = { code: 'keyword', word, ruleId: rule.id };
    return {
      said: [...greeting, { reply: saying(rule.reply, filling), because }],
      handOff: null,
      memory: { ...memory, greeted: true, notUnderstood: 0, fallbacks: 0 },
    };
  }

  const { afterNotUnderstood, on } = settings.handoff;
  // A greeting is an answer of its own: nobody has been misunderstood yet.
  const notUnderstood = greeting.length > 0 ? 0 : memory.notUnderstood + 1;
  if (on && afterNotUnderstood !== null && notUnderstood >= Math.max(1, afterNotUnderstood)) {
    return handOff({ code: 'not_understood', times: notUnderstood });
  }
  const missed = otherwise(setting, { ...memory, notUnderstood }, greeting.length > 0);
  return { ...missed, said: [...greeting, ...missed.said], memory: { ...missed.memory, greeted: true } };
}

function askedForPeople({ handoff }: BotSettings, { text, pressed }: Heard): BotReason | null {
  // Also a button of before the setting was switched off: what was promised is kept.
  if (pressed === handoffId) return { code: 'handoff_button' };
  if (!handoff.on) return null;
  const words = handoff.button === null ? handoff.words : [...handoff.words, handoff.button];
  const word = wordMet(words, text, { match: 'contains', strict: false });
  return word === null ? null : { code: 'handoff_word', word };
}

function keyword({ keywords }: BotSettings, text: string): { rule: KeywordRule; word: string } | null {
  if (!keywords.on) return null;
  for (const rule of keywords.rules) {
    const word = wordMet(rule.words, text, rule);
    if (word !== null) return { rule, word };
  }
  return null;
}

function greet({ settings: { greeting, handoff }, open, filling }: Setting): BotAnswer['said'] {
  const now = greeting.when === 'always' || (greeting.when === 'open') === open;
  if (!greeting.on || !now) return [];
  return [{ reply: saying(greeting.reply, filling, offered(handoff)), because: { code: 'greeting' } }];
}

/** Nothing above answered: closed is said once an episode, else the default reply, so many times in a row. */
function otherwise({ settings, open, filling }: Setting, memory: BotMemory, greeted: boolean): BotAnswer {
  const { closed, fallback, handoff } = settings;
  if (closed.on && !open && !memory.toldClosed) {
    const reply = saying(closed.reply, filling);
    return {
      said: [{ reply, because: { code: 'closed' } }],
      handOff: null,
      memory: { ...memory, toldClosed: true },
    };
  }
  if (greeted || !fallback.on || memory.fallbacks >= fallback.most)
    return { said: [], handOff: null, memory };
  const reply = saying(fallback.reply, filling, offered(handoff));
  return {
    said: [{ reply, because: { code: 'fallback' } }],
    handOff: null,
    memory: { ...memory, fallbacks: memory.fallbacks + 1 },
  };
}

const offered = ({ on, button }: BotSettings['handoff']): string | null => (on ? button : null);
