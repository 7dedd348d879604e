import type { AssignmentFacts } from '../../db/assignment.ts';
import { Icon } from '../ui/icon.tsx';
import { percentage } from '../ui/number.ts';
import { dayName, daysBetween, timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { assignmentPath } from './paths.ts';
import type { Comparison } from './what-if.ts';
import { WhatIfChart } from './what-if-chart.tsx';
import { WhatIfTable } from './what-if-table.tsx';

/** Not asked yet, or the form could not be saved, or the answer. */
export type WhatIfState = 'not-asked' | 'wrong' | Comparison;

interface PanelProps {
  facts: AssignmentFacts;
  state: WhatIfState;
}

/**
 * How the last days would have gone. Its button sends the settings' form as it stands, with script or without, to a
 * page that answers and saves nothing.
 */
export function WhatIfPanel({ facts, state }: PanelProps) {
  const path = `${assignmentPath(facts.numberId)}/what-if`;
  return (
    <section class="card">
      <div class="card-head">
        <div class="grow">
          <h2>{t('what-if.title')}</h2>
          <p>{t('what-if.lead')}</p>
        </div>
        <button
          class="btn btn-s"
          type="submit"
          form="assignment"
          formaction={path}
          hx-post={path}
          hx-target="#what-if"
          hx-swap="outerMorph"
        >
          <Icon name="flask-conical" size="sm" />
          {t('what-if.ask')}
        </button>
      </div>
      <WhatIf facts={facts} state={state} />
    </section>
  );
}

/** The answer alone. */
export function WhatIf({ facts, state }: PanelProps) {
  return (
    <div id="what-if" aria-live="polite">
      {state === 'wrong' && <p class="card-body sm">{t('what-if.wrong')}</p>}
      {typeof state === 'object' && <Answer facts={facts} comparison={state} />}
    </div>
  );
}

function Answer({ facts, comparison }: { facts: AssignmentFacts; comparison: Comparison }) {
  const { week, saved, draft } = comparison;
  return (
    <div class="card-body stack what-if">
      <div class="stack what-if-lead">
        <Replayed week={week} arrivals={saved.arrivals} />
        {draft === null && <p class="sm">{t('what-if.same')}</p>}
      </div>
      {saved.arrivals > 0 && (
        <>
          <WhatIfChart people={facts.people} comparison={comparison} />
          <WhatIfTable people={facts.people} comparison={comparison} />
          <Assumptions />
        </>
      )}
      {draft !== null && (
        <div class="row">
          <button class="btn btn-primary push" type="submit" form="assignment">
            {t('assignment.save')}
          </button>
        </div>
      )}
    </div>
  );
}

/** How much of the week it is, and why not all of it. */
function Replayed({
  week: { from, asked, to, cut },
  arrivals,
}: Pick<Comparison, 'week'> & { arrivals: number }) {
  const began = moment(new Date(from));
  const share = percentage((to - from) / (to - asked));
  return (
    <p class="sm">
      {arrivals === 0
        ? t('what-if.none', { from: began })
        : t('what-if.replayed', { count: arrivals, from: began })}{' '}
      {cut ? t('what-if.cut') : from > asked && t('what-if.covered', { since: began, share })}
    </p>
  );
}

/** 12:01 today, else Thursday 12:01. */
function moment(at: Date): string {
  const now = new Date();
  return daysBetween(at, now) === 0 ? timeOfDay(at) : `${dayName(at, now)} ${timeOfDay(at)}`;
}

function Assumptions() {
  const all = ['end', 'claim', 'customer', 'members', 'bot'] as const;
  return (
    <details class="xs muted what-if-assumes">
      <summary>{t('what-if.assumes')}</summary>
      <ul>
        {all.map((one) => (
          <li>{t(`what-if.assume-${one}`)}</li>
        ))}
      </ul>
    </details>
  );
}
