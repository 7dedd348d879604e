import type { Tx } from '../../db/connect.ts';
import type { DemoCast, Name } from './cast.ts';
import { before } from './writing.ts';

/** When they came and went, on each of these days: hours before this one. */
const shifts: Array<[Name, number, number]> = [
  ['ben', 10, 0.5],
  ['zed', 10, 0.5],
  ['sade', 7, 0.5],
  ['sol', 4, 2],
];
const days = 8;

/** The week before today, so that What if has one to replay: the demo pretends to have run all the while. */
export async function insertPresence(tx: Tx, cast: DemoCast): Promise<void> {
  await tx`update presence_recorded set since = ${before(`${days}d`)}`;
  const changes = Array.from({ length: days }, (_, day) =>
    shifts.flatMap(([name, came, went]) => [
      { user_id: cast.people[name], available: true, at: before(`${day * 24 * 60 + came * 60}m`) },
      { user_id: cast.people[name], available: false, at: before(`${day * 24 * 60 + went * 60}m`) },
    ]),
  ).flat();
  await tx`insert into presence_changes ${tx(changes)}`;
}
