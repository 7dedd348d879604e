import { createRequire } from 'node:module';

interface Group {
  name: string;
  emojis: Array<{ emoji: string; name: string; skin_tone_support: boolean; emoji_version: string }>;
}
const require = createRequire(import.meta.url);
/** Unicode's list in its own order, and the words people look for them by. */
const groups = require('unicode-emoji-json/data-by-group.json') as Group[];
const words = require('emojilib') as Record<string, string[]>;

/** Newer ones are squares on many a phone. */
const newest = 15.1;

/** What the picker loads: groups of `[emoji, name, other words, 1 where it comes in skin tones]`. */
export function emojiList(): string {
  const listed = groups.map(({ name, emojis }) => ({
    name,
    emoji: emojis
      .filter(({ emoji_version: version }) => Number(version) <= newest)
      .map(({ emoji, name: called, skin_tone_support: tones }) => {
        const others = (words[emoji] ?? [])
          .map((word) => word.replaceAll('_', ' '))
          .filter((word) => word !== called);
        return [emoji, called, others.join(' '), ...(tones ? [1] : [])];
      }),
  }));
  return JSON.stringify(listed);
}
