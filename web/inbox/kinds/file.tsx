import type { Message } from '../../../db/messages.ts';
import type { Medium } from '../../../domain/medium.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { lineOf } from '../snippet.ts';
import { text } from './fields.ts';
import { formatOf } from './format.ts';
import { detailOf, nameOf, type Shown } from './media.tsx';

/** A file that is here, to be saved: whatever it is, it is never opened inside the product. */
export function StoredFile(props: { message: Message; medium: Medium; files: string; as: Shown }) {
  const { message, medium, files, as } = props;
  const name = nameOf(message) ?? t(`kind.${as}`);
  return (
    <a class="file" href={`${files}/${message.id}?download`} download data-dir={message.direction}>
      <FileIcon message={message} as={as} name={nameOf(message)} />
      <span class="grow">
        <b class="truncate" dir="auto">
          {name}
        </b>
        <small class="truncate">{detailOf(medium, nameOf(message))}</small>
      </span>
      <Icon name="download" label={t('file.download')} />
    </a>
  );
}

/** A file of which only the name is known: what it is called, and what it is. */
export function Attached({ message, as }: { message: Message; as: Shown }) {
  const { content, direction } = message;
  const called = nameOf(message);
  const detail =
    as === 'document'
      ? t('kind.document')
      : formatOf(text(content, as === 'voice' ? 'audio' : as, 'mime_type'));
  return (
    <div class="file" data-dir={direction}>
      <FileIcon message={message} as={as} name={called} />
      <span class="grow">
        <b class="truncate" dir="auto">
          {called ?? t(`kind.${as}`)}
        </b>
        {detail !== null && <small class="truncate">{detail}</small>}
      </span>
    </div>
  );
}

/** PDF, DOCX: what a name ends in, where it says anything; else what kind of thing it is. */
const FileIcon = ({ message, as, name }: { message: Message; as: Shown; name: string | null }) => (
  <span class="file-ico" data-kind={as}>
    {endingOf(name) ?? <Icon name={lineOf({ ...message, kind: as }).icon ?? 'file-text'} />}
  </span>
);

const endingOf = (name: string | null): string | null =>
  /\.([a-z0-9]{1,4})$/i.exec(name ?? '')?.[1]?.toUpperCase() ?? null;
