import type { Child } from 'hono/jsx';
import type { Going } from '../../db/contact-deletion.ts';
import type { SignedIn } from '../../db/users.ts';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';

interface DeletionFormProps {
  viewer: SignedIn;
  title: string;
  action: string;
  /** Where Cancel leads. */
  back: string;
  going: Going;
  /** Why it was turned down. */
  refusal?: string | undefined;
  /** What has to be typed. */
  field: { label: string; typed: string; isWrong: boolean; most: number; inputmode?: 'numeric' };
  stays: string;
  /** What is sent along. */
  hidden?: Child;
  /** Whom it is about, where the title does not say. */
  children?: Child;
}

/** What goes, before it goes, of one contact or of many: it is done once what is asked for was typed. */
export function DeletionForm(props: DeletionFormProps) {
  const { viewer, title, action, back, going, refusal, field, stays, hidden, children } = props;
  return (
    <Layout viewer={viewer} title={title} current="contacts">
      <div class="page">
        <div class="page-body">
          <form class="card form-card" method="post" action={action} autocomplete="off">
            {hidden}
            <div class="card-head">
              <h1 class="h2" dir="auto">
                {title}
              </h1>
            </div>
            <div class="card-body stack">
              {refusal !== undefined && (
                <div class="callout" data-tone="warn" role="alert" id="deletion-wrong">
                  <Icon name="triangle-alert" />
                  <p>{refusal}</p>
                </div>
              )}
              {children}
              <p>{t('deletion.lead')}</p>
              <Effects going={going} />
              <p class="sm muted">{stays}</p>
              <div class="field">
                <label for="deletion-typed" dir="auto">
                  {field.label}
                </label>
                <input
                  class="input"
                  id="deletion-typed"
                  name="typed"
                  type="text"
                  dir="auto"
                  required
                  maxlength={field.most}
                  value={field.typed}
                  {...(field.inputmode === undefined ? {} : { inputmode: field.inputmode })}
                  {...(field.isWrong ? { 'aria-invalid': 'true', 'aria-describedby': 'deletion-wrong' } : {})}
                />
              </div>
            </div>
            <div class="card-foot">
              <a class="btn push" href={back}>
                {t('owner.cancel')}
              </a>
              <button class="btn btn-danger-fill" type="submit">
                {t('deletion.submit')}
              </button>
            </div>
          </form>
        </div>
      </div>
    </Layout>
  );
}

/** What goes, and what is closed for it. */
const Effects = ({ going }: { going: Going }) => (
  <ul class="effects">
    <li>
      <Icon name="contact-round" />
      {t('deletion.contact')}
    </li>
    <li>
      <Icon name="trash-2" />
      {t('deletion.conversations', { count: going.conversations })}{' '}
      {t('deletion.messages', { count: going.messages })}
    </li>
    {going.open.length > 0 && (
      <li>
        <Icon name="check" />
        {t('deletion.open', { count: going.open.length })}
      </li>
    )}
  </ul>
);
