import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type BotFacts, findBotFacts } from '../../db/bot-facts.ts';
import { renewSecret, saveBot } from '../../db/bot-saving.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { edit } from './bot-edit.ts';
import { asStored, type Entered, readForm, tidied } from './bot-form.ts';
import { checked } from './bot-limits.ts';
import { drawBot, isUnsaved, watching } from './bot-page.tsx';
import { BotTest, BotTestFragments } from './bot-test.tsx';
import { readTest, testBot } from './bot-trial.ts';
import { botPath } from './paths.ts';
import { SavedState } from './saved-state.tsx';

/** `GET /settings/numbers/:number/bot`: what this number's bot says, and when. */
export const getBot = async (c: Context<Env>) => {
  const facts = await openBot(c);
  const saved = c.req.query('saved') === `${facts.version}`;
  return drawBot(c, { facts, entered: asStored(facts), saved });
};

/** The same by POST: saves the form. Its buttons `do` change the form alone, but for the one that makes a new secret. */
export const postBot = async (c: Context<Env>) => {
  const facts = await openBot(c);
  const body = await c.req.parseBody({ dot: true });
  const entered = readForm(body);
  if (entered === null) return nonsense(c);

  const button = body['do'];
  if (button === 'new-secret') return makeSecret(c, facts, entered);
  if (typeof button !== 'string') return save(c, facts, tidied(entered));
  const edited = edit(entered, button);
  return edited === null ? nonsense(c) : drawBot(c, { facts, ...edited });
};

async function save(c: Context<Env>, facts: BotFacts, entered: Entered) {
  const { sql, nudges, sealingKey } = c.var.world;
  const { numberId } = facts;
  const asked = checked(entered);
  if (!asked.ok) return drawBot(c, { facts, entered, problems: asked.problems }, 422);

  const { version } = entered;
  const by = c.var.viewer.id;
  const saved = await saveBot(sql, { numberId, by, version, draft: asked.draft, key: sealingKey });
  nudges.changed(saved.changed);
  if (saved.ok && saved.value.secret === null)
    return c.redirect(`${botPath(numberId)}?saved=${saved.value.version}`, 303);

  const now = await openBot(c);
  if (!saved.ok)
    return drawBot(c, { facts: now, entered: { ...entered, version: now.version }, conflict: true }, 409);
  // No redirect: the secret is in this answer and nowhere else.
  const { secret } = saved.value;
  return drawBot(c, { facts: now, entered: asStored(now), saved: true, secret, focus: 'webhook.secret' });
}

async function makeSecret(c: Context<Env>, facts: BotFacts, entered: Entered) {
  const { sql, sealingKey } = c.var.world;
  const secret = await renewSecret(sql, { numberId: facts.numberId, key: sealingKey });
  return drawBot(c, { facts, entered, secret, focus: 'webhook.secret' });
}

/** `POST …/trial`: what the bot of the form would answer. Nothing is sent, and nothing is changed by it. */
export const postBotTrial = async (c: Context<Env>) => {
  const facts = await openBot(c);
  const body = await c.req.parseBody({ dot: true });
  const entered = body['version'] === undefined ? asStored(facts) : readForm(body);
  const follows = body['state'] !== undefined;
  const asked = readTest(body['test'], { follows });
  if (entered === null || asked === null) return nonsense(c);
  if (!wantsFragment(c)) return drawBot(c, { facts, entered, asked });

  const test = await testBot(c.var.world.sql, { facts, entered, asked });
  if (!follows) return c.html(<BotTest facts={facts} test={test} />);
  const state = isUnsaved(entered, facts) ? 'unsaved' : 'clean';
  return c.html(
    <>
      <BotTestFragments test={test} />
      {body['state'] === 'asked' && (
        <hx-partial hx-target="#saved-state" hx-swap="outerMorph">
          <SavedState {...watching(botPath(facts.numberId))} state={state} />
        </hx-partial>
      )}
    </>,
  );
};

/** The number named by the route, or 404. */
async function openBot(c: Context<Env>): Promise<BotFacts> {
  const id = c.req.param('number');
  const facts = isId(id) ? await findBotFacts(c.var.world.sql, id) : null;
  if (facts === null) throw new HTTPException(404);
  return facts;
}
