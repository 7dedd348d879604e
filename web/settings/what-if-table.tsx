import type { Child } from 'hono/jsx';
import type { AssignmentPerson } from '../../db/assignment.ts';
import { type How, type Run, type Share, total } from '../../domain/what-if.ts';
import { length } from '../ui/length.ts';
import { AgentAv } from '../ui/av.tsx';
import { difference } from '../ui/number.ts';
import { t } from '../ui/words.ts';
import type { Comparison } from './what-if.ts';

interface TableProps {
  people: readonly AssignmentPerson[];
  comparison: Comparison;
}

/** Agent by agent, then the waits and the owners: as saved, with the changes, and what differs. */
export function WhatIfTable({ people, comparison: { saved, draft } }: TableProps) {
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={t('what-if.agents')}>
      <table class="table what-if-table">
        <caption class="vh">{t('what-if.agents')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('what-if.measure')}</th>
            <th scope="col">{t('what-if.now')}</th>
            {draft !== null && <th scope="col">{t('what-if.draft')}</th>}
            {draft !== null && <th scope="col">{t('what-if.difference')}</th>}
          </tr>
        </thead>
        <tbody>
          {sharing(people, saved, draft).map((person) => (
            <Agent person={person} saved={saved} draft={draft} />
          ))}
          <Counted name="nobody" hint={t('what-if.nobody-hint')} saved={saved} draft={draft} of={of.nobody} />
        </tbody>
        <tbody>
          <Counted name="waited" saved={saved} draft={draft} of={of.waited} />
          <Lasting name="median" saved={saved} draft={draft} of={of.median} />
          <Lasting name="longest" saved={saved} draft={draft} of={of.longest} />
          <Counted
            name="owners"
            saved={saved}
            draft={draft}
            of={of.ownerHits}
            shown={({ ownerHits, owned }) => t('what-if.hits', { hits: ownerHits, owned })}
          />
        </tbody>
      </table>
    </div>
  );
}

const of = {
  nobody: ({ nobody }: Run) => nobody,
  waited: ({ waited }: Run) => waited,
  median: ({ medianWait }: Run) => medianWait,
  longest: ({ longestWait }: Run) => longestWait,
  ownerHits: ({ ownerHits }: Run) => ownerHits,
};

/** Who is a member by either settings, by name; of the deactivated only who took something. */
export const sharing = (people: readonly AssignmentPerson[], saved: Run, draft: Run | null) =>
  people.filter(({ agentId, active }) => {
    const isMember = saved.shares.has(agentId) || draft?.shares.has(agentId) === true;
    return isMember && (active || sharesOf(saved, agentId) + sharesOf(draft, agentId) > 0);
  });

export const sharesOf = (run: Run | null, agentId: string): number => {
  const share = run?.shares.get(agentId);
  return share === undefined ? 0 : total(share);
};

interface Sides {
  saved: Run;
  draft: Run | null;
}

function Agent({ person: { agentId, name, hue }, saved, draft }: Sides & { person: AssignmentPerson }) {
  return (
    <tr>
      <th scope="row">
        <span class="person">
          <AgentAv name={name} hue={hue} size="s" />
          <strong dir="auto">{name}</strong>
        </span>
      </th>
      <td>
        <ShareCell share={saved.shares.get(agentId)} />
      </td>
      {draft !== null && (
        <>
          <td>
            <ShareCell share={draft.shares.get(agentId)} />
          </td>
          <td class="num">{signed(sharesOf(draft, agentId) - sharesOf(saved, agentId))}</td>
        </>
      )}
    </tr>
  );
}

const hows: readonly How[] = ['owner', 'previous', 'rotation', 'claimed'];

function ShareCell({ share }: { share: Share | undefined }) {
  if (share === undefined) return <span class="muted">{t('what-if.left-out')}</span>;
  const parts = hows.filter((how) => share[how] > 0).map((how) => t(`what-if.${how}`, { count: share[how] }));
  return (
    <>
      <span class="num">{total(share)}</span>
      {parts.length > 0 && <span class="menu-sub">{parts.join(' · ')}</span>}
    </>
  );
}

interface Counting extends Sides {
  name: 'nobody' | 'waited' | 'owners';
  hint?: string;
  of(run: Run): number;
  shown?(run: Run): string;
}

function Counted({ name, hint, saved, draft, of: count, shown = (run) => `${count(run)}` }: Counting) {
  const cells =
    draft === null ? [shown(saved)] : [shown(saved), shown(draft), signed(count(draft) - count(saved))];
  return <Row name={t(`what-if.${name}`)} hint={hint} cells={cells} />;
}

interface Timing extends Sides {
  name: 'median' | 'longest';
  of(run: Run): number | null;
}

function Lasting({ name, saved, draft, of: wait }: Timing) {
  const shown = (ms: number | null) => (ms === null ? t('what-if.no-wait') : length(ms));
  const [before, after] = [wait(saved), draft === null ? null : wait(draft)];
  const cells = draft === null ? [shown(before)] : [shown(before), shown(after), longer(before, after)];
  return <Row name={t(`what-if.${name}`)} cells={cells} />;
}

function Row({ name, hint, cells }: { name: string; hint?: string | undefined; cells: Child[] }) {
  return (
    <tr>
      <th scope="row">
        {name}
        {hint !== undefined && <span class="menu-sub">{hint}</span>}
      </th>
      {cells.map((cell) => (
        <td class="num">{cell}</td>
      ))}
    </tr>
  );
}

const signed = (by: number): string => (by === 0 ? t('what-if.no-difference') : difference(by));

/** Against no wait at all there is no length to name. */
function longer(before: number | null, after: number | null): string {
  if (before === null || after === null) return before === after ? t('what-if.no-difference') : '';
  const [was, is] = [length(before), length(after)];
  if (was === is) return t('what-if.no-difference');
  return `${after > before ? '+' : '−'}${length(Math.abs(after - before))}`;
}
