import type { Child } from 'hono/jsx';
import type { ConversationRow } from '../../db/visible.ts';

interface CommandFormProps {
  conversation: ConversationRow;
  /** What is asked for: the last part of the address. */
  resource: 'claim' | 'agent' | 'people' | 'release' | 'closure' | 'opening' | 'snooze' | 'keeping';
  class?: string;
  children?: Child;
}

/**
 * A form that asks something of the conversation. Its key makes a second press the same request; `from` says what the
 * page showed, so that a stale page is told instead of obeyed. A plain form without script; with it, its answer is drawn
 * where it belongs and the page stays. Its target is never swapped: htmx drops an answer whose target has left the page,
 * and the stream may take this very form away before somebody who was too late is told.
 */
export function CommandForm({ conversation, resource, children, ...rest }: CommandFormProps) {
  const path = `/conversations/${conversation.id}/${resource}`;
  return (
    <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none" {...rest}>
      <input type="hidden" name="command" value={crypto.randomUUID()} />
      <input type="hidden" name="from" value={conversation.agentId ?? ''} />
      {children}
    </form>
  );
}
