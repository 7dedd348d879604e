import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Episode } from '../domain/conversation.ts';
import { searchAttributes } from './contract.ts';

/**
 * Tells operators, in Temporal's own pages, where an episode stands and what it waits for. Ids only. The attributes are
 * written when they change, since each writing is an event and an entry in Temporal's index.
 */
export function signpost() {
  let shown = '';

  return (copy: Episode | null, over: boolean, due: string | null, sending: string | null) => {
    setCurrentDetails([whatItWaitsFor(copy, over), due, sending].filter(Boolean).join(' '));
    if (copy === null) return;

    const stage = over ? 'closed' : (copy.stage ?? 'closed');
    const now = [stage, copy.agentId, copy.waitingSince].join();
    if (now === shown) return;
    shown = now;
    upsertSearchAttributes([
      { key: key('SwitchboardNumber'), value: copy.numberId },
      { key: key('SwitchboardContact'), value: copy.contactId },
      { key: key('SwitchboardEpisode'), value: copy.episode },
      { key: key('SwitchboardStage'), value: stage },
      { key: key('SwitchboardAgent'), value: copy.agentId },
      {
        key: key('SwitchboardWaitingSince'),
        value: copy.waitingSince === null ? null : new Date(copy.waitingSince),
      },
    ]);
  };
}

const key = <Name extends keyof typeof searchAttributes>(name: Name) => ({
  name,
  type: searchAttributes[name],
});

function whatItWaitsFor(copy: Episode | null, over: boolean): string {
  if (over) return 'Closed. Ends when nothing is left to do.';
  if (copy === null) return 'Starting: reads its row.';

  switch (copy.stage) {
    case 'bot':
      return 'With the bot. Waits for the customer, or for a person to take over.';
    case 'waiting':
      return copy.inLine
        ? 'Unassigned and in line. Waits for the desk to find an agent, or for a claim.'
        : 'Unassigned. Waits for an agent to claim it, or for a transfer.';
    case 'assigned':
      return `With agent ${copy.agentId}. Waits for a transfer, a release or the close.`;
    case null:
      return 'Closed. Ends when nothing is left to do.';
  }
}
