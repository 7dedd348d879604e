import type { Context } from 'hono';
import type { Message } from '../../db/messages.ts';
import { openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { wantsFragment } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { mayBeAnswered } from './bubble-tools.tsx';
import { filtersQuery } from './filters.ts';
import { openedFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';
import { authorOf } from './quoted.tsx';
import { readMessage } from './reaction.tsx';
import { quoteLine } from './snippet.ts';

interface QuoteProps {
  conversationId: string;
  customer: string;
  /** Null: nothing is answered in particular. */
  message: Message | null;
}

/** The message a reply answers, above the field. Swaps of the composer leave it as it is: only the writer changes it. */
export function ReplyQuote({ conversationId, customer, message }: QuoteProps) {
  return (
    <div class="composer-quote" id="composer-quote" hx-morph-skip="">
      {message !== null && (
        <>
          <input type="hidden" name="reply_to" value={message.id} />
          <div class="quote">
            <strong dir="auto">{t('quote.answering', { name: authorOf(message, customer) })}</strong>
            <span class="truncate" dir="auto">
              {quoteLine(message)}
            </span>
          </div>
          <a
            class="icon-btn icon-btn-s"
            href={`/inbox/${conversationId}`}
            aria-label={t('quote.drop')}
            title={t('quote.drop')}
            data-drop-quote=""
          >
            <Icon name="x" size="sm" />
          </a>
        </>
      )}
    </div>
  );
}

/** `GET /conversations/:conversation/messages/:message/quote`: what is put above the field. Without script: the page with it. */
export async function getQuote(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const message = await readMessage(c, conversation.id);
  const { world, viewer } = c.var;
  const opened = await openedFor(world.sql, viewer, conversation);
  if (opened === null || !mayBeAnswered(message)) return notFound(c);
  const query = filtersQuery(filtersOfPage(c), { reply_to: message.id });
  if (!wantsFragment(c)) return c.redirect(`/inbox/${conversation.id}${query}`, 303);
  c.header('HX-Trigger-After-Swap', 'quoted');
  return c.html(<ReplyQuote conversationId={conversation.id} customer={opened.customer} message={message} />);
}
