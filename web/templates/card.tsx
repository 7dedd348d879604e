import { type PreviewText, previewOf, type Template, unfillable } from '../../domain/template.ts';
import { Icon } from '../ui/icon.tsx';
import { listed } from '../ui/listed.ts';
import { t } from '../ui/words.ts';
import { categoryWord, inWords, languageName, priceSentence, qualityWord, statusWord } from './sentences.ts';
import { TemplateName } from '../ui/parted.tsx';

const tones: Record<string, string> = { APPROVED: 'ok', PENDING: 'info', IN_APPEAL: 'info', PAUSED: 'warn' };
const qualityTones: Record<string, string> = { GREEN: 'ok', YELLOW: 'warn', RED: 'danger' };

/** One template: how it stands, and the message as a customer would read it. */
export function TemplateCard({ template }: { template: Template }) {
  const strange = unfillable(template);
  const quality = template.quality === null ? null : (qualityTones[template.quality] ?? null);
  return (
    <article class="card" aria-label={template.name}>
      <div class="card-head">
        <div class="grow">
          <h2 dir="auto">
            <TemplateName name={template.name} />
          </h2>
          <p>
            {categoryWord(template.category)} · {languageName(template.language)}
          </p>
        </div>
        <span class="pill" data-tone={tones[template.status] ?? 'danger'}>
          {statusWord(template.status)}
        </span>
        {quality !== null && template.quality !== null && (
          <span class="pill" data-tone={quality}>
            {qualityWord(template.quality)}
          </span>
        )}
      </div>
      <div class="card-body stack">
        {template.rejectedReason !== null && template.status === 'REJECTED' && (
          <p dir="auto">{t('templates.rejected', { reason: inWords(template.rejectedReason) })}</p>
        )}
        {template.status === 'APPROVED' && strange.length > 0 && (
          <p>{t('templates.unfillable', { what: listed(strange) })}</p>
        )}
        <TemplateBubble template={template} />
        <p class="sub">{priceSentence(template)}</p>
      </div>
    </article>
  );
}

function TemplateBubble({ template }: { template: Template }) {
  const { header, body, footer, buttons } = previewOf(template);
  return (
    <div class="preview">
      <div class="messages-in">
        <div class="bubble" data-dir="out" data-state="draft">
          {header?.format === 'text' ? (
            <b dir="auto">
              <Pieces of={header.text} />
            </b>
          ) : (
            header !== null && (
              <div class="who">
                <Icon name={header.format === 'location' ? 'map-pin' : 'file-text'} size="sm" />
                {t(`template.header.${header.format}`)}
              </div>
            )
          )}
          <div class="text" dir="auto">
            <Pieces of={body} />
          </div>
          {footer !== null && (
            <p class="sub" dir="auto">
              {footer}
            </p>
          )}
        </div>
        {buttons.length > 0 && (
          <ul class="tpl-said">
            {buttons.map(({ text }) => (
              <li dir="auto">{text}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const Pieces = ({ of }: { of: PreviewText[] }) => (
  <>{of.map(({ text, key }) => (key === null ? text : <span class="fill">{text}</span>))}</>
);
