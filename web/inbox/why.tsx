import type { People } from '../../db/events.ts';
import type { Routed, Tried } from '../../domain/routing.ts';
import { Icon } from '../ui/icon.tsx';
import { timeWithSeconds } from '../ui/time.ts';
import { listed } from '../ui/listed.ts';
import { t } from '../ui/words.ts';
import { dayHeading } from './days.ts';

interface WhyProps {
  id: string;
  explanation: Routed;
  people: People;
  at: Date;
  rulesPath: string | null;
}

const icons = { match: 'plug', no: 'x', skip: 'minus', pass: 'check' } as const;

/** The stored explanation of a routing decision, rule by rule. Nothing here is worked out again. */
export function Why({ id, explanation, people, at, rulesPath }: WhyProps) {
  const { agentId, tried, cause, rotationBefore: before, rotationAfter: after } = explanation;
  const title = agentId === null ? t('why.title-waiting') : t('why.title', { agent: name(people, agentId) });
  return (
    <div class="pop pop-why" id={id} popover="auto" role="dialog" aria-label={title}>
      <div class="pop-head">
        <h3>{title}</h3>
        <p>{t('why.lead')}</p>
      </div>
      <div class="pop-body">
        <Trace tried={tried} people={people} cause={cause} />
        <p class="xs muted trace-rotation">
          {before === after
            ? t('why.rotation-stayed', { before })
            : t('why.rotation-moved', { before, after })}
        </p>
      </div>
      <div class="pop-foot">
        <Icon name="clock" size="sm" />
        <time datetime={at.toISOString()}>
          {dayHeading(at, new Date())} {timeWithSeconds(at)}
        </time>
        {explanation.version !== undefined && (
          <span>{t('why.version', { version: explanation.version })}</span>
        )}
        {rulesPath !== null && (
          <a class="link push" href={rulesPath}>
            {t('why.rules')}
          </a>
        )}
      </div>
    </div>
  );
}

interface TraceProps {
  tried: Tried[];
  people: People;
  cause?: Routed['cause'] | undefined;
}

/** Every rule in its order, with the fact that decided it; the match is lit. Settings → Assignment shows it too. */
export function Trace({ tried, people, cause }: TraceProps) {
  return (
    <ol class="trace">
      {cause !== undefined && (
        <Step result="pass" name={t(`why.cause-${cause}`)} why={t(`why.cause-${cause}-why`)} />
      )}
      {[...tried, ...notNeeded(tried)].map((step) => (
        <Step
          result={step.result}
          name={ruleName(step)}
          why={isNotNeeded(step) ? t('why.not-needed') : fact(step, people)}
        />
      ))}
    </ol>
  );
}

function Step({ result, name: rule, why }: { result: keyof typeof icons; name: string; why: string }) {
  return (
    <li class="trace-step" data-result={result}>
      <span class="jack">
        <Icon name={icons[result]} />
      </span>
      <strong>{rule}</strong>
      <p class="trace-why">{why}</p>
    </li>
  );
}

/** The rules below the match: they were not tried, so there is nothing to say of them but that. */
function notNeeded(tried: Tried[]): Tried[] {
  if (tried.at(-1)?.result !== 'match') return [];
  return untried.filter(({ rule }) => !tried.some((step) => step.rule === rule));
}
const untried: Tried[] = [
  { rule: 'previous', result: 'skip', code: 'previous' },
  { rule: 'basic', result: 'skip', code: 'no_members' },
];
const isNotNeeded = (step: Tried): boolean => untried.includes(step);

function ruleName({ rule, code }: Tried): string {
  if (rule !== 'basic') return t(`why.${rule}`);
  if (code === 'basic_online' || code === 'none_online' || code === 'at_capacity') return t('why.online');
  if (code === 'basic_all') return t('why.all');
  return t(code === 'basic_off' ? 'why.nobody' : 'why.basic');
}

/** The one fact that decided this rule, and who was passed over. */
function fact(step: Tried, people: People): string {
  const flags = (step.flags ?? []).map((flag) => t(flag === 'away' ? 'why.is-away' : 'why.is-full'));
  return [reason(step, people), ...flags, next(step, people), skipped(step, people)]
    .filter((part) => part !== '')
    .join(' · ');
}

function reason(step: Tried, people: People): string {
  const agent = name(people, step.agentId ?? null);
  switch (step.code) {
    case 'owner':
      return t('why.match-owner', { agent });
    case 'previous':
      return t('why.match-previous', { agent });
    case 'basic_online':
    case 'basic_all':
      return t('why.match-basic', { agent });
    case 'owner_not_member':
    case 'owner_inactive':
    case 'owner_away':
    case 'previous_offline':
    case 'previous_not_member':
    case 'previous_inactive':
    case 'previous_at_capacity':
    case 'owner_gave_back':
    case 'previous_gave_back':
      return t(`why.${step.code}`, { agent });
    default:
      return t(`why.${step.code}`);
  }
}

/** Who could have had it as well, in the order in which it would have been theirs. */
function next({ agentId: chosen, considered = [] }: Tried, people: People): string {
  const others = considered.filter(({ agentId, skipped: why }) => why === null && agentId !== chosen);
  if (others.length === 0) return '';
  return t('why.then', { people: listed(others.map(({ agentId }) => name(people, agentId))) });
}

function skipped({ considered = [] }: Tried, people: People): string {
  const passedOver = considered.flatMap(({ agentId, skipped: why, load }) => {
    const agent = name(people, agentId);
    if (why === 'offline') return [t('why.skip-offline', { agent })];
    if (why === 'at_capacity') return [t('why.skip-capacity', { agent, load })];
    if (why === 'gave_back') return [t('why.skip-gave-back', { agent })];
    return why === 'inactive' ? [t('why.skip-inactive', { agent })] : [];
  });
  return passedOver.length === 0 ? '' : t('why.skipped', { people: listed(passedOver) });
}

const name = (people: People, id: string | null): string =>
  (id === null ? undefined : people.get(id)) ?? t('why.somebody');
