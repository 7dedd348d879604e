import { type Preview as Shown, type PreviewText, previewOf, type Template } from '../../domain/template.ts';
import { Icon } from '../ui/icon.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { priceSentence } from './sentences.ts';

interface PreviewProps {
  template: Template;
  values: Record<string, string>;
  /** What a field that is left empty is filled with, where it is. */
  otherwise?: Record<string, string>;
  numberName: string;
  customer: string;
  now: Date;
}

/** The very bubble, as far as it is filled in. templates.js keeps its marks (`data-fill`) up with what is typed. */
export function TemplatePreview(props: PreviewProps) {
  const { template, values, otherwise = {}, numberName, customer, now } = props;
  const shown = previewOf(template, values);
  return (
    <div class="preview" id="tpl-preview" role="region" aria-label={t('picker.preview')}>
      <span class="label">{t('picker.preview')}</span>
      <div class="messages-in">
        <div class="bubble" data-dir="out" data-state="draft">
          <Header header={shown.header} otherwise={otherwise} />
          <div class="text" dir="auto">
            <Pieces of={shown.body} otherwise={otherwise} />
          </div>
          {shown.footer !== null && (
            <div class="tpl-footer" dir="auto">
              {shown.footer}
            </div>
          )}
          <div class="meta">
            <time datetime={now.toISOString()}>{timeOfDay(now)}</time>
          </div>
        </div>
        {shown.buttons.length > 0 && (
          <div class="tpl-btns">
            {shown.buttons.map(({ kind, text }) => (
              <span class="tpl-btn" dir="auto">
                <Icon name={icons[kind]} size="sm" dir={kind === 'quick-reply'} />
                {text}
              </span>
            ))}
          </div>
        )}
      </div>
      <p class="xs muted">{priceSentence(template)}</p>
      <p class="xs muted">{t('picker.window', { number: numberName, name: customer })}</p>
    </div>
  );
}

const icons: Record<Shown['buttons'][number]['kind'], string> = {
  'quick-reply': 'reply',
  url: 'arrow-up-right',
  'copy-code': 'copy',
  'one-time-code': 'copy',
  flow: 'file-text',
  phone: 'phone',
  strange: 'circle-help',
};

type Otherwise = { otherwise: Record<string, string> };

function Header({ header, otherwise }: { header: Shown['header'] } & Otherwise) {
  if (header === null) return null;
  if (header.format === 'text')
    return (
      <div class="tpl-header" dir="auto">
        <Pieces of={header.text} otherwise={otherwise} />
      </div>
    );
  if (header.format === 'location')
    return (
      <div class="tpl-media">
        <Icon name="map-pin" size="lg" />
        <strong dir="auto" data-fill="header.name" data-empty={t('picker.location')}>
          {header.name ?? t('picker.location')}
        </strong>
        <span dir="auto" data-fill="header.address" data-empty="">
          {header.address}
        </span>
      </div>
    );
  return (
    <div class="tpl-media" data-fill-file="header.file">
      <Icon
        name={header.format === 'image' ? 'image' : header.format === 'video' ? 'play' : 'file-text'}
        size="lg"
      />
      <span dir="auto"></span>
    </div>
  );
}

const Pieces = ({ of, otherwise }: { of: PreviewText[] } & Otherwise) => (
  <>
    {of.map(({ text, key, filled }) =>
      key === null ? (
        text
      ) : (
        <b
          class="fill"
          data-fill={key}
          data-empty={otherwise[key] ?? (filled ? `{{${key.replace(/^\w+\./, '')}}}` : text)}
        >
          {text}
        </b>
      ),
    )}
  </>
);
