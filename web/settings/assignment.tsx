import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type AssignmentFacts, findAssignment } from '../../db/assignment.ts';
import { saveAssignment } from '../../db/rules.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import {
  asStored,
  broughtUpToDate,
  draftOf,
  type Entered,
  isUnsaved,
  readForm,
  withMember,
  withoutMember,
} from './assignment-form.ts';
import { drawAssignment, watching } from './assignment-page.tsx';
import { assignmentPath } from './paths.ts';
import { SavedState } from './saved-state.tsx';
import { readAsked, tryOut } from './trial.ts';
import { TryFragments } from './try-it.tsx';
import { compare } from './what-if.ts';
import { WhatIf } from './what-if-panel.tsx';

/** `GET /settings/numbers/:number/assignment`: who gets this number's conversations, and by which rules. */
export const getAssignment = async (c: Context<Env>) => {
  const facts = await openAssignment(c);
  const saved = c.req.query('saved') === `${facts.version}`;
  return drawAssignment(c, { facts, entered: asStored(facts), saved });
};

/** The same by POST: saves the form. Its buttons `add` and `remove` change the form alone. */
export const postAssignment = async (c: Context<Env>) => {
  const facts = await openAssignment(c);
  const body = await c.req.parseBody({ all: true });
  const read = readForm(body);
  if (read === null) return nonsense(c);
  const entered = broughtUpToDate(read, facts);

  const { add, remove } = body;
  if (typeof add === 'string')
    return drawAssignment(c, { facts, entered: withMember(entered, facts, add), focus: add });
  if (typeof remove === 'string')
    return drawAssignment(c, { facts, entered: withoutMember(entered, facts, remove), focus: remove });
  return save(c, facts, read);
};

async function save(c: Context<Env>, facts: AssignmentFacts, read: Entered) {
  const { sql, nudges } = c.var.world;
  const { numberId } = facts;
  const draft = draftOf(read);
  if (draft === null)
    return drawAssignment(c, { facts, entered: broughtUpToDate(read, facts), problem: 'wrong' }, 422);

  const { version } = read;
  const saved = await saveAssignment(sql, { numberId, by: c.var.viewer.id, version, draft });
  nudges.changed(saved.changed);
  if (saved.ok) return c.redirect(`${assignmentPath(numberId)}?saved=${saved.value.version}`, 303);

  const now = await openAssignment(c);
  const entered = broughtUpToDate(read, now);
  if (saved.why === 'changed-meanwhile')
    return drawAssignment(
      c,
      { facts: now, entered: { ...entered, version: now.version }, problem: 'conflict' },
      409,
    );
  return drawAssignment(c, { facts: now, entered, problem: 'not-an-agent' }, 422);
}

/** `POST …/trial`: who would get this customer's next conversation. Nothing is changed by it. */
export const postTrial = async (c: Context<Env>) => {
  const facts = await openAssignment(c);
  const body = await c.req.parseBody({ all: true });
  const read = body['version'] === undefined ? asStored(facts) : readForm(body);
  if (read === null) return nonsense(c);
  const entered = broughtUpToDate(read, facts);
  const asked = readAsked(body);
  if (!wantsFragment(c)) return drawAssignment(c, { facts, entered, asked });

  const outcome = await tryOut(c.var.world.sql, { facts, entered, asked });
  const state = isUnsaved(entered, facts) ? 'unsaved' : 'clean';
  return c.html(
    <>
      <TryFragments facts={facts} outcome={outcome} />
      {body['state'] !== undefined && (
        <hx-partial hx-target="#saved-state" hx-swap="outerMorph">
          <SavedState {...watching(assignmentPath(facts.numberId))} state={state} />
        </hx-partial>
      )}
    </>,
  );
};

/** `POST …/what-if`: how the last days would have gone with the form's settings. Nothing is changed by it. */
export const postWhatIf = async (c: Context<Env>) => {
  const facts = await openAssignment(c);
  const read = readForm(await c.req.parseBody({ all: true }));
  if (read === null) return nonsense(c);
  const entered = broughtUpToDate(read, facts);

  const whatIf = (await compare(c.var.world.sql, { facts, entered })) ?? 'wrong';
  const status = whatIf === 'wrong' ? 422 : 200;
  if (!wantsFragment(c)) return drawAssignment(c, { facts, entered, whatIf }, status);
  return c.html(<WhatIf facts={facts} state={whatIf} />, status);
};

/** The number named by the route, or 404. */
export async function openAssignment(c: Context<Env>): Promise<AssignmentFacts> {
  const id = c.req.param('number');
  const facts = isId(id) ? await findAssignment(c.var.world.sql, id) : null;
  if (facts === null) throw new HTTPException(404);
  return facts;
}
