import { allow, type Decision, refuse } from './decision.ts';

/** `conversation.status`: Open while an episode runs. */
export type Status = 'open' | 'closed';

/** Where an open episode stands; null when the conversation is closed. */
export type Stage = 'bot' | 'waiting' | 'assigned';

/**
 * One opening of a conversation, as the row says (and as a workflow's copy of it). `turn` counts changes of stage or
 * agent over the conversation's whole life; `inLine` means the desk will hand it out by itself.
 */
export interface Episode {
  conversationId: string;
  numberId: string;
  episode: number;
  status: Status;
  stage: Stage | null;
  agentId: string | null;
  turn: number;
  inLine: boolean;
  contactId: string;
  /** Milliseconds since the epoch; null unless waiting. */
  waitingSince: number | null;
  /** Put aside by its agent until then (`timers.ts`); null: awake. Any move wakes it. */
  snoozedUntil: number | null;
}

/** Why a command was refused; its sentence for people is in `web/ui/words.ts`. */
export type Refusal =
  | 'closed' // the episode is over
  | 'not-open-yet' // the copy or row is of an earlier episode than the command's
  | 'already-moved' // the page was stale: somebody else has it by now
  | 'not-waiting' // claim: somebody took it first
  | 'already-theirs' // transfer to the agent who has it
  | 'not-allowed' // the person's role, membership or activity no longer allows it
  | 'target-not-member' // transfer: not an active member of this number
  | 'target-away' // transfer: not Available, and the person may not choose an Away member
  | 'newer-message' // close: the customer wrote something the page has not shown
  | 'no-bot' // hand to people: the bot does not have it
  | 'not-snoozed' // wake: it is awake already
  | 'time-passed' // snooze: until a time that is over
  | 'too-late'; // its turn came after its deadline

export type EpisodeDecision = Decision<Episode, Refusal>;

/** The workflow of one episode, and the one that hands out a number's line. */
export const conversationWorkflowId = (conversationId: string, episode: number): string =>
  `conversation-${conversationId}-${episode}`;
export const deskWorkflowId = (numberId: string): string => `desk-${numberId}`;

/** Whether a command meant for `asked` finds that episode running: an older one is over, a newer one is not here yet. */
export function inEpisode(episode: Episode, asked: number): EpisodeDecision {
  if (asked > episode.episode) return refuse('not-open-yet');
  if (asked < episode.episode || episode.status === 'closed') return refuse('closed');
  return allow(episode);
}

/** Takes what nobody has. From the bot too: who may do that is `access.ts`'s to say. */
export function claim(episode: Episode, { by }: { by: string }): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.stage === 'assigned') return refuse('not-waiting');
  return allow(held(episode, by));
}

interface Against {
  /** The agent the page showed; null: nobody, waiting or with the bot. */
  from: string | null;
  /** The move that is undone: nothing may have moved since, not even away and back. */
  turn?: number | undefined;
}

/** A page can be stale, so a transfer names the agent it was made against. */
export function transfer(
  episode: Episode,
  { to, from, turn = episode.turn }: Against & { to: string },
): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.turn !== turn) return refuse('already-moved');
  if (episode.agentId === to) return refuse('already-theirs');
  if (episode.agentId !== from) return refuse('already-moved');
  return allow(held(episode, to));
}

/** The bot stops and people are looked for. */
export function handToPeople(episode: Episode, now: number): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.stage !== 'bot') return refuse('no-bot');
  return allow(waiting(episode, { inLine: true, now }));
}

/** Back to Unassigned, there to be claimed: the desk leaves it alone (ROUTING 58). */
export function release(
  episode: Episode,
  { from, turn = episode.turn }: Against,
  now: number,
): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.turn !== turn) return refuse('already-moved');
  if (episode.agentId !== from || episode.stage === 'waiting') return refuse('already-moved');
  return allow(waiting(episode, { inLine: false, now }));
}

/** `seen`: the seq of the last inbound message the page had shown; a newer one is asked about first (ROUTING 30). */
export function close(episode: Episode, asked: { seen: number; lastInbound: number }): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (asked.lastInbound > asked.seen) return refuse('newer-message');
  return allow({
    ...next(episode),
    status: 'closed',
    stage: null,
    agentId: null,
    inLine: false,
    waitingSince: null,
  });
}

/** Who starts the next episode: the customer (with the bot, or in line), or an agent, who has it from the start. */
export type OpenedBy = { customer: 'bot' | 'in-line' } | { agent: string };

export function open(episode: Episode, by: OpenedBy, now: number): Decision<Episode, 'already-open'> {
  if (episode.status === 'open') return refuse('already-open');

  const opened: Episode = { ...episode, status: 'open', episode: episode.episode + 1 };
  if ('agent' in by) return allow(held(opened, by.agent));
  if (by.customer === 'in-line') return allow(waiting(opened, { inLine: true, now }));
  return allow({ ...next(opened), stage: 'bot', agentId: null, inLine: false, waitingSince: null });
}

/** What the desk made of one in its line: an agent has it, or it waits on, in line or (under "leave") out of it. */
export function served(
  episode: Episode,
  found: { agentId: string | null; staysInLine: boolean },
): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (!episode.inLine) return refuse('not-waiting');
  if (found.agentId !== null) return allow(held(episode, found.agentId));
  return allow({ ...next(episode), inLine: found.staysInLine });
}

/**
 * Its agent may no longer answer it (deactivated, off the number: ROUTING 22) or sent no first reply in time (61): the
 * desk looks for another.
 */
export function putBack(episode: Episode, now: number): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.stage !== 'assigned') return refuse('already-moved');
  return allow(waiting(episode, { inLine: true, now }));
}

/** Its contact was given to somebody, and it with them: whoever had it, Available or not (ROUTING 38, 41). */
export function toOwner(episode: Episode, { owner }: { owner: string }): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.agentId === owner) return refuse('already-theirs');
  return allow(held(episode, owner));
}

function held(episode: Episode, agentId: string): Episode {
  return { ...next(episode), stage: 'assigned', agentId, inLine: false, waitingSince: null };
}

function waiting(episode: Episode, { inLine, now }: { inLine: boolean; now: number }): Episode {
  return { ...next(episode), stage: 'waiting', agentId: null, inLine, waitingSince: now };
}

const next = (episode: Episode): Episode => ({ ...episode, turn: episode.turn + 1, snoozedUntil: null });
