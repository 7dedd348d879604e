import type { WhyNot } from '../../domain/why-not.ts';
import { Trace } from '../inbox/why.tsx';
import { AgentAv } from '../ui/av.tsx';
import { t } from '../ui/words.ts';
import { WhyNotMe } from './why-not-me.tsx';
import type { Outcome } from './trial.ts';
import type { TryProps } from './try-it.tsx';

/** Whom it would go to, by which rule, and why not to each of the others. */
export function TryResult({ facts, outcome }: TryProps) {
  const { routed, members, others, asSaved } = outcome;
  if (routed === null)
    return (
      <div class="try-result" id="try-result" aria-live="polite">
        <p class="sm">{t('try.wrong')}</p>
      </div>
    );
  const names = new Map([
    ...facts.names,
    ...facts.people.map(({ agentId, name }) => [agentId, name] as const),
  ]);
  const online = new Map(members.map((member) => [member.agentId, member.online]));
  const chosen = facts.people.find(({ agentId }) => agentId === routed.agentId);
  return (
    <div class="try-result" id="try-result" aria-live="polite">
      <div class="row try-who">
        {chosen === undefined ? (
          <span class="av av-none av-l" aria-hidden="true">
            <span class="lamp" data-on=""></span>
          </span>
        ) : (
          <AgentAv
            name={chosen.name}
            hue={chosen.hue}
            size="l"
            available={online.get(chosen.agentId) === true}
          />
        )}
        <div>
          <span class="label">{t('try.goes-to')}</span>
          <strong dir="auto">{chosen?.name ?? t('try.waits')}</strong>
        </div>
      </div>
      <Trace tried={routed.tried} people={names} />
      {others.length > 0 && (
        <div class="queue">
          <h3 class="label">{t('try.why-not')}</h3>
          <ul class="stack try-others">
            {others.map((other) => (
              <Other other={other} facts={facts} members={members} />
            ))}
          </ul>
        </div>
      )}
      <WhyNotMe facts={facts} outcome={outcome} next={nextFor(outcome)} />
      {facts.botOn && <p class="xs muted">{t('try.bot-first')}</p>}
      <p class="xs muted">{t(asSaved ? 'try.as-saved' : 'try.as-entered')}</p>
    </div>
  );
}

function Other({
  other,
  facts,
  members,
}: Pick<TryProps, 'facts'> & Pick<Outcome, 'members'> & { other: WhyNot }) {
  const person = facts.people.find(({ agentId }) => agentId === other.agentId);
  const member = members.find(({ agentId }) => agentId === other.agentId);
  if (person === undefined || member === undefined) return null;
  return (
    <li>
      <AgentAv name={person.name} hue={person.hue} size="s" />
      <span class="xs">
        <b dir="auto">{person.name}</b> <span class="muted">{reason(other, member)}</span>
      </span>
    </li>
  );
}

/** What the try-out says of whoever wants to know. */
function nextFor({ asked: { whyId }, routed, others, members }: Outcome): string {
  if (whyId !== null && routed?.agentId === whyId) return t('why-not.next-theirs');
  const other = others.find(({ agentId }) => agentId === whyId);
  const member = members.find(({ agentId }) => agentId === whyId);
  return other === undefined || member === undefined ? t('try.not-member') : reason(other, member);
}

function reason(other: WhyNot, { load, capacity }: Outcome['members'][number]): string {
  if (other.why === 'turn') return other.place === 1 ? t('try.next') : t('try.turn', { count: other.place });
  if (other.why === 'at_capacity') return t('try.at_capacity', { load, capacity: capacity ?? 0 });
  return t(`try.${other.why}`);
}
