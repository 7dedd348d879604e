import type { Child } from 'hono/jsx';
import type { Message } from '../../db/messages.ts';
import { Answer } from './kinds/answer.tsx';
import { Cards } from './kinds/cards.tsx';
import { at, text } from './kinds/fields.ts';
import { Location } from './kinds/location.tsx';
import { MediaOf, type Shown } from './kinds/media.tsx';
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
  /** Where files are served. */
  files?: string;
}

/** What a message says, by its kind: a file of `kinds/` each. Every kind has at least a line that names it. */
export function Content({ message, conversationId, mayReply, files = '/media' }: ContentProps): Child {
  const { kind, body, content } = message;
  const media = { message, files };
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
          <MediaOf {...media} as={kind} />
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
      return <SentTemplate message={message} medium={<Header {...media} />} />;
    default:
      return <Unshown message={message} />;
  }
}

/** The picture, film or file over a template. */
function Header(media: { message: Message; files: string }) {
  const format = text(media.message.content, 'says', 'template', 'header', 'format');
  return isShown(format) ? <MediaOf {...media} as={format} /> : null;
}

const isShown = (format: string | null): format is Shown =>
  format === 'image' || format === 'video' || format === 'document';
