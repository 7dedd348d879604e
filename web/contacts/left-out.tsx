import type { AddresseeRow } from '../../db/template-many.ts';
import type { LeftOut } from '../../domain/template-many.ts';
import { customerName } from '../inbox/names.ts';
import { t } from '../ui/words.ts';

export interface LeftOutGroup extends LeftOut {
  count: number;
  /** Empty where nothing of them may be told. */
  names: string[];
}

/** Who is left out, gathered by why. */
export class LeftOutOf {
  readonly groups: LeftOutGroup[] = [];
  readonly ids: string[] = [];
  readonly #known: ReadonlyMap<string, AddresseeRow>;

  constructor(known: readonly AddresseeRow[]) {
    this.#known = new Map(known.map((one) => [one.id, one]));
  }

  add(id: string, { what, field }: LeftOut): void {
    this.ids.push(id);
    let group = this.groups.find((one) => one.what === what && one.field === field);
    if (group === undefined) this.groups.push((group = { what, field, count: 0, names: [] }));
    group.count += 1;
    const known = what === 'not-theirs' ? undefined : this.#known.get(id);
    if (known !== undefined) group.names.push(customerName(known));
  }
}

/** A sentence for each reason; whom it is about opens under it. */
export const LeftOutList = ({ left }: { left: readonly LeftOutGroup[] }) => (
  <>
    {left.map((group) =>
      group.names.length === 0 ? (
        <p class="sm">{sentenceOf(group)}</p>
      ) : (
        <details class="sm left-out">
          <summary>{sentenceOf(group)}</summary>
          <ul>
            {group.names.map((name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ),
    )}
  </>
);

function sentenceOf({ what, field, count }: LeftOutGroup): string {
  return what === 'no-value' || what === 'unfit-value'
    ? t(`template-many.left.${what}`, { count, field: field ?? '' })
    : t(`template-many.left.${what}`, { count });
}
