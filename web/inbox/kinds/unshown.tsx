import type { Message } from '../../../db/messages.ts';
import { t } from '../../ui/words.ts';
import { lineOf } from '../snippet.ts';
import { list, text } from './fields.ts';
import { Labelled, Words } from './words.tsx';

/** What WhatsApp does not pass on, and types we have no word for. What came is kept, whatever it is. */
export function Unshown({ message }: { message: Message }) {
  const { content, kind, body } = message;
  const known = kind === 'unsupported';
  const type = known ? text(content, 'unsupported', 'type') : (text(content, 'type') ?? kind);
  return (
    <>
      <Labelled icon="circle-help">{known ? lineOf(message).text : type}</Labelled>
      <Words body={body} />
      <p class="sub">
        {known && type !== null && t('kind.unsupported-type', { type })}{' '}
        {known ? t('kind.unsupported-hint') : t('kind.unknown')}
        {!known && <>. {t('kind.unknown-hint')}</>}
      </p>
    </>
  );
}

/** WhatsApp says that something is wrong with what it passed on. For the unsupported that is all it says. */
export function Errors({ message: { content, kind } }: { message: Message }) {
  if (kind === 'unsupported') return null;
  const [error] = list(content, 'errors');
  const detail = text(error, 'error_data', 'details') ?? text(error, 'message') ?? text(error, 'title');
  if (detail === null) return null;
  return <p class="sub">{t('kind.error', { detail })}</p>;
}
