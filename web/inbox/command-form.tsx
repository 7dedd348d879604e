import type { Child } from 'hono/jsx';
import type { ConversationRow } from '../../db/visible.ts';

interface CommandFormProps {
  conversation: ConversationRow;
  /** What is asked for: the last part of the address. */
  resource: 'claim' | 'agent' | 'people' | 'release' | 'closure' | 'opening';
  class?: string;
  children?: Child;
}

/**
 * A form that asks something of the conversation. Its key makes a second press the same request; `from` says what the
 * page showed, so that a stale page is told instead of obeyed. A plain form without script; with it, its answer is drawn
 * where it belongs and the page stays.
 */
export function CommandForm({ conversation, resource, children, ...rest }: CommandFormProps) {
  const path = `/conversations/${conversation.id}/${resource}`;
  return (
    <form method="post" action={path} hx-post={path} hx-swap="none" {...rest}>
      <input type="hidden" name="command" value={crypto.randomUUID()} />
      <input type="hidden" name="from" value={conversation.agentId ?? ''} />
      {children}
    </form>
  );
}
