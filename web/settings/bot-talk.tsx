import type { BotReason } from '../../domain/bot.ts';
import type { Words } from '../../domain/message.ts';
import { Icon } from '../ui/icon.tsx';
import { rich } from '../ui/rich.tsx';
import { timeOfDayIn } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { sentenceOf } from './bot-fields.tsx';
import { choicesOf, type Said, type Test, type Turn } from './bot-trial.ts';

/** The conversation of the test panel: what was said, and after each message which part of the bot answered. */
export function Talk({ test }: { test: Test }) {
  const { turns, instead } = test;
  return (
    <div
      class="messages"
      id="test-talk"
      data-said={turns.length}
      role="log"
      tabindex={0}
      aria-label={t('bot.test-log')}
    >
      <div class="messages-in">
        {turns.length === 0 && instead === null && <p class="sm muted test-empty">{t('bot.test-empty')}</p>}
        {turns.map((turn, place) => (
          <TurnLines turn={turn} place={place} test={test} />
        ))}
        {instead !== null && (
          <div class="match">
            <Icon name={instead === 'webhook' ? 'webhook' : 'circle-alert'} size="sm" />
            <span>
              {instead === 'webhook'
                ? t('bot.test-webhook')
                : t('bot.test-broken', { sentence: sentenceOf(instead) })}
            </span>
          </div>
        )}
      </div>
    </div>
  );
}

function TurnLines({ turn, place, test }: { turn: Turn; place: number; test: Test }) {
  const { said, answered, handOff, people } = turn;
  const time = clockOf(said, test.timeZone);
  const isSilent = test.instead === null && answered.length === 0 && handOff === null;
  return (
    <>
      <Carried said={said} place={place} />
      <div class="bubble" data-dir="out" {...(place === 0 ? {} : { 'data-gap': '' })}>
        <div class="text" dir="auto">
          {said.text}
        </div>
        <div class="meta">
          <time>{time}</time>
        </div>
      </div>
      {answered.map(({ reply, because }) => (
        <>
          {because !== handOff && <Match because={because} />}
          <div class="bubble" data-dir="in" data-by="bot">
            <div class="text" dir="auto">
              {reply.text}
            </div>
            <Choices saying={reply} />
            <div class="meta">
              <time>{time}</time>
            </div>
          </div>
        </>
      ))}
      {handOff !== null && (
        <div class="match" data-hand="">
          <Icon name="headset" size="sm" />
          <span>{handsOver(handOff, test.agent)}</span>
        </div>
      )}
      {isSilent && <Match because={people ? 'people' : { code: 'silent' }} />}
    </>
  );
}

/** The conversation so far goes back with the next message. */
function Carried({ said, place }: { said: Said; place: number }) {
  const at = `test.said.${place}`;
  return (
    <>
      <input type="hidden" form="test" name={`${at}.text`} value={said.text} />
      <input type="hidden" form="test" name={`${at}.pressed`} value={said.pressed ?? ''} />
      <input type="hidden" form="test" name={`${at}.at`} value={said.at} />
    </>
  );
}

function Choices({ saying }: { saying: Words }) {
  const choices = choicesOf(saying);
  if (choices.length === 0) return null;
  return (
    <div class="row row-wrap choices">
      {saying.kind === 'list' && <span class="xs muted">{saying.button}</span>}
      {choices.map((choice) => (
        <button
          class="tag tag-m tag-add"
          type="submit"
          form="test"
          name="test.press"
          value={choice.id}
          dir="auto"
        >
          {choice.title}
        </button>
      ))}
    </div>
  );
}

function Match({ because }: { because: BotReason | 'people' }) {
  return (
    <div class="match">
      <Icon name={because === 'people' ? 'headset' : 'bot'} size="sm" />
      <span>{because === 'people' ? t('bot.test-stopped') : ruleOf(because)}</span>
    </div>
  );
}

/** Which part of the bot said it. */
function ruleOf(because: BotReason) {
  switch (because.code) {
    case 'greeting':
    case 'closed':
    case 'fallback':
      return t(`bot.${because.code}`);
    case 'keyword':
      return rich('bot.test-keyword', { word: <b dir="auto">{because.word}</b> });
    case 'silent':
      return t('bot.test-silent');
    case 'handoff_word':
    case 'handoff_button':
    case 'not_understood':
      return t('bot.handoff');
    case 'webhook':
    case 'webhook_failed':
      return t('bot.webhook');
  }
}

function handsOver(because: BotReason, agent: string | null) {
  return rich('bot.test-hand', {
    why: askedForPeople(because),
    next:
      agent === null ? t('bot.test-hand-waits') : rich('bot.test-hand-gets', { agent: <bdi>{agent}</bdi> }),
  });
}

function askedForPeople(because: BotReason) {
  switch (because.code) {
    case 'handoff_word':
      return rich('bot.test-hand-word', { word: <b dir="auto">{because.word}</b> });
    case 'handoff_button':
      return t('bot.test-hand-button');
    case 'not_understood':
      return t('bot.test-hand-not-understood', { count: because.times });
    default:
      return t('bot.handoff');
  }
}

const clockOf = ({ at }: Said, timeZone: string): string => timeOfDayIn(at, timeZone);
