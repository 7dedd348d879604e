import { Head } from '../inbox/new/start-form.tsx';
import { Cancel } from '../templates/picker.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { Carried, type SheetProps, stepsPath } from './bulk-template-form.tsx';
import { type LeftOutGroup, LeftOutList } from './left-out.tsx';

interface AnswerProps extends SheetProps {
  sent: number;
  /** This form had queued it for them before. */
  again: number;
  left: readonly LeftOutGroup[];
  /** Whom it was not queued for: contacts.js leaves them ticked. */
  still: readonly string[];
}

/** For how many it was queued, and who was left out and why. */
export function AnswerSheet({ sent, again, left, still, ...sheet }: AnswerProps) {
  const none = sent + again === 0;
  return (
    <div class="dialog-form start start-narrow" data-fresh="" data-still-ticked={still.join(' ')}>
      <Head page={sheet.page} title={t('picker.title')} />
      <div class="dialog-body stack">
        <div class="callout" role="status" tabindex={-1} autofocus {...(none ? { 'data-tone': 'warn' } : {})}>
          <Icon name={none ? 'triangle-alert' : 'circle-check'} />
          <div class="grow">
            {(sent > 0 || none) && <p>{t('template-many.sent', { count: sent })}</p>}
            {again > 0 && <p>{t('template-many.again', { count: again })}</p>}
          </div>
        </div>
        {left.length > 0 && <p>{t('template-many.left-out', { count: still.length })}</p>}
        <LeftOutList left={left} />
      </div>
      <form class="dialog-foot" method="post" action={stepsPath}>
        {sheet.page && still.length > 0 && (
          <>
            <Carried {...sheet} contacts={still} formKey={null} />
            <button class="btn" type="submit">
              {t('template-many.these-again')}
            </button>
          </>
        )}
        <Cancel page={sheet.page} href={sheet.back} says={t('template-many.done')} />
      </form>
    </div>
  );
}
