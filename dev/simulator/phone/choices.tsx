import { fieldsIn, textIn } from '../fields.ts';
import type { Chat, PhoneMessage } from '../world.ts';

interface Pressable {
  type: 'button_reply' | 'list_reply';
  id: string;
  title: string;
  description?: string;
}

/** The buttons of a message, or the rows of its list, for the customer to press. */
export function Choices({ message, chat, base }: { message: PhoneMessage; chat: Chat; base: string }) {
  const choices = message.by === 'business' && !message.deleted ? choicesOf(message) : [];
  if (choices.length === 0) return null;
  return (
    <form class="tpl-btns" method="post" action={`${base}/messages`} data-quiet>
      <input type="hidden" name="as" value={chat.customerId} />
      <input type="hidden" name="to" value={chat.phoneNumberId} />
      <input type="hidden" name="replyTo" value={message.wamid} />
      {choices.map((choice) => (
        <button type="submit" name="press" value={JSON.stringify(choice)}>
          {choice.title}
        </button>
      ))}
    </form>
  );
}

/** What comes in when one is pressed, as the control API takes it; null when it is none. */
export function pressMessage(press: string, replyTo: string): object | null {
  try {
    const { type, ...reply } = JSON.parse(press) as Pressable | { type: 'button' };
    if (type === 'button') return { type, button: reply, replyTo };
    return { type: 'interactive', interactive: { type, [type]: reply }, replyTo };
  } catch {
    return null;
  }
}

function choicesOf({ kind, content }: PhoneMessage): Pressable[] {
  if (kind !== 'interactive') return [];
  const { action: given } = fieldsIn(content['interactive']);
  const action = fieldsIn(given);
  return [
    ...listIn(action['buttons']).map((button) => pressable('button_reply', fieldsIn(button['reply']))),
    ...listIn(action['sections'])
      .flatMap((section) => listIn(section['rows']))
      .map((row) => pressable('list_reply', row)),
  ];
}

function pressable(type: Pressable['type'], choice: Record<string, unknown>): Pressable {
  const description = textIn(choice['description']);
  const named = { type, id: textIn(choice['id']), title: textIn(choice['title']) };
  return description === '' ? named : { ...named, description };
}

const listIn = (given: unknown) => (Array.isArray(given) ? given.map(fieldsIn) : []);
