import type { Message } from '../../../db/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { t, type Key } from '../../ui/words.ts';
import { lineOf } from '../snippet.ts';
import { text } from './fields.ts';

/** A file of which only the name is known: what it is called, and what it is. */
export function Attached({ message }: { message: Message }) {
  const { kind, content } = message;
  const part = kind === 'voice' ? 'audio' : kind;
  const called = text(content, 'document', 'filename');
  const detail = kind === 'document' ? t('kind.document') : formatOf(text(content, part, 'mime_type'));
  return (
    <div class="file" data-dir={message.direction}>
      <span class="file-ico" data-kind={kind}>
        {endingOf(called) ?? <Icon name={lineOf(message).icon ?? 'file-text'} />}
      </span>
      <span class="grow">
        <b class="truncate" dir="auto">
          {called ?? t(`kind.${kind}` as Key & `kind.document`)}
        </b>
        {detail !== null && <small class="truncate">{detail}</small>}
      </span>
    </div>
  );
}

/** PDF, DOCX: what a document's name ends in, where it says anything. */
export const endingOf = (name: string | null): string | null =>
  /\.([a-z0-9]{1,4})$/i.exec(name ?? '')?.[1]?.toUpperCase() ?? null;

/** `audio/ogg; codecs=opus` → OGG. */
const formatOf = (mimeType: string | null): string | null =>
  /\/(?:x-)?([a-z0-9]+)/i.exec(mimeType ?? '')?.[1]?.toUpperCase() ?? null;
