/** The first letters of the first and last word, by grapheme, so that no emoji or accent is cut in half. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return chosen
    .map((word) => firstLetter(word ?? '?'))
    .join('')
    .toUpperCase();
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
function firstLetter(word: string): string {
  const [, letter] = /^([\p{L}\p{N}])(?=[ -~]|$)/u.exec(word) ?? []; // what follows it belongs to no other sign
  if (letter !== undefined) return letter;
  for (const { segment } of graphemes.segment(word)) if (/[\p{L}\p{N}?]/u.test(segment)) return segment;
  return '?';
}
