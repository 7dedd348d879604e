/** Why a tag was not made or changed; its sentence for people is in `web/ui/words/en/tags.ts`. */
export type TagRefusal =
  | 'name-missing'
  | 'name-long'
  | 'name-taken' // upper case and accents make no difference
  | 'too-many'
  | 'tag-gone'; // somebody deleted it meanwhile

/** More than this no menu can show, and nobody can choose from. */
export const mostTags = 200;
export const mostTagLetters = 40;

/** A name as it is kept: one line, no spaces around it. */
export const tagName = (typed: string): string =>
  typed
    .normalize('NFC')
    // Control characters, and marks that turn the direction of what stands beside the tag.
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What is wrong with this name as a name; null: nothing. Length as people count it, not in UTF-16's halves. */
export function wrongTagName(name: string): 'name-missing' | 'name-long' | null {
  if (name === '') return 'name-missing';
  return Array.from(name).length > mostTagLetters ? 'name-long' : null;
}
