import type { Cursor, Row } from '../../db/conversations.ts';
import type { Filters } from '../../db/filters.ts';
import { AgentAv, BotAv, ContactAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { shortTime, upTo99 } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { inboxPath } from './filters.ts';
import { inWords } from './lengths.ts';
import { whenInWords } from './moments.ts';
import { customerName } from './names.ts';
import { lineOf } from './snippet.ts';
import { Ticks } from './ticks.tsx';
import { WindowLeft } from './window.tsx';
import { opensThread } from './opens-thread.ts';

interface RowProps {
  row: Row;
  filters: Filters;
  /** Not later than it was read. */
  now: Date;
  current?: boolean;
}

/** Where a row stands in the list: what `place.js` sorts by. */
export const rowKey = ({ at, id }: Cursor): string => `${at} ${id}`;

/**
 * One line of the list. `data-place` says where it stands, so that a row which arrives by the stream finds its place;
 * `data-as-of` how old it is, so that a later one there stays.
 */
export function ConversationLine(props: RowProps) {
  const { row, now } = props;
  return (
    <div
      role="listitem"
      class="convo-row"
      id={`convo-${row.id}`}
      data-place={rowKey(row)}
      data-as-of={String(now.getTime())}
    >
      <Line {...props} />
    </div>
  );
}

/** Times in a line are in minutes. */
const sameTimeMs = 5000;

/**
 * When a message comes, many pages draw the same line at the same moment: each has asked for the row as its own viewer,
 * and those who were given the same, and read the same language, share its text.
 */
const Line = kept(LineAnew, ({ row, filters, now, current = false }) => {
  return [row, filters, current, Math.floor(now.getTime() / sameTimeMs)] as const;
});

function LineAnew({ row, filters, now, current = false }: RowProps) {
  const name = customerName({ name: row.contactName, username: row.username, phone: row.phone });
  const path = inboxPath(filters, row.id);
  return (
    <>
      <input
        class="check convo-tick"
        type="checkbox"
        name="conversation"
        form="many"
        value={`${row.id}~${row.lastInboundSeq}~${row.agentId ?? ''}`}
        aria-label={t('many.select', { name })}
      />
      <a
        class="convo"
        href={path}
        {...opensThread(path)}
        {...(current ? { 'aria-current': 'true' } : {})}
        {...(row.unread > 0 && !current ? { 'data-unread': '' } : {})}
      >
        <ContactAv name={row.contactName} hue={row.hue} size="l" />
        <div class="convo-top">
          <span class="convo-name truncate" dir="auto">
            {name}
          </span>
          <time class="convo-time" datetime={row.lastMessageAt.toISOString()}>
            {shortTime(row.lastMessageAt, now)}
          </time>
        </div>
        <div class="convo-mid">
          <Snippet row={row} />
          {row.mentioned && !current && (
            <span class="badge">
              <Icon name="at-sign" size="sm" />
              <span class="vh">{t('list.mentioned')}</span>
            </span>
          )}
          {row.unread > 0 && !current && (
            <span class="badge">
              {upTo99(row.unread)}
              <span class="vh">{t('list.unread')}</span>
            </span>
          )}
        </div>
        <div class="convo-end">
          <Holder row={row} now={now} />
          {row.tags.map((tag) => (
            <span class="tag" data-hue={tag.hue}>
              {tag.name}
            </span>
          ))}
          <WindowLeft until={row.windowUntil} now={now} />
        </div>
      </a>
    </>
  );
}

/** What was said last, or what this viewer has begun to write: drafts.js puts it in place by its id. */
export function Snippet({ row: { id, lastMessage, draft } }: { row: Row }) {
  const at = { class: 'convo-snip', id: `line-${id}` };
  if (draft !== null && draft.trim() !== '')
    return (
      <span {...at}>
        <span class="truncate">
          <b>{t('drafts.mark')}</b> <bdi>{draft}</bdi>
        </span>
      </span>
    );
  if (lastMessage === null)
    return (
      <span {...at}>
        <span class="truncate">{t('list.no-message')}</span>
      </span>
    );
  const line = lineOf(lastMessage);
  return (
    <span {...at}>
      {lastMessage.author === 'bot' && <Icon name="bot" size="sm" />}
      {lastMessage.delivery !== null && lastMessage.author !== 'bot' && (
        <Ticks delivery={lastMessage.delivery} />
      )}
      {!lastMessage.revoked && line.icon !== null && <Icon name={line.icon} size="sm" />}
      <span class="truncate" dir="auto">
        {lastMessage.revoked ? t('message.deleted') : line.text}
      </span>
    </span>
  );
}

/** Who has it: the agent (and until when they put it aside), the bot, or a lit lamp where an agent would be. */
function Holder({ row, now }: { row: Row; now: Date }) {
  if (row.stage === 'waiting' && row.waitingSince !== null)
    return (
      <>
        <span class="lamp" data-on=""></span>
        <span class="xs wait-text">
          {t('list.waiting', { time: inWords(now.getTime() - row.waitingSince.getTime()) })}
        </span>
      </>
    );
  if (row.stage === 'bot')
    return (
      <>
        <BotAv size="xs" />
        <span class="xs bot-text">{t('list.bot')}</span>
      </>
    );
  if (row.agentName !== null)
    return (
      <>
        <AgentAv name={row.agentName} hue={row.agentHue ?? 1} size="xs" alone />
        {row.snoozedUntil !== null && (
          <span class="xs muted">{t('list.snoozed', { time: whenInWords(row.snoozedUntil, now) })}</span>
        )}
      </>
    );
  return (
    <>
      <Icon name="circle-check" size="sm" />
      <span class="xs muted">{t('list.closed')}</span>
    </>
  );
}
