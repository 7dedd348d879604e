import { mayBeSent, previewOf, type Template, unfillable } from '../../domain/template.ts';
import { listed } from '../ui/listed.ts';
import { hasWords, type Key, t } from '../ui/words.ts';

/** A template as somebody may choose it. */
export interface Choice {
  template: Template;
  /** Why it cannot be sent; null: it can. */
  whyNot: string | null;
  usedLately: boolean;
  /** What it says, with its placeholders, in one line. */
  says: string;
}

export interface Sought {
  q: string;
  language: string;
  category: string;
}
export const everything: Sought = { q: '', language: '', category: '' };

/**
 * What can be sent first, used lately before the rest; what cannot stays visible, last, with the reason. Deleted ones are
 * no choice at all. `lately`: ids, the latest first.
 */
export function choicesOf(templates: readonly Template[], lately: readonly string[]): Choice[] {
  const rank = new Map(lately.map((id, index) => [id, index]));
  return templates
    .filter(({ status }) => status !== 'DELETED')
    .map((template) => ({
      template,
      whyNot: whyNot(template),
      usedLately: rank.has(template.id),
      says: saysOf(template),
    }))
    .toSorted(
      (one, other) =>
        Number(one.whyNot !== null) - Number(other.whyNot !== null) ||
        (rank.get(one.template.id) ?? rank.size) - (rank.get(other.template.id) ?? rank.size) ||
        one.template.name.localeCompare(other.template.name, 'en') ||
        one.template.language.localeCompare(other.template.language, 'en'),
    );
}

/** As templates.js filters in the browser, for who has no script. */
export const among = (choices: readonly Choice[], { q, language, category }: Sought): Choice[] =>
  choices.filter(
    (choice) =>
      textOf(choice).includes(plain(q)) &&
      (language === '' || choice.template.language === language) &&
      (category === '' || choice.template.category === category),
  );

/** What a search looks through. */
export const textOf = ({ template, says }: Choice): string => plain(`${template.name} ${says}`);

const plain = (text: string): string => text.toLowerCase().replaceAll('_', ' ').trim();

const saysOf = (template: Template): string =>
  previewOf(template)
    .body.map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

function whyNot(template: Template): string | null {
  if (mayBeSent(template)) return null;
  if (template.status === 'APPROVED')
    return t('not-sendable.strange', { parts: listed(unfillable(template)) });
  const key = `not-sendable.${template.status.toLowerCase()}`;
  return t(isReason(key) ? key : 'not-sendable.other');
}

type Reason = Extract<
  Key,
  'not-sendable.pending' | 'not-sendable.rejected' | 'not-sendable.paused' | 'not-sendable.disabled'
>;
const isReason = (key: string): key is Reason => key !== 'not-sendable.strange' && hasWords(key);
