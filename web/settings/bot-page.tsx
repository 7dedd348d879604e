import type { Context } from 'hono';
import type { BotFacts } from '../../db/bot-facts.ts';
import { listNumbers } from '../../db/numbers.ts';
import { botChanges } from '../../domain/bot-changes.ts';
import { asset } from '../assets.ts';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { rich } from '../ui/rich.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { type Drawn, fieldOf } from './bot-fields.tsx';
import { type Entered, tidied } from './bot-form.ts';
import { BotHistory, botChangesInWords } from './bot-history.tsx';
import { Hours } from './bot-hours.tsx';
import { checked, type Problems } from './bot-limits.ts';
import { Closed, Fallback, Greeting, Handoff, Stops } from './bot-parts.tsx';
import { Keywords } from './bot-rules.tsx';
import { BotTest } from './bot-test.tsx';
import { type AskedBot, nothingAsked, testBot } from './bot-trial.ts';
import { Webhook } from './bot-webhook.tsx';
import { SettingsFrame } from './frame.tsx';
import { nameOf } from './history.tsx';
import { botPath } from './paths.ts';
import { type SavedAs, SavedState } from './saved-state.tsx';
import { Switch } from './switch.tsx';

export interface PageProps {
  facts: BotFacts;
  entered: Entered;
  /** What was in the way of saving it. */
  problems?: Problems;
  conflict?: boolean;
  focus?: string | null;
  saved?: boolean;
  /** A signing secret made just now. */
  secret?: string | null;
  /** What the test panel asks; left out: nothing has been said in it. */
  asked?: AskedBot;
}

/** The page, with the form as it was filled in. What its own buttons change comes back as this page too. */
export async function drawBot(
  c: Context<Env>,
  {
    facts,
    entered,
    problems = new Map(),
    conflict = false,
    focus = null,
    saved = false,
    secret = null,
    asked = nothingAsked,
  }: PageProps,
  status: 200 | 409 | 422 = 200,
) {
  const { sql } = c.var.world;
  const [numbers, test] = await Promise.all([listNumbers(sql), testBot(sql, { facts, entered, asked })]);
  if (wantsFragment(c)) c.header('HX-Trigger', 'settings-drawn');
  const path = botPath(facts.numberId);
  const [first] = problems.keys();
  const drawn: Drawn = { entered, problems, focus: first === undefined ? focus : fieldOf(first) };
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current={{ botOf: facts.numberId }}
      numbers={numbers}
      title={t('bot')}
      lead={rich('bot.lead', { number: <span dir="auto">{facts.name}</span> })}
      action={
        <Actions
          path={path}
          isOn={entered.on}
          state={isUnsaved(entered, facts) ? 'unsaved' : saved ? 'saved' : 'clean'}
        />
      }
    >
      <div class="split">
        <div class="stack" data-gap="l" id="bot-of-number">
          {conflict && <Conflict facts={facts} />}
          {problems.size > 0 && <Broken />}
          <form
            class="stack"
            data-gap="l"
            id="bot"
            method="post"
            action={path}
            hx-post={path}
            hx-target="#bot-of-number"
            hx-select="#bot-of-number > *"
            hx-select-oob="#saved-state:outerMorph"
            hx-swap="innerHTML"
            autocomplete="off"
          >
            <input type="hidden" name="version" value={entered.version} />
            <Greeting {...drawn} />
            <Keywords {...drawn} />
            <Handoff {...drawn} />
            <Fallback {...drawn} />
            <Closed {...drawn} />
            <Hours {...drawn} />
            <Stops {...drawn} />
            <Webhook {...drawn} hasSecret={facts.hasSecret} secret={secret} />
          </form>
          <BotHistory history={facts.history} names={facts.names} />
        </div>
        <BotTest facts={facts} test={test} />
      </div>
      <script src={asset('settings.js')} defer></script>
    </SettingsFrame>,
    status,
  );
}

/** Whether saving the form would change anything. */
export function isUnsaved(entered: Entered, facts: BotFacts): boolean {
  const draft = checked(tidied(entered));
  return !draft.ok || botChanges(facts, draft.draft).length > 0;
}

/** Save stands before every button of the form, so that Enter in a field saves and never removes anything. */
function Actions({ path, isOn, state }: { path: string; isOn: boolean; state: SavedAs }) {
  return (
    <>
      <label class="row sm" for="on">
        <Switch name="on" isOn={isOn} form="bot" />
        {t('bot.is-on')}
      </label>
      <SavedState {...watching(path)} state={state} />
      <a class="btn" href={path}>
        {t('assignment.discard')}
      </a>
      <button class="btn btn-primary" type="submit" form="bot">
        {t('assignment.save')}
      </button>
    </>
  );
}

/** What is drawn anew cannot be listened to, so it is around the form; the switch in the head belongs to it from afar. */
export const watching = (path: string) => ({
  trial: `${path}/trial`,
  watches: ['#bot-of-number', '#on'],
  brings: '#bot, #on, #test, #test-talk',
});

function Conflict({ facts: { history, names } }: { facts: BotFacts }) {
  const [latest] = history;
  const by = latest?.by ?? null;
  return (
    <div class="callout" data-tone="warn" role="alert" id="problem">
      <Icon name="triangle-alert" />
      <div>
        <strong dir="auto">
          {by === null ? t('bot.conflict-somebody') : t('bot.conflict', { agent: nameOf(names, by) })}
        </strong>
        {latest !== undefined && <p dir="auto">{botChangesInWords(latest.changes)}</p>}
        <p>{t('bot.conflict-hint')}</p>
      </div>
    </div>
  );
}

const Broken = () => (
  <div class="callout" data-tone="warn" role="alert" id="problem">
    <Icon name="triangle-alert" />
    <div>
      <strong>{t('bot.wrong-title')}</strong>
      <p>{t('bot.wrong-hint')}</p>
    </div>
  </div>
);
