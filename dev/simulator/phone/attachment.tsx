import type { Child } from 'hono/jsx';
import { Icon } from '../../../web/ui/icon.tsx';
import { type Fields, fieldsIn, textIn } from '../fields.ts';

interface AttachmentProps {
  kind: string;
  part: Fields;
  content: Fields;
  address: string;
}

/** What a message carries beside words. */
export function Attachment({ kind, part, content, address }: AttachmentProps) {
  switch (kind) {
    case 'image':
    case 'sticker':
      return (
        <div class="media">
          {/* Cropped to one shape, as phones do; an <img> would need a style for it. */}
          <svg viewBox="0 0 480 300" role="img" aria-label={textIn(part['caption']) || 'Photo'}>
            <image href={address} width="480" height="300" preserveAspectRatio="xMidYMid slice" />
          </svg>
        </div>
      );
    case 'audio':
      return (
        <div class="voice">
          <a class="play" href={address} data-play aria-label="Play voice message">
            <Icon name="play" />
          </a>
          <Wave />
        </div>
      );
    case 'video':
    case 'document':
      return (
        <FileCard
          href={address}
          ico={extension(textIn(part['filename'])) || (kind === 'video' ? 'MP4' : 'FILE')}
          title={textIn(part['filename']) || kind}
          hint={textIn(part['mime_type'])}
        />
      );
    case 'location':
      return (
        <FileCard
          href={`https://www.openstreetmap.org/?mlat=${Number(part['latitude'])}&mlon=${Number(part['longitude'])}`}
          ico={<Icon name="map-pin" />}
          title={textIn(part['name']) || 'Location'}
          hint={textIn(part['address']) || `${Number(part['latitude'])}, ${Number(part['longitude'])}`}
        />
      );
    case 'contacts':
      return <ContactCards contacts={content['contacts']} />;
    default:
      return null;
  }
}

function FileCard({ href, ico, title, hint }: { href: string; ico: Child; title: string; hint: string }) {
  return (
    <a class="file" href={href} target="_blank" rel="noreferrer">
      <span class="file-ico">{ico}</span>
      <span>
        <b dir="auto">{title}</b>
        <small>{hint}</small>
      </span>
    </a>
  );
}

function ContactCards({ contacts }: { contacts: unknown }) {
  const cards = Array.isArray(contacts) ? contacts.map(fieldsIn) : [];
  return (
    <>
      {cards.map((card) => {
        const phones = Array.isArray(card['phones']) ? card['phones'].map(fieldsIn) : [];
        return (
          <div class="file">
            <span class="file-ico">
              <Icon name="contact-round" />
            </span>
            <span>
              <b dir="auto">{textIn(fieldsIn(card['name'])['formatted_name']) || 'Contact'}</b>
              <small class="tel">{textIn(phones[0]?.['phone'])}</small>
            </span>
          </div>
        );
      })}
    </>
  );
}

/** A picture of sound: the same for every note, since nobody listens here. */
function Wave() {
  const bars = Array.from({ length: 38 }, (_, n) =>
    Math.round(4 + 9 * Math.abs(Math.sin(n * 1.7) * Math.cos(n / 5))),
  );
  return (
    <svg class="wave" viewBox="0 0 152 24" preserveAspectRatio="none" aria-hidden="true">
      {bars.map((height, n) => (
        <rect x={n * 4} y={12 - height / 2} width="2.4" height={height} rx="1.2" />
      ))}
    </svg>
  );
}

const extension = (filename: string) => /\.(\w{1,4})$/.exec(filename)?.[1]?.toUpperCase() ?? '';
