import { mayStartFrom, type Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { listNumbers, type NumberRow } from './numbers.ts';

/** The numbers somebody may start a conversation from, by name; their own first. */
export async function listStartNumbers(sql: Sql, viewer: Viewer): Promise<NumberRow[]> {
  const numbers = (await listNumbers(sql)).filter(({ id }) => mayStartFrom(viewer, id));
  const own = (id: string) => (viewer.numberIds.includes(id) ? 0 : 1);
  return numbers.toSorted((a, b) => own(a.id) - own(b.id));
}
