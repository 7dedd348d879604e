import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { AssignmentFacts } from '../../db/assignment.ts';
import { listNumbers } from '../../db/numbers.ts';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { rich } from '../ui/rich.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { type Entered, isUnsaved } from './assignment-form.ts';
import { SettingsFrame } from './frame.tsx';
import { assignmentPath } from './paths.ts';
import { changesInWords, History, nameOf } from './history.tsx';
import { Members } from './members.tsx';
import { Options } from './options.tsx';
import { RuleCards } from './rules.tsx';
import { SavedState, type SavedAs } from './saved-state.tsx';
import { type Asked, readAsked, tryOut } from './trial.ts';
import { TryIt } from './try-it.tsx';
import { WhatIfPanel, type WhatIfState } from './what-if-panel.tsx';

/** Why nothing was saved. */
export type Problem = 'conflict' | 'not-an-agent' | 'wrong';

export interface PageProps {
  facts: AssignmentFacts;
  entered: Entered;
  problem?: Problem;
  focus?: string | null;
  saved?: boolean;
  /** What the Try it panel asks; left out: who would get somebody new. */
  asked?: Asked;
  whatIf?: WhatIfState;
}

/** The page, with the form as it was filled in. Adding and removing come back as this page too. */
export async function drawAssignment(
  c: Context<Env>,
  {
    facts,
    entered,
    problem,
    focus = null,
    saved = false,
    asked = readAsked({}),
    whatIf = 'not-asked',
  }: PageProps,
  status: 200 | 409 | 422 = 200,
) {
  const { sql } = c.var.world;
  const [numbers, outcome] = await Promise.all([listNumbers(sql), tryOut(sql, { facts, entered, asked })]);
  if (wantsFragment(c)) c.header('HX-Trigger', 'settings-drawn');
  const path = assignmentPath(facts.numberId);
  const unsaved = isUnsaved(entered, facts);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current={{ assignmentOf: facts.numberId }}
      numbers={numbers}
      title={t('assignment.title')}
      lead={<Lead facts={facts} />}
      action={<Actions path={path} state={unsaved ? 'unsaved' : saved ? 'saved' : 'clean'} />}
    >
      <div class="split">
        <div class="stack" data-gap="l" id="assignment-of-number">
          {problem !== undefined && <ProblemNote problem={problem} facts={facts} />}
          <form
            class="stack"
            data-gap="l"
            id="assignment"
            method="post"
            action={path}
            hx-post={path}
            hx-target="#assignment-of-number"
            hx-select="#assignment-of-number"
            hx-select-oob="#saved-state:outerMorph"
            hx-swap="outerMorph"
            autocomplete="off"
          >
            <input type="hidden" name="version" value={entered.version} />
            <Members facts={facts} entered={entered} focus={focus} />
            <RuleCards rules={entered.rules} />
            <Options options={entered.options} />
          </form>
          <WhatIfPanel facts={facts} state={whatIf} />
          <History history={facts.history} names={facts.names} />
        </div>
        <TryIt facts={facts} outcome={outcome} />
      </div>
    </SettingsFrame>,
    status,
  );
}

/** The sentence with the number in it; a phone is always read from left to right. */
function Lead({ facts: { name, displayPhone } }: { facts: AssignmentFacts }): Child {
  return rich('assignment.lead', {
    number: <span dir="auto">{name}</span>,
    phone: <span class="tel">{displayPhone}</span>,
  });
}

/** The Try it panel follows every change of the form by the same answer. */
export const watching = (path: string) => ({
  trial: `${path}/trial`,
  watches: ['#assignment'],
  brings: '#assignment, #try',
});

/** Save stands first in the form's order of buttons, so that Enter in a field saves and never removes somebody. */
function Actions({ path, state }: { path: string; state: SavedAs }) {
  return (
    <>
      <SavedState {...watching(path)} state={state} />
      <a class="btn" href={path}>
        {t('assignment.discard')}
      </a>
      <button class="btn btn-primary" type="submit" form="assignment">
        {t('assignment.save')}
      </button>
    </>
  );
}

function ProblemNote({ problem, facts }: { problem: Problem; facts: AssignmentFacts }) {
  const [latest] = facts.history;
  const by = latest?.by ?? null;
  const title =
    problem !== 'conflict'
      ? t(`assignment.${problem}`)
      : by === null
        ? t('assignment.conflict-somebody')
        : t('assignment.conflict', { agent: nameOf(facts.names, by) });
  return (
    <div class="callout" data-tone="warn" role="alert" id="problem">
      <Icon name="triangle-alert" />
      <div>
        <strong dir="auto">{title}</strong>
        {problem === 'conflict' && latest !== undefined && (
          <p dir="auto">{changesInWords(latest.changes, facts.names)}</p>
        )}
        <p>{t(`assignment.${problem}-hint`)}</p>
      </div>
    </div>
  );
}
