import type { Child } from 'hono/jsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { placeholders } from './bot-edit.ts';
import { type Drawn, FormButton, named, Wrong } from './bot-fields.tsx';
import type { EnteredReply } from './bot-form.ts';

interface ReplyProps extends Drawn {
  /** The reply's path in the form. */
  at: string;
  reply: EnteredReply;
  /** What the text is, to those who do not see where it stands. */
  label: string;
  rows?: number;
  /** More to choose beside the kind. */
  children?: Child;
}

/** What the bot says: a text, with up to three buttons or a list under it. The stylesheet shows the parts of the kind chosen. */
export function ReplyFields({ at, reply, label, rows = 2, children, ...drawn }: ReplyProps) {
  return (
    <div class="reply stack" data-gap="s">
      <div class="field">
        <label class="vh" for={`${at}.text`}>
          {label}
        </label>
        <textarea class="input" rows={rows} dir="auto" {...named(`${at}.text`, drawn)}>
          {/* A browser drops the first line break. */ `\n${reply.text}`}
        </textarea>
        <Wrong path={`${at}.text`} problems={drawn.problems} />
        <div class="row row-wrap">
          {placeholders.map((placeholder) => (
            <button
              class="tag tag-m tag-add"
              type="submit"
              name="do"
              value={`insert ${at}.text ${placeholder}`}
              formnovalidate
              aria-label={t('bot.insert', { placeholder })}
              data-insert={placeholder}
              data-into={`${at}.text`}
            >
              {placeholder}
            </button>
          ))}
          <select
            class="input input-s fit push reply-kind"
            {...named(`${at}.kind`, drawn)}
            aria-label={t('bot.kind')}
          >
            {(['text', 'buttons', 'list'] as const).map((kind) => (
              <option value={kind} selected={reply.kind === kind}>
                {t(`bot.kind-${kind}`)}
              </option>
            ))}
          </select>
          {children}
        </div>
      </div>
      <ButtonFields at={at} reply={reply} {...drawn} />
      <ListFields at={at} reply={reply} {...drawn} />
    </div>
  );
}

type PartProps = Omit<ReplyProps, 'label' | 'rows' | 'children'>;

function ButtonFields({ at, reply, ...drawn }: PartProps) {
  return (
    <div class="field reply-buttons">
      <div class="row row-wrap">
        {[0, 1, 2].map((place) => (
          <input
            class="input input-s fit"
            type="text"
            maxlength={100}
            dir="auto"
            value={reply.buttons[place] ?? ''}
            {...named(`${at}.buttons.${place}`, drawn)}
            aria-label={t('bot.button', { place: place + 1 })}
            placeholder={t('bot.button', { place: place + 1 })}
          />
        ))}
      </div>
      <Wrong path={`${at}.buttons`} problems={drawn.problems} />
      {[0, 1, 2].map((place) => (
        <Wrong path={`${at}.buttons.${place}`} problems={drawn.problems} />
      ))}
    </div>
  );
}

function ListFields({ at, reply, ...drawn }: PartProps) {
  return (
    <div class="stack reply-list" data-gap="s">
      <div class="field">
        <label for={`${at}.button`}>{t('bot.list-button')}</label>
        <input
          class="input input-s"
          type="text"
          maxlength={100}
          dir="auto"
          value={reply.button}
          {...named(`${at}.button`, drawn)}
        />
        <Wrong path={`${at}.button`} problems={drawn.problems} />
      </div>
      {reply.rows.map((row, place) => (
        <Row at={`${at}.rows.${place}`} row={row} place={place + 1} {...drawn} />
      ))}
      <div class="field">
        <div>
          <FormButton
            does={`add ${at}.rows`}
            class="btn btn-s"
            id={`${at}.rows.add`}
            focused={drawn.focus === `${at}.rows.add`}
          >
            <Icon name="plus" size="sm" />
            {t('bot.add-row')}
          </FormButton>
        </div>
        <Wrong path={`${at}.rows`} problems={drawn.problems} />
      </div>
    </div>
  );
}

interface RowProps extends Drawn {
  at: string;
  row: EnteredReply['rows'][number];
  place: number;
}

function Row({ at, row, place, ...drawn }: RowProps) {
  return (
    <div class="field">
      <div class="row list-row">
        {(['title', 'description'] as const).map((part) => (
          <input
            class="input input-s"
            type="text"
            maxlength={200}
            dir="auto"
            value={row[part]}
            {...named(`${at}.${part}`, drawn)}
            aria-label={t(`bot.row-${part}`, { place })}
            placeholder={t(`bot.row-${part}`, { place })}
          />
        ))}
        <FormButton does={`remove ${at}`} class="icon-btn icon-btn-s" label={t('bot.remove-row', { place })}>
          <Icon name="x" />
        </FormButton>
      </div>
      <Wrong path={`${at}.title`} problems={drawn.problems} />
      <Wrong path={`${at}.description`} problems={drawn.problems} />
    </div>
  );
}
