import type { Child } from 'hono/jsx';
import type { Message } from '../../db/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { Linked } from '../ui/linked.tsx';
import { t } from '../ui/words.ts';
import { Choices, isOffer } from './choices.tsx';
import { cardNames, lineOf, orderItems, text } from './snippet.ts';

/** What a message says, by its kind. Every kind has at least a line that names it. */
export function Content({ message }: { message: Message }) {
  const { kind, body, content } = message;
  switch (kind) {
    case 'text':
      return <Words body={body} />;
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'sticker':
      return (
        <>
          <Attached
            message={message}
            name={t(`kind.${kind}`)}
            detail={formatOf(text(content, partOf(kind), 'mime_type'))}
          />
          <Words body={body} />
        </>
      );
    case 'document':
      return (
        <>
          <Attached
            message={message}
            name={text(content, 'document', 'filename') ?? t('kind.document')}
            detail={t('kind.document')}
          />
          <Words body={body} />
        </>
      );
    case 'location':
      return <Location content={content} />;
    case 'contacts':
      return (
        <Attached
          message={message}
          name={cardNames(content).join(', ') || t('kind.contacts')}
          detail={t('kind.contacts')}
        />
      );
    case 'order':
      return <Order message={message} />;
    case 'interactive':
    case 'button':
      if (isOffer(message))
        return (
          <>
            <Words body={body} />
            <Choices message={message} />
          </>
        );
      return (
        <>
          <Labelled icon="message-square-reply">{t(pressed(kind, content))}</Labelled>
          <Words body={body ?? lineOf(message).text} />
        </>
      );
    case 'template':
      return (
        <>
          <Labelled icon="layout-template">
            {text(content, 'template', 'name') ?? t('kind.template')}
          </Labelled>
          <Words body={body} />
        </>
      );
    default:
      return <Unshown message={message} />;
  }
}

/** Text as it was written: escaped, line breaks kept by the stylesheet, http addresses as links. */
function Words({ body }: { body: string | null }) {
  if (body === null || body === '') return null;
  return (
    <div class="text" dir="auto">
      <Linked text={body} />
    </div>
  );
}

const Labelled = ({ icon, children }: { icon: string; children?: Child }) => (
  <div class="who">
    <Icon name={icon} size="sm" />
    <span class="truncate">{children}</span>
  </div>
);

/** A file we do not show yet: its name, and what it is. */
function Attached({ message, name, detail }: { message: Message; name: string; detail: string | null }) {
  return (
    <div class="file" data-dir={message.direction}>
      <span class="file-ico" data-kind={message.kind}>
        {extensionOf(message) ?? <Icon name={lineOf(message).icon ?? 'file-text'} />}
      </span>
      <span class="grow">
        <b class="truncate" dir="auto">
          {name}
        </b>
        {detail !== null && <small class="truncate">{detail}</small>}
      </span>
    </div>
  );
}

/** PDF, DOCX: what a document's name ends in, where it says anything. */
function extensionOf({ kind, content }: Message): string | null {
  const found = /\.([a-z0-9]{1,4})$/i.exec(
    kind === 'document' ? (text(content, 'document', 'filename') ?? '') : '',
  );
  return found?.[1]?.toUpperCase() ?? null;
}

function Location({ content }: { content: Message['content'] }) {
  const latitude = Number(text(content, 'location', 'latitude') ?? Number.NaN);
  const longitude = Number(text(content, 'location', 'longitude') ?? Number.NaN);
  const place = [text(content, 'location', 'name'), text(content, 'location', 'address')].filter(
    (line) => line !== null,
  );
  return (
    <>
      <Labelled icon="map-pin">{t('kind.location')}</Labelled>
      <div class="text" dir="auto">
        {place.length > 0 ? place.join('\n') : `${latitude}, ${longitude}`}
        {Number.isFinite(latitude) && Number.isFinite(longitude) && (
          <>
            {'\n'}
            <a
              class="link"
              href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('kind.open-map')}
            </a>
          </>
        )}
      </div>
    </>
  );
}

function Order({ message: { content, body } }: { message: Message }) {
  const items = orderItems(content);
  return (
    <>
      <Labelled icon="store">{t('kind.order', { count: items.length })}</Labelled>
      <div class="text" dir="auto">
        {items.map((item) => t('kind.item', item)).join('\n')}
        {body !== null && `\n${body}`}
      </div>
    </>
  );
}

/** System notes, what WhatsApp does not pass on, and types we have no word for. */
function Unshown({ message }: { message: Message }) {
  const { icon, text: line } = lineOf(message);
  const type = text(message.content, 'type') ?? message.kind;
  return (
    <>
      <Labelled icon={icon ?? 'circle-help'}>{message.kind === 'unknown' ? type : line}</Labelled>
      <div class="text" dir="auto">
        {message.body ?? (message.kind === 'unknown' ? t('kind.unknown') : t('kind.unknown-hint'))}
      </div>
    </>
  );
}

/** `audio/ogg; codecs=opus` → OGG. */
const formatOf = (mimeType: string | null): string | null =>
  /\/(?:x-)?([a-z0-9]+)/i.exec(mimeType ?? '')?.[1]?.toUpperCase() ?? null;

const partOf = (kind: string): string => (kind === 'voice' ? 'audio' : kind);

function pressed(kind: 'interactive' | 'button', content: Message['content']) {
  if (kind === 'button') return 'kind.pressed';
  const type = text(content, 'interactive', 'type');
  if (type === 'nfm_reply') return 'kind.form';
  return type === 'list_reply' ? 'kind.chose' : 'kind.pressed';
}
