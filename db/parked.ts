import type { Amendment, Reaction, StatusReport } from '../domain/message.ts';
import type { Tx } from './connect.ts';
import { json } from './json.ts';

/** What may come before the message it is about. */
export type Early = StatusReport | Reaction | Amendment;

/** Keeps one until its message appears. The same again changes nothing; a later reaction or edit replaces an earlier. */
export async function park(tx: Tx, numberId: string, wamid: string, early: Early): Promise<void> {
  await tx`
    insert into parked_reports (number_id, wamid, kind, report)
    values (${numberId}, ${wamid}, ${kindOf(early)}, ${json(tx, early)})
    on conflict on constraint parked_reports_once do update set report = excluded.report
    where (parked_reports.report ->> 'sentAt')::bigint < (excluded.report ->> 'sentAt')::bigint`;
}

/** Takes out what was kept for this message, to be applied in the same transaction. */
export async function unpark(tx: Tx, numberId: string, wamid: string): Promise<Early[]> {
  const rows = await tx<{ report: Early }[]>`
    delete from parked_reports where number_id = ${numberId} and wamid = ${wamid} returning report`;
  return rows.map(({ report }) => report);
}

/** One of each of these may wait for a message: each status, each side's reaction, an edit, a deletion. */
function kindOf(early: Early): string {
  switch (early.type) {
    case 'status':
      return `status ${early.reported}`;
    case 'reaction':
      return `reaction ${early.by}`;
    case 'edit':
    case 'revoke':
      return early.type;
  }
}
