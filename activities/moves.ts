import type { Change } from '../db/nudges.ts';
import * as decisions from '../db/decisions.ts';
import type { Activities, Answer } from '../workflows/contract.ts';
import type { World } from './world.ts';

type Moves = Pick<
  Activities,
  | 'join'
  | 'readEpisode'
  | 'followOwner'
  | 'claim'
  | 'transfer'
  | 'handToPeople'
  | 'release'
  | 'close'
  | 'snooze'
  | 'keep'
  | 'timeUp'
>;

/** What becomes of an open episode. A repeat finds its decision under the command's id and answers it. */
export function moves({ sql, nudges, clicked }: World): Moves {
  const answer = async (decided: Promise<{ answer: Answer; changed: Change }>) => {
    clicked?.();
    const { answer, changed } = await decided;
    nudges.changed(changed);
    return answer;
  };

  return {
    async join(start) {
      const { joined, changed } = await decisions.join(sql, start);
      nudges.changed(changed);
      return joined;
    },
    readEpisode: (start) => decisions.readEpisode(sql, start),
    async followOwner(start) {
      const { joined, changed } = await decisions.followOwner(sql, start);
      nudges.changed(changed);
      return joined;
    },
    claim: (asked) => answer(decisions.claim(sql, asked)),
    transfer: (asked) => answer(decisions.transfer(sql, asked)),
    handToPeople: (asked) => answer(decisions.handToPeople(sql, asked)),
    release: (asked) => answer(decisions.release(sql, asked)),
    close: (asked) => answer(decisions.close(sql, asked)),
    snooze: (asked) => answer(decisions.snooze(sql, asked)),
    keep: (asked) => answer(decisions.keep(sql, asked)),
    async timeUp(start) {
      const { joined, changed } = await decisions.timeUp(sql, start);
      nudges.changed(changed);
      return joined;
    },
  };
}
