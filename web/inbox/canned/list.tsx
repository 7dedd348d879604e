import type { Context } from 'hono';
import { type CannedReply, findCannedReply, listCannedReplies } from '../../../db/canned-replies.ts';
import type { Profile } from '../../../db/profile.ts';
import { fill, firstName, type Values } from '../../../domain/canned.ts';
import { isId, openConversation } from '../../door.ts';
import { notFound } from '../../problems.tsx';
import { drawPage, wantsFragment } from '../../ui/draw.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Layout } from '../../ui/layout.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { type Opened, openedFor } from '../opened.ts';

/**
 * `GET /conversations/:conversation/replies`: the canned replies, filled in for this conversation. The content of the
 * list that suggest.js opens; without script a page whose links lead to the composer with the text in it.
 */
export async function getCannedReplies(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const { world, viewer } = c.var;
  const [opened, replies] = await Promise.all([
    openedFor(world.sql, viewer, conversation),
    listCannedReplies(world.sql),
  ]);
  if (opened === null) return notFound(c);
  if (wantsFragment(c)) return c.html(<Options replies={replies} values={valuesOf(opened)} />);
  return drawPage(
    c,
    <Layout viewer={viewer} title={t('canned.title')} current="inbox">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>{t('canned.title')}</h1>
            <p dir="auto">{opened.customer}</p>
          </div>
        </header>
        <div class="page-body">
          <Links replies={replies} opened={opened} />
        </div>
      </div>
    </Layout>,
  );
}

/** The text of a canned reply that an address names (`?canned=…`), filled in; null: there is none. */
export async function findCannedText(c: Context<Env>, opened: Opened): Promise<string | null> {
  const id = c.req.query('canned');
  const reply = isId(id) ? await findCannedReply(c.var.world.sql, id) : null;
  return reply === null ? null : fill(reply.body, valuesOf(opened));
}

/** What a customer is called by us: the name they have with WhatsApp, or one that an agent wrote down. */
const valuesOf = ({ profile, viewer }: { profile: Profile; viewer: { name: string } }): Values => ({
  'contact.name': profile.name,
  'contact.first_name': firstName(profile.name),
  'agent.name': viewer.name,
  'number.name': profile.numberName,
});

function Options({ replies, values }: { replies: readonly CannedReply[]; values: Values }) {
  return (
    <div class="menu">
      {replies.map(({ id, name, body }) => (
        <div
          class="menu-item"
          role="option"
          id={`canned-${id}`}
          aria-selected="false"
          data-find={name}
          data-insert={fill(body, values)}
        >
          <Shown name={name} text={fill(body, values)} />
        </div>
      ))}
    </div>
  );
}

function Links({ replies, opened }: { replies: readonly CannedReply[]; opened: Opened }) {
  if (replies.length === 0) return <p class="muted">{t('canned.none')}</p>;
  return (
    <div class="card menu">
      {replies.map(({ id, name, body }) => (
        <a class="menu-item" href={`/inbox/${opened.conversation.id}?canned=${id}`}>
          <Shown name={name} text={fill(body, valuesOf(opened))} />
        </a>
      ))}
    </div>
  );
}

const Shown = ({ name, text }: { name: string; text: string }) => (
  <>
    <Icon name="slash" />
    <span class="grow">
      <span class="menu-name" dir="auto">
        {name}
      </span>
      <span class="menu-sub truncate" dir="auto">
        {text}
      </span>
    </span>
  </>
);

/** Opens the list in an empty composer; a link without script. */
export const CannedButton = ({ conversationId }: { conversationId: string }) => (
  <a
    class="icon-btn icon-btn-s"
    href={`/conversations/${conversationId}/replies`}
    aria-label={t('canned.title')}
    title={t('canned.button')}
    data-canned=""
  >
    <Icon name="slash" />
  </a>
);
