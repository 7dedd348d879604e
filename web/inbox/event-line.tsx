import type { Child } from 'hono/jsx';
import type { People, ThreadEvent } from '../../db/events.ts';
import { Icon } from '../ui/icon.tsx';
import { Linked } from '../ui/linked.tsx';
import { rich } from '../ui/rich.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { handedOver } from './handed-over.tsx';
import { whenInWords } from './moments.ts';
import { Why } from './why.tsx';

export interface EventProps {
  event: ThreadEvent;
  people: People;
  numberName: string;
  rulesPath: string | null;
  place: string;
}

/** A line of history, and under a transfer what was written to the next agent. */
export function EventLine(props: EventProps) {
  const { event, people, place } = props;
  return (
    <>
      <Happened {...props} />
      {event.note !== null && (
        <div class="note" id={`note-${event.id}`} data-place={`${place} note`}>
          <div class="who">
            <Icon name="lock-keyhole" size="sm" />
            {t('note.by', { agent: nameOf(people, event.actorId) })}
            <time datetime={event.happenedAt.toISOString()}>{timeOfDay(event.happenedAt)}</time>
          </div>
          <div dir="auto">
            <Linked text={event.note} />
          </div>
        </div>
      )}
    </>
  );
}

/** What happened, and for a routing decision why. */
function Happened({ event, people, numberName, rulesPath, place }: EventProps) {
  const { icon, sentence } = said(event, people, numberName);
  const why = event.explanation?.by === 'routing' ? event.explanation : null;
  const popover = `why-${event.id}`;
  return (
    <div class="event" id={`event-${event.id}`} data-place={place}>
      <Icon name={icon} size="sm" />
      <span>
        {sentence}
        {hints(event).map((hint) => ` ${t(hint)}`)}
      </span>
      {why !== null && (
        <>
          <button type="button" popovertarget={popover} aria-haspopup="dialog">
            {t('event.why')}
          </button>
          <Why id={popover} explanation={why} people={people} at={event.happenedAt} rulesPath={rulesPath} />
        </>
      )}
    </div>
  );
}

interface Line {
  icon: string;
  sentence: Child;
}

function said(event: ThreadEvent, people: People, number: string): Line {
  const actor = named(people, event.actorId);
  const agent = named(people, event.agentId);
  switch (event.kind) {
    case 'opened':
      return opened(event, actor);
    case 'assigned':
      return { icon: 'plug', sentence: rich(assigned(event), { agent }) };
    case 'waiting':
      return { icon: 'bell-ring', sentence: rich(waiting(event), { number }) };
    case 'put_back':
      return { icon: 'undo-2', sentence: rich('event.put-back', { agent }) };
    case 'claimed':
      return { icon: 'hand', sentence: rich('event.claimed', { actor }) };
    case 'transferred':
      return { icon: 'arrow-right-left', sentence: transferred(event, people, actor, agent) };
    case 'handed_to_people':
      return { icon: 'headset', sentence: handedOver(event, actor) };
    case 'released':
      return { icon: 'undo-2', sentence: rich('event.released', { actor }) };
    case 'owner_changed':
      return { icon: 'handshake', sentence: ownerChanged(event, actor, agent) };
    case 'moved_to_owner':
      return { icon: 'arrow-right-left', sentence: rich('event.moved-to-owner', { agent }) };
    case 'gave_back':
      return { icon: 'undo-2', sentence: rich('event.gave-back', { agent }) };
    case 'snoozed':
      return { icon: 'clock', sentence: rich('event.snoozed', { actor, time: snoozedUntil(event) }) };
    case 'woke':
      return { icon: 'bell-ring', sentence: woke(event, actor) };
    case 'kept_open':
      return { icon: 'clock', sentence: rich('event.kept-open', { actor }) };
    case 'kept_agent':
      return {
        icon: 'clock',
        sentence: rich(event.actorId === event.agentId ? 'event.kept-mine' : 'event.kept-agent', {
          actor,
          agent,
        }),
      };
    case 'closed':
      return { icon: 'circle-check', sentence: closed(event, actor) };
  }
}

function opened(event: ThreadEvent, actor: Child): Line {
  if (event.actorId !== null) return { icon: 'rotate-ccw', sentence: rich('event.opened-by', { actor }) };
  if (event.explanation?.code === 'bot') return { icon: 'bot', sentence: t('event.opened-bot') };
  return { icon: 'rotate-ccw', sentence: t(event.episode > 1 ? 'event.reopened' : 'event.opened') };
}

function assigned({ explanation }: ThreadEvent) {
  switch (explanation?.code) {
    case 'basic_online':
    case 'basic_all':
      return 'event.assigned-rotation';
    case 'owner':
      return 'event.assigned-owner';
    case 'previous':
      return 'event.assigned-previous';
    default:
      return 'event.assigned';
  }
}

function waiting({ explanation }: ThreadEvent) {
  switch (explanation?.code) {
    case 'none_online':
      return 'event.waiting-none-online';
    case 'at_capacity':
      return 'event.waiting-capacity';
    case 'basic_off':
      return 'event.waiting-off';
    case 'no_members':
      return 'event.waiting-no-members';
    case 'no_others':
      return 'event.waiting-no-others';
    default:
      return 'event.waiting';
  }
}

function woke({ actorId, data }: ThreadEvent, actor: Child): Child {
  if (actorId !== null) return rich('event.woke-by', { actor });
  return t(data['by'] === 'customer' ? 'event.woke-customer' : 'event.woke-time');
}

function closed({ actorId, data }: ThreadEvent, actor: Child): Child {
  if (actorId !== null) return rich('event.closed', { actor });
  return t('event.closed-itself', { count: Number(data['days']) });
}

const snoozedUntil = ({ data, happenedAt }: ThreadEvent): string =>
  whenInWords(new Date(String(data['until'])), happenedAt);

/** Given to a colleague, or taken over by the one who pressed the button. */
function transferred(event: ThreadEvent, people: People, actor: Child, agent: Child): Child {
  if (event.explanation?.code === 'reply_stopped_bot') return rich('handover.reply', { actor });
  if (event.agentId !== event.actorId) return rich('event.transferred', { actor, agent });
  const from = event.explanation?.by === 'person' ? event.explanation.fromAgentId : null;
  if (from === null) return rich('event.took-bot', { actor });
  return rich('event.took', { actor, from: named(people, from) });
}

function ownerChanged({ actorId, agentId, data }: ThreadEvent, actor: Child, agent: Child): Child {
  const { email } = data;
  if (typeof email === 'string') return rich('event.owner-email', { actor, email: <b>{email}</b> });
  if (agentId === null) return rich('event.owner-nobody', { actor });
  return agentId === actorId ? rich('event.owner-self', { actor }) : rich('event.owner', { actor, agent });
}

/** What is odd about it: it came late, or whoever got it, chosen by a colleague or as the owner, was Away or full. */
function hints({ explanation }: ThreadEvent) {
  const cause = explanation?.by === 'routing' ? explanation.cause : undefined;
  const flags = flagsOf(explanation).map((flag) => (flag === 'away' ? 'event.was-away' : 'event.was-full'));
  return cause === 'recovered' || cause === 'came-late' ? ([`event.${cause}`, ...flags] as const) : flags;
}

function flagsOf(explanation: ThreadEvent['explanation']) {
  if (explanation?.by === 'person') return explanation.flags ?? [];
  if (explanation?.by !== 'routing') return [];
  return explanation.tried.find(({ result }) => result === 'match')?.flags ?? [];
}

const named = (people: People, id: string | null): Child => <b>{nameOf(people, id)}</b>;
const nameOf = (people: People, id: string | null): string =>
  (id === null ? undefined : people.get(id)) ?? t('event.somebody');
