import type { AssignmentFacts } from '../../db/assignment.ts';
import type { StoredRouting } from '../../db/routed.ts';
import { missed } from '../../domain/why-not.ts';
import { rich } from '../ui/rich.tsx';
import { daysBetween, shortTime, timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { nameOf } from './history.tsx';
import type { Outcome } from './trial.ts';

interface WhyNotProps {
  facts: AssignmentFacts;
  outcome: Outcome;
}

/** Whose question it is: "Why not me?" */
export function WhyNotWhom({ facts, outcome: { asked, routed, members } }: WhyNotProps) {
  const ids = new Set(members.map(({ agentId }) => agentId));
  return (
    <div class="field" id="try-whom">
      <label for="try-why">{t('why-not.whom')}</label>
      <select class="input" id="try-why" name="why">
        <option value="">{t('why-not.nobody')}</option>
        {facts.people
          .filter(({ agentId, member }) => (routed === null ? member : ids.has(agentId)))
          .map(({ agentId, name }) => (
            <option value={agentId} selected={agentId === asked.whyId}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}

/** Why the last ones did not come to them, each as its decision stored it, and the next one by the try-out. */
export function WhyNotMe({ facts, outcome, next }: WhyNotProps & { next: string }) {
  const { whyId: agentId } = outcome.asked;
  const person = facts.people.find((one) => one.agentId === agentId);
  if (person === undefined) return null;
  return (
    <div class="queue" id="why-not-me">
      <h3 class="label" dir="auto">
        {t('why-not.title', { agent: person.name })}
      </h3>
      <ul class="stack why-not">
        <li>{t('why-not.next', { reason: next })}</li>
        {grouped(outcome.lately, person.agentId).map((group) => (
          <li>{inWords(group, facts)}</li>
        ))}
      </ul>
      <p class="xs muted">
        {outcome.lately.length === 0
          ? t('why-not.none')
          : t('why-not.lately', { count: outcome.lately.length })}
      </p>
    </div>
  );
}

interface Group {
  why: ReturnType<typeof missed>;
  /** Whose turn it was. */
  agentId: string | null;
  decisions: (StoredRouting & { load: number | null })[];
}

/** The same reason is said once, with all its moments; the latest reason first. */
function grouped(lately: readonly StoredRouting[], agentId: string): Group[] {
  const groups = new Map<string, Group>();
  for (const stored of lately) {
    const why = missed(stored.routed, agentId);
    const whose = why === 'turn' ? stored.routed.agentId : null;
    const key = `${why} ${whose}`;
    const group = groups.get(key) ?? { why, agentId: whose, decisions: [] };
    const me = stored.routed.tried.at(-1)?.considered?.find((one) => one.agentId === agentId);
    group.decisions.push({ ...stored, load: why === 'at_capacity' ? (me?.load ?? null) : null });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function inWords({ why, agentId, decisions }: Group, { names, people }: AssignmentFacts) {
  const times = <Moments decisions={decisions} />;
  if (why !== 'turn') return rich(why === null ? 'why-not.got' : `why-not.${why}`, { times });
  const known = people.find((one) => one.agentId === agentId)?.name;
  return rich('why-not.turn', { times, agent: <b dir="auto">{known ?? nameOf(names, agentId ?? '')}</b> });
}

/** Each leads to its thread, where the whole decision stands under "Why?". */
function Moments({ decisions }: Pick<Group, 'decisions'>) {
  return (
    <>
      {decisions.map(({ conversationId, at, load }, index) => (
        <>
          {index > 0 && ', '}
          <a class="link" href={`/inbox/${conversationId}`}>
            <time datetime={at.toISOString()}>{moment(at)}</time>
          </a>
          {load !== null && ` ${t('why-not.with-load', { load })}`}
        </>
      ))}
    </>
  );
}

/** 12:01 today, else Wed 12:01. */
function moment(at: Date): string {
  const now = new Date();
  return daysBetween(at, now) === 0 ? timeOfDay(at) : `${shortTime(at, now)} ${timeOfDay(at)}`;
}
