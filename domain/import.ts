import { type Attribute, readValue, type ValueRefusal } from './attribute.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { typedPhone } from './phone.ts';
import { type PhoneBook, type PhoneRefusal, readPhone } from './written-phone.ts';
import { tagsIn } from './tag-cell.ts';
import { wrongTagName } from './tag.ts';

export const importWorkflowId = (importId: string): string => `import-${importId}`;

/** Where a column of a file goes; null: nowhere. */
export type Target = 'phone' | 'name' | 'owner' | 'tags' | `attribute:${string}` | null;

/** What somebody decided about a file before it was imported. */
export interface Mapping {
  /** One a column. */
  columns: Target[];
  /** Two letters: of phones without a country code. Null: those are refused. */
  country: string | null;
  /** Contacts that are there already get what the file says; else they stay as they are. */
  update: boolean;
}

export type MappingRefusal = 'no-phone' | 'twice' | 'attribute-gone' | 'country-unknown';

/** Whether a file can be read this way. */
export function checkMapping(
  { columns }: Mapping,
  attributes: readonly Pick<Attribute, 'id'>[],
): Decision<null, MappingRefusal> {
  const used = columns.filter((target) => target !== null);
  if (!used.includes('phone')) return refuse('no-phone');
  if (new Set(used).size < used.length) return refuse('twice');
  const known = new Set(attributes.map(({ id }) => `attribute:${id}`));
  if (used.some((target) => target.startsWith('attribute:') && !known.has(target)))
    return refuse('attribute-gone');
  return allow(null);
}

/** Why a row was left out; its sentence for people is in `web/ui/words/en/imports.ts`. */
export type RowProblem =
  | PhoneRefusal
  | ValueRefusal
  | 'owner-not-email'
  | 'owner-inactive' // a user who does not work here any more
  | 'tag-long'
  | 'too-many-tags' // there are as many tags as there may be
  | 'same-phone'; // as an earlier row's

/** What a row says of one contact. What is empty says nothing: it takes nothing away. */
export interface RowValues {
  phone: string;
  name: string | null;
  ownerEmail: string | null;
  tags: string[];
  /** By the attribute's id. */
  attributes: Record<string, string>;
}

/** Reads a row as its file is mapped, or says what is wrong with it and in which column. */
export function readRow(
  cells: readonly string[],
  { columns }: Mapping,
  known: { attributes: ReadonlyMap<string, Attribute>; book: PhoneBook },
): { ok: true; value: RowValues } | { ok: false; why: RowProblem; column: number } {
  const values: RowValues = { phone: '', name: null, ownerEmail: null, tags: [], attributes: {} };
  for (const [column, target] of columns.entries()) {
    if (target === null) continue;
    const read = readCell(values, target, unguarded(cells[column] ?? ''), known);
    if (!read.ok) return { ok: false, why: read.why, column };
  }
  return { ok: true, value: values };
}

/** A file of ours, and many another, keeps a spreadsheet from running what is text by an apostrophe before it (`web/ui/csv.ts`). */
const unguarded = (cell: string): string => cell.replace(/^'(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u, '');

function readCell(
  values: RowValues,
  target: Exclude<Target, null>,
  cell: string,
  { attributes, book }: { attributes: ReadonlyMap<string, Attribute>; book: PhoneBook },
): Decision<unknown, RowProblem> {
  switch (target) {
    case 'phone': {
      const phone = readPhone(cell, book);
      if (phone.ok) values.phone = phone.value;
      return phone;
    }
    case 'name': {
      const name = cell.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();
      if (name !== '') values.name = Array.from(name).slice(0, 200).join('');
      return allow(null);
    }
    case 'owner': {
      const email = cell.trim().toLowerCase();
      if (email !== '' && !isEmail(email)) return refuse('owner-not-email');
      values.ownerEmail = email === '' ? null : email;
      return allow(null);
    }
    case 'tags': {
      const tags = tagsIn(cell);
      if (tags.some((tag) => wrongTagName(tag) !== null)) return refuse('tag-long');
      values.tags = [...new Set(tags)];
      return allow(null);
    }
    default: {
      const attribute = attributes.get(target.slice('attribute:'.length));
      if (attribute === undefined) return allow(null); // deleted meanwhile: there is nowhere to put it
      const value = readValue(attribute, cell);
      if (value.ok && value.value !== null) values.attributes[attribute.id] = value.value;
      return value;
    }
  }
}

const isEmail = (text: string) =>
  text.length <= 254 && /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@.]{2,}$/.test(text);

const headings: ReadonlyArray<[Exclude<Target, null | `attribute:${string}`>, RegExp]> = [
  [
    'phone',
    /phone|mobile|\bcell|whats|\bwa_?id\b|\btel\b|telefon|teléfono|telefone|handy|número|numero|celular|móvil|movil|هاتف|جوال/,
  ],
  [
    'owner',
    /owner|account.?manager|agent|besitzer|betreuer|propietario|responsable|responsável|proprietário|dono|vendedor|مالك/,
  ],
  ['tags', /tag|label|segment|etiqueta|schlagw|categor|gruppe|group|وسم|وسوم/],
  ['name', /name|nombre|nome|kunde|contact|اسم/],
];

/** Whether the first row names the columns, as it is taken to: somebody's phone names none. */
export const namesColumns = (headings: readonly string[]): boolean =>
  headings.every((heading) => (typedPhone(heading)?.digits.length ?? 0) < fewestOfAWholePhone);

const fewestOfAWholePhone = 8;

/** What each column probably is: an attribute of the same name first, then what such columns are called, then how they look. */
export function guessColumns(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
  attributes: readonly Attribute[],
): Target[] {
  const guessed: Target[] = columns.map(() => null);
  const take = (target: Exclude<Target, null>, matches: (heading: string, column: number) => boolean) => {
    if (guessed.includes(target)) return;
    const found = columns.findIndex(
      (heading, column) => guessed[column] === null && matches(heading.toLowerCase(), column),
    );
    if (found !== -1) guessed[found] = target;
  };
  for (const { id, name } of attributes)
    take(
      `attribute:${id}`,
      (heading) => heading.trim().localeCompare(name, 'en', { sensitivity: 'base' }) === 0,
    );
  for (const [target, called] of headings)
    take(target, (heading) => called.test(heading.replaceAll('_', ' ')) || called.test(heading));
  const mostly = (column: number, looks: RegExp) => {
    const cells = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter((cell) => looks.test(cell)).length * 2 > cells.length;
  };
  take('phone', (_, column) => mostly(column, /^'?\+?[\d\s().-]{7,20}$/));
  take('owner', (_, column) => mostly(column, /^\S+@\S+\.\S+$/));
  return guessed;
}
