import type { Child } from 'hono/jsx';
import type { ConversationRow } from '../../db/visible.ts';
import type { Episode } from '../../domain/conversation.ts';
import { t } from '../ui/words.ts';

/**
 * The ways back that a toast offers. Each is an ordinary request of its own: undoing is allowed to whom it would be
 * allowed without, and a newer change refuses it as it refuses any stale page.
 */

/** Opens what was closed, of this very episode, and gives it back to who had it (`opening.tsx`). */
export function UndoClose({ conversation: { id, episode, agentId } }: { conversation: ConversationRow }) {
  return (
    <UndoForm path={`/conversations/${id}/opening`}>
      <input type="hidden" name="episode" value={String(episode)} />
      {agentId !== null && <input type="hidden" name="agent" value={agentId} />}
    </UndoForm>
  );
}

/** The same of several that one press has closed (`openings.tsx`). */
export function UndoCloses({ closed }: { closed: readonly ConversationRow[] }) {
  return (
    <UndoForm path="/inbox/openings">
      {closed.map(({ id, episode, agentId }) => (
        <input type="hidden" name="conversation" value={`${id}~${episode}~${agentId ?? ''}`} />
      ))}
    </UndoForm>
  );
}

interface MovedProps {
  /** As it was before. */
  conversation: ConversationRow;
  moved: Episode;
}

/**
 * From its new agent back to the one before, or to Unassigned, if nothing has moved it since. From the bot there is no
 * way back.
 */
export function UndoTransfer({ conversation, moved }: MovedProps) {
  const { id, agentId, stage } = conversation;
  if (stage === 'bot') return null;
  return (
    <UndoForm path={`/conversations/${id}/${agentId === null ? 'release' : 'agent'}`}>
      <input type="hidden" name="from" value={moved.agentId ?? ''} />
      <input type="hidden" name="turn" value={String(moved.turn)} />
      {agentId !== null && <input type="hidden" name="to" value={agentId} />}
    </UndoForm>
  );
}

function UndoForm({ path, children }: { path: string; children?: Child }) {
  return (
    <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none">
      <input type="hidden" name="command" value={crypto.randomUUID()} />
      {children}
      <button class="btn btn-quiet btn-s" type="submit" data-key="z" title={t('undo.key')}>
        {t('undo.undo')}
      </button>
    </form>
  );
}
