import type { Child } from 'hono/jsx';
import type { Candidate } from '../../db/candidates.ts';
import type { ConversationRow } from '../../db/visible.ts';
import { may, mayGive, type Viewer } from '../../domain/access.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import type { Opened } from './opened.ts';

/** Filled when it is opened, so that presence and loads are those of now. Without script its link is a page. */
export function TransferPopover({ conversationId }: { conversationId: string }) {
  return (
    <div class="pop pop-menu" id="transfer" popover="auto" role="dialog" aria-label={t('transfer.title')}>
      <div class="menu">
        <a class="menu-item" href={`/conversations/${conversationId}/agents`}>
          {t('transfer.title')}
        </a>
      </div>
    </div>
  );
}

interface MenuProps {
  conversation: ConversationRow;
  candidates: Candidate[];
  viewer: Viewer;
  numberName: string;
  /** Written already, in a form that was refused. */
  note?: string;
}

/** Who could have it: online first; who cannot take it now stays in the list, last, with the reason. */
export function TransferMenu({ conversation, candidates, viewer, numberName, note = '' }: MenuProps) {
  const answers = candidates.map((candidate) => ({
    candidate,
    answer: mayGive(viewer, conversation, { ...candidate, active: true, available: candidate.online }),
  }));
  const can = answers.filter(({ candidate, answer }) => answer.ok && candidate.id !== conversation.agentId);
  const cannot = answers.filter((each) => !can.includes(each));
  const online = can.filter(({ candidate }) => candidate.online || candidate.id === viewer.id);
  const away = can.filter((each) => !online.includes(each));
  return (
    <>
      {conversation.stage === 'bot' && <ToHuman conversation={conversation} />}
      {can.length > 0 && (
        <CommandForm conversation={conversation} resource="agent">
          <Note conversation={conversation} />
          <Group
            title={t('transfer.online')}
            candidates={online.map(({ candidate }) => candidate)}
            viewer={viewer}
          />
          <Group
            title={t('transfer.away-group')}
            candidates={away.map(({ candidate }) => candidate)}
            viewer={viewer}
          />
        </CommandForm>
      )}
      {can.length === 0 && note !== '' && (
        <p class="menu-label sm" dir="auto">
          {t('transfer.note-kept', { note })}
        </p>
      )}
      {can.length === 0 && cannot.length === 0 && <p class="menu-label muted sm">{t('transfer.nobody')}</p>}
      {cannot.length > 0 && (
        <div class="menu">
          <div class="menu-label label">{t('transfer.cannot')}</div>
          {cannot.map(({ candidate, answer }) => (
            <CannotTake candidate={candidate} why={reason(candidate, conversation, answer, numberName)} />
          ))}
        </div>
      )}
      {conversation.stage === 'assigned' && (
        <CommandForm conversation={conversation} resource="release" class="menu">
          <button class="menu-item" type="submit">
            <Icon name="undo-2" dir />
            {t('transfer.back')}
          </button>
        </CommandForm>
      )}
    </>
  );
}

interface FreshProps {
  opened: Opened;
  candidates: Candidate[];
  note: string;
}

/** For a popover that is open on an older list: who could have it now. A note begun in it stays. */
export function FreshTransferMenu({ opened, candidates, note }: FreshProps) {
  const { conversation, viewer, profile } = opened;
  if (!may(viewer, 'transfer', conversation)) return null;
  return (
    <hx-partial hx-target="#transfer" hx-swap="innerMorph">
      <TransferMenu {...{ conversation, candidates, viewer, note }} numberName={profile.numberName} />
    </hx-partial>
  );
}

/** At most so many characters to the next agent. */
export const longestNote = 2000;

/** By an id of its turn: kept when the popover is closed and opened, gone once the conversation has moved. */
const Note = ({ conversation: { id, turn } }: { conversation: ConversationRow }) => (
  <div class="menu-search">
    <textarea
      class="input transfer-note"
      id={`transfer-note-${id}-${turn}`}
      name="note"
      rows={1}
      maxlength={longestNote}
      dir="auto"
      aria-label={t('transfer.note')}
      placeholder={t('transfer.note')}
    ></textarea>
  </div>
);

const ToHuman = ({ conversation }: { conversation: ConversationRow }) => (
  <CommandForm conversation={conversation} resource="people" class="menu">
    <button class="menu-item menu-item-bot" type="submit">
      <span class="av av-s av-bot">
        <Icon name="headset" />
      </span>
      <span class="grow">
        <span class="menu-name">{t('transfer.to-human')}</span>
        <span class="menu-sub">{t('transfer.to-human-hint')}</span>
      </span>
    </button>
  </CommandForm>
);

function Group({ title, candidates, viewer }: { title: string; candidates: Candidate[]; viewer: Viewer }) {
  if (candidates.length === 0) return null;
  return (
    <div class="menu">
      <div class="menu-label label">{title}</div>
      {candidates.map((candidate) => (
        <button class="menu-item" type="submit" name="to" value={candidate.id}>
          <AgentAv name={candidate.name} hue={candidate.hue} size="s" available={candidate.online} />
          <span class="grow">
            <span class="menu-name">
              {candidate.id === viewer.id ? t('transfer.to-me', { name: candidate.name }) : candidate.name}
            </span>
            <Hint>{hint(candidate)}</Hint>
          </span>
          <span class="xs muted num">
            {t(candidate.role === 'sale' ? 'transfer.sale-open' : 'transfer.open', { count: candidate.load })}
          </span>
        </button>
      ))}
    </div>
  );
}

function CannotTake({ candidate, why }: { candidate: Candidate; why: string }) {
  return (
    <button class="menu-item" type="button" aria-disabled="true">
      <AgentAv name={candidate.name} hue={candidate.hue} size="s" available={candidate.online} />
      <span class="grow">
        <span class="menu-name">{candidate.name}</span>
        <Hint>{why}</Hint>
      </span>
    </button>
  );
}

const Hint = ({ children }: { children?: Child }) =>
  children === null || children === '' ? null : <span class="menu-sub">{children}</span>;

/** Being full does not stop a person's choice, but is worth a word. */
function hint(candidate: Candidate): string {
  if (candidate.capacity !== null && candidate.load >= candidate.capacity)
    return t('transfer.full', { load: candidate.load, capacity: candidate.capacity });
  return candidate.online ? '' : awaySince(candidate);
}

function reason(
  candidate: Candidate,
  conversation: ConversationRow,
  answer: ReturnType<typeof mayGive>,
  number: string,
): string {
  if (candidate.id === conversation.agentId) return t('transfer.has-it');
  if (!answer.ok && answer.why === 'target-not-member') return t('transfer.not-member', { number });
  return awaySince(candidate);
}

const awaySince = ({ since }: Candidate): string =>
  since === null ? t('transfer.away') : t('transfer.away-since', { time: timeOfDay(since) });
