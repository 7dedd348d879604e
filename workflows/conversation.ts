import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  log,
  patched,
  setHandler,
} from '@temporalio/workflow';
import type { Episode, Refusal } from '../domain/conversation.ts';
import { asking } from './asking.ts';
import { openAlarm } from './alarm.ts';
import {
  type Answer,
  type Claim,
  type Close,
  type Command,
  type ConversationStart,
  type HandToPeople,
  type Joined,
  type Keep,
  type Next,
  type Release,
  type Snooze,
  signals,
  type Transfer,
  updates,
} from './contract.ts';
import { isLong } from './length.ts';
import { openMailbox } from './mailbox.ts';
import { sendingLane } from './sending.ts';
import { signpost } from './signpost.ts';
import * as steps from './steps.ts';

const messageReceived = defineSignal(signals.messageReceived);
const messageQueued = defineSignal(signals.messageQueued);
const moved = defineSignal(signals.moved);
const ownerChanged = defineSignal(signals.ownerChanged);
const settingsChanged = defineSignal(signals.settingsChanged);

const claim = defineUpdate<Answer, [Claim]>(updates.claim);
const transfer = defineUpdate<Answer, [Transfer]>(updates.transfer);
const handToPeople = defineUpdate<Answer, [HandToPeople]>(updates.handToPeople);
const release = defineUpdate<Answer, [Release]>(updates.release);
const close = defineUpdate<Answer, [Close]>(updates.close);
const snooze = defineUpdate<Answer, [Snooze]>(updates.snooze);
const keep = defineUpdate<Answer, [Keep]>(updates.keep);

/**
 * The life of one episode. Signals and updates only put a step in the mailbox; one loop takes the steps in turn, so that
 * no two of them interleave. Sending is a lane of its own, so that a slow WhatsApp never holds up a transfer. What happens
 * by itself after a while has one alarm, which puts a step in the mailbox like everybody else.
 */
export async function conversation(start: ConversationStart): Promise<void> {
  let copy: Episode | null = null; // Postgres is right; this is what it last said
  let joined = false;
  let wantsToSend = false; // a reply was queued before it had reported in
  let over = false; // this episode is closed, and nothing opens it again

  const lane = sendingLane(start, () => tellOperators());
  const mailbox = openMailbox();
  const alarm = openAlarm(() => lookAtTheTime());

  const show = signpost();
  const tellOperators = () => show(copy, over, alarm.doing(), lane.doing());

  /** `next` is missing from what was answered before there were timers. */
  const believe = (state: Episode, next: Next | null = null) => {
    copy = state;
    over ||= state.status === 'closed';
    alarm.set(over ? null : next);
    tellOperators();
  };
  const learn = (row: Joined) => {
    if (row.current) return believe(row.state, row.next);
    over = true;
    alarm.set(null);
  };

  /** The first step of every run. It also learns whether a message waits to be sent: no earlier run's memory is needed. */
  const reportIn = async () => {
    const row = await steps.join(start);
    joined = true;
    learn(row);
    if (row.unsent || wantsToSend) lane.wake();
    if (isWithBot()) answerSoon();
  };

  /** A long run reads nothing more, since the next one begins by reading: so no flood can keep it from ending. */
  const mayRead = () => !over && !(joined && isLong());
  const read = mailbox.soon(
    () => (joined ? steps.readEpisode(start).then(learn) : reportIn()),
    (error) => log.warn('could not read the row; the next signal tries again', { error }),
  );
  const readSoon = () => {
    if (mayRead()) read();
  };

  /** Histories from before the bot could speak have no step for it. */
  const isWithBot = () => copy?.stage === 'bot' && patched('the-bot-answers');
  /** A bot elsewhere answers beside the mailbox, when it likes. */
  const botElsewhere = asking(start, () => {
    readSoon();
    lane.wake();
  });
  const answer = mailbox.soon(
    async () => {
      const turn = await steps.answerCustomer(start);
      learn(turn);
      if (turn.unsent) lane.wake();
      if (turn.asks) botElsewhere.wake();
    },
    (error) => log.warn('the bot could not answer; the next message tries again', { error }),
  );
  const answerSoon = () => {
    if (mayRead()) answer();
  };
  const hear = () => (isWithBot() ? answerSoon() : readSoon());

  /** The contact has a new owner: a move may wait for this episode. Never left to the next run, which only reads. */
  const follow = mailbox.soon(
    async () => {
      if (!joined) await reportIn();
      if (!over) learn(await steps.followOwner(start));
    },
    (error) => log.warn('could not follow the owner; the next change tries again', { error }),
  );
  const followOwnerSoon = () => {
    if (!over) follow();
  };

  /** The alarm knows when to look, the row what is due: a newer message, or a reply on its way, has put it off. */
  const lookAtTheTime = () => {
    const looked = mailbox.inTurn(async () => {
      if (!over) learn(await steps.timeUp(start));
    });
    looked.catch((error: unknown) =>
      log.warn('could not do what is due; the next signal tries again', { error }),
    );
  };

  const sendSoon = () => {
    if (joined) return lane.wake();
    wantsToSend = true;
    readSoon();
  };

  /** A command in its turn. The row answers, not the copy; a refusal may mean that the copy is behind. */
  const decide = (ask: () => Promise<Answer>) =>
    mailbox.inTurn(async () => {
      const answer = await ask();
      if (answer.ok) believe(answer.value, answer.next);
      else readSoon();
      return answer;
    });

  /**
   * A validator refuses only what can never become possible again in this episode. The page may have seen a newer row
   * than the copy, so that "not with this agent" is for the row to say.
   */
  const refuseWhatIsOver = (asked: Command) => {
    if (asked.episode > start.episode) reject('not-open-yet');
    if (over || asked.episode < start.episode) reject('closed');
  };

  readSoon();
  setHandler(messageReceived, hear);
  setHandler(messageQueued, sendSoon);
  setHandler(moved, readSoon);
  setHandler(ownerChanged, followOwnerSoon);
  setHandler(settingsChanged, readSoon);
  setHandler(claim, (asked) => decide(() => steps.claim({ ...asked, ...start })), {
    validator: refuseWhatIsOver,
  });
  setHandler(transfer, (asked) => decide(() => steps.transfer({ ...asked, ...start })), {
    validator(asked) {
      refuseWhatIsOver(asked);
      if (asked.to === asked.from) reject('already-theirs');
    },
  });
  setHandler(handToPeople, (asked) => decide(() => steps.handToPeople({ ...asked, ...start })), {
    validator(asked) {
      refuseWhatIsOver(asked);
      if (copy !== null && copy.stage !== 'bot') reject('no-bot'); // once off, it is off until the next episode
    },
  });
  setHandler(release, (asked) => decide(() => steps.release({ ...asked, ...start })), {
    validator: refuseWhatIsOver,
  });
  setHandler(close, (asked) => decide(() => steps.close({ ...asked, ...start })), {
    validator: refuseWhatIsOver,
  });
  setHandler(snooze, (asked) => decide(() => steps.snooze({ ...asked, ...start })), {
    validator: refuseWhatIsOver,
  });
  setHandler(keep, (asked) => decide(() => steps.keep({ ...asked, ...start })), {
    validator: refuseWhatIsOver,
  });
  tellOperators();

  const leaving = () => over || isLong();
  const atRest = () => lane.isAtRest() && botElsewhere.isAtRest();
  for (;;) {
    await condition(() => !mailbox.isEmpty() || (isLong() && !lane.isLeaving()) || (leaving() && atRest()));
    if (!mailbox.isEmpty()) {
      await mailbox.takeNext();
      continue;
    }
    if (isLong()) lane.leave();
    if (!atRest()) continue;
    if (allHandlersFinished()) break; // nothing is awaited from here on, so nothing can come in between
    await condition(allHandlersFinished);
  }
  if (!over || lane.hasMore()) await continueAsNew<typeof conversation>(start);
}

function reject(why: Refusal): never {
  throw ApplicationFailure.create({ type: why, message: why, nonRetryable: true });
}
