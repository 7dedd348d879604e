/**
 * How a word of the admin's is looked for in what a customer wrote. By comparing characters, never by a pattern made of
 * the admin's words: what they type cannot be slow or mean something else.
 */
export interface Looking {
  match: 'exact' | 'contains';
  strict: boolean;
}

/** The first of the words that is met. */
export function wordMet(words: readonly string[], text: string, { match, strict }: Looking): string | null {
  const alike = strict ? (one: string) => tidy(one.normalize('NFC')) : (one: string) => tidy(fold(one));
  const heard = alike(text);
  const met =
    match === 'exact' ? (word: string) => bare(heard) === bare(word) : (word: string) => stands(word, heard);
  return (
    words.find((one) => {
      const word = alike(one);
      return word !== '' && met(word);
    }) ?? null
  );
}

/**
 * Letters without case and accents: "Öffnungszeiten" is "offnungszeiten", "Straße" is "STRASSE", a Turkish "ı" is an
 * "i", Arabic stands without its vowel signs. Marks that make another letter stay (Devanagari's vowels, kana's voicing).
 */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(accents, '').replaceAll('’', "'");
  // Down, up and down: "ẞ" becomes "ß", which only capitals write "SS", as they write "ı" "I". A final sigma is a sigma.
  return plain
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKD')
    .replace(accents, '');
}

const accents = /[[\p{M}&&[\p{Script=Inherited}\p{Script=Hebrew}]]--[\u3099\u309A]]/gv;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Without what stands around it ("hours?" is "hours"), unless that is all there is ("👍", "?"). */
function bare(text: string): string {
  const letters = Array.from(text);
  const first = letters.findIndex((one) => joined.test(one) || unspaced.test(one));
  if (first === -1) return text;
  const last = letters.findLastIndex((one) => joined.test(one) || unspaced.test(one));
  return letters.slice(first, last + 1).join('');
}

/** Whether the word stands in the text as a word of its own: "rent" is in "To rent?", not in "parents". */
function stands(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isBreak(text, at) && isBreak(text, at + word.length)) return true;
  }
  return false;
}

/** Between two letters of one word there is none. Scripts that are written without spaces have one everywhere. */
function isBreak(text: string, at: number): boolean {
  const before = lastCharacter(text.slice(Math.max(0, at - 2), at));
  const after = text.slice(at, at + 2);
  return !(joined.test(before) && joined.test(String.fromCodePoint(after.codePointAt(0) ?? 32)));
}

const lastCharacter = (text: string): string => Array.from(text).at(-1) ?? ' ';

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/v;
const joined =
  /[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]/v;
