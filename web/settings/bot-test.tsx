import type { BotFacts } from '../../db/bot-facts.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { Talk } from './bot-talk.tsx';
import type { Test } from './bot-trial.ts';
import { botPath } from './paths.ts';

interface TestProps {
  facts: BotFacts;
  test: Test;
}

/**
 * The bot as a customer meets it. A form of its own, so that Enter in it says something and never saves; with script it
 * brings the settings' form along as it stands, without script it tries what is saved.
 */
export function BotTest({ facts, test }: TestProps) {
  const path = `${botPath(facts.numberId)}/trial`;
  return (
    <aside class="aside card bot-test" id="bot-test" aria-label={t('bot.test-label')}>
      {/* The first button is what Enter presses: it must be the one that sends. */}
      <button type="submit" form="test" hidden>
        {t('bot.test-send')}
      </button>
      <div class="card-head">
        <div class="grow">
          <h2>{t('bot.test')}</h2>
          <p>{t('bot.test-lead')}</p>
        </div>
        <button
          class="btn btn-quiet btn-s"
          type="submit"
          form="test"
          id="test.restart"
          name="test.restart"
          value="on"
        >
          <Icon name="rotate-ccw" size="sm" />
          {t('bot.test-restart')}
        </button>
      </div>
      <Follows path={path} />
      <Talk test={test} />
      <form
        class="test-form"
        id="test"
        method="post"
        action={path}
        hx-post={path}
        hx-include="#bot, #on"
        hx-target="#bot-test"
        hx-swap="outerHTML"
        autocomplete="off"
      >
        <input
          class="input"
          id="test.text"
          name="test.text"
          type="text"
          maxlength={4096}
          dir="auto"
          aria-label={t('bot.test-message')}
          placeholder={t('bot.test-placeholder')}
        />
        <button class="btn btn-primary" type="submit" aria-label={t('bot.test-send')}>
          <Icon name="send-horizontal" dir />
        </button>
        <div class="field test-at">
          <label for="test-at">{t('bot.test-at')}</label>
          <input class="input input-s" id="test-at" name="test.at" type="datetime-local" value={test.at} />
          <OpenThen test={test} />
        </div>
      </form>
    </aside>
  );
}

/** Asks again when the form has been drawn anew, or another time is pretended; changes of its fields come with what the page's head asks. */
function Follows({ path }: { path: string }) {
  return (
    <span
      hidden
      hx-post={path}
      hx-trigger="settings-drawn from:body delay:150ms, change from:#test-at"
      hx-include="#bot, #on, #test, #test-talk"
      hx-vals='{"state": "drawn"}'
      hx-target="#toasts"
      hx-swap="none"
    ></span>
  );
}

/**
 * What follows every change of the settings' form: all but the fields that somebody may be writing in. It was asked beside
 * them, so a message may have been said since: then the talk that it knows is not the page's any more, and is left out.
 */
export const BotTestFragments = ({ test }: Pick<TestProps, 'test'>) => (
  <>
    <hx-partial hx-target={`#test-talk[data-said="${test.turns.length}"]`} hx-swap="outerHTML">
      <Talk test={test} />
    </hx-partial>
    <hx-partial hx-target="#test-open" hx-swap="outerHTML">
      <OpenThen test={test} />
    </hx-partial>
  </>
);

function OpenThen({ test: { open, timeZone } }: Pick<TestProps, 'test'>) {
  return (
    <p class="hint" id="test-open">
      {t(open ? 'bot.test-at-hint' : 'bot.test-at-hint-closed', { zone: timeZone.replaceAll('_', ' ') })}
    </p>
  );
}
