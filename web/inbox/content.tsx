import type { Child } from 'hono/jsx';
import type { Message } from '../../db/messages.ts';
import { Answer } from './kinds/answer.tsx';
import { Cards } from './kinds/cards.tsx';
import { at } from './kinds/fields.ts';
import { Attached } from './kinds/file.tsx';
import { Location } from './kinds/location.tsx';
import { Offered, offerOf } from './kinds/offer.tsx';
import { Order } from './kinds/order.tsx';
import { SentTemplate } from './kinds/template.tsx';
import { Unshown } from './kinds/unshown.tsx';
import { Words } from './kinds/words.tsx';

interface ContentProps {
  message: Message;
  conversationId: string;
  /** Whether this viewer answers here, and so may do what a message offers to be done with it. */
  mayReply: boolean;
}

/** What a message says, by its kind: a file of `kinds/` each. Every kind has at least a line that names it. */
export function Content({ message, conversationId, mayReply }: ContentProps): Child {
  const { kind, body, content } = message;
  switch (kind) {
    case 'text':
      return <Words body={body} />;
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'sticker':
    case 'document':
      return (
        <>
          <Attached message={message} />
          <Words body={body} />
        </>
      );
    case 'location':
      return <Location location={at(content, 'location')} />;
    case 'contacts':
      return <Cards message={message} conversationId={conversationId} mayAdd={mayReply} />;
    case 'order':
      return <Order message={message} />;
    case 'interactive':
    case 'button': {
      const offer = offerOf(message);
      return offer === null ? <Answer message={message} /> : <Offered message={message} offer={offer} />;
    }
    case 'template':
      return <SentTemplate message={message} medium={null} />;
    default:
      return <Unshown message={message} />;
  }
}
