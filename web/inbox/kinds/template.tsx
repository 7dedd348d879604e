import type { Child } from 'hono/jsx';
import type { Message } from '../../../db/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { at, list, text, webAddress } from './fields.ts';
import { Location } from './location.tsx';
import { Labelled, Outside, Words } from './words.tsx';

interface TemplateProps {
  message: Message;
  /** Its picture, film or file, drawn by who knows media. */
  medium: Child;
}

/** A template as the customer reads it: header, text with what was filled in, footer, buttons. */
export function SentTemplate({ message: { content, body }, medium }: TemplateProps) {
  const filled = at(content, 'says', 'template');
  const header = at(filled, 'header');
  const format = text(header, 'format');
  const name = text(filled, 'name') ?? text(content, 'template', 'name');
  return (
    <>
      <Labelled icon="layout-template">{name ?? t('kind.template')}</Labelled>
      {medium}
      {format === 'location' && <Location location={header} />}
      {format === 'text' && (
        <b class="said-head" dir="auto">
          {text(header, 'text')}
        </b>
      )}
      <Words body={text(filled, 'body') ?? body} />
      {text(filled, 'footer') !== null && (
        <p class="sub" dir="auto">
          {text(filled, 'footer')}
        </p>
      )}
      <Buttons buttons={list(filled, 'buttons')} />
    </>
  );
}

const icons: Record<string, string> = {
  'quick-reply': 'reply',
  url: 'arrow-up-right',
  'copy-code': 'copy',
  'one-time-code': 'copy',
  flow: 'app-window',
  phone: 'phone',
};

/** What stands under it on the phone. Nothing here can be pressed but an address. */
function Buttons({ buttons }: { buttons: unknown[] }) {
  const shown = buttons.filter((button) => text(button, 'text') !== null);
  if (shown.length === 0) return null;
  return (
    <ul class="tpl-said" aria-label={t('template.buttons')}>
      {shown.map((button) => {
        const kind = text(button, 'kind') ?? '';
        const address = kind === 'url' ? webAddress(button, 'url') : null;
        const label = text(button, 'text');
        const more =
          kind === 'copy-code' ? text(button, 'code') : kind === 'phone' ? text(button, 'phone') : null;
        return (
          <li>
            <Icon name={icons[kind] ?? 'reply'} size="sm" dir={kind === 'quick-reply' || kind === 'url'} />
            <span dir="auto">{address === null ? label : <Outside href={address}>{label}</Outside>}</span>
            {more !== null && <small>{more}</small>}
          </li>
        );
      })}
    </ul>
  );
}
