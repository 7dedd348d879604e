import { may } from '../../domain/access.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import { momentOf, snoozeChoices, whenInWords } from './moments.ts';
import type { Opened } from './opened.ts';

/** Puts it aside until a time. Each choice says when that is; a plain form, so it works without script. */
export function SnoozeMenu({ opened: { conversation, viewer, now } }: { opened: Opened }) {
  if (conversation.stage !== 'assigned' || !may(viewer, 'snooze', conversation)) return null;
  return (
    <>
      <button
        class="btn btn-collapse"
        type="button"
        id="snooze-button"
        popovertarget="snooze"
        aria-haspopup="dialog"
        title={t('snooze.button')}
      >
        <Icon name="clock" />
        <span>{t('snooze.button')}</span>
      </button>
      <div class="pop pop-snooze" id="snooze" popover="auto" role="dialog" aria-label={t('snooze.title')}>
        <div class="pop-head">
          <h3>{t('snooze.title')}</h3>
          <p>{t('snooze.lead')}</p>
        </div>
        <CommandForm conversation={conversation} resource="snooze">
          <div class="pop-body stack" data-gap="s">
            <input type="hidden" name="seen" value={String(conversation.lastInboundSeq)} />
            {snoozeChoices.map((choice) => (
              <button class="btn" type="submit" name="choice" value={choice}>
                <span class="grow">{t(`snooze.${choice}`)}</span>
                <span class="xs muted">{whenInWords(momentOf(choice, now), now)}</span>
              </button>
            ))}
            <SnoozePick />
          </div>
        </CommandForm>
      </div>
    </>
  );
}

interface SnoozePickProps {
  typed?: string;
  /** What is wrong with it. */
  problem?: string;
}

/** A time of one's own. */
export function SnoozePick({ typed = '', problem }: SnoozePickProps) {
  const wrong =
    problem === undefined ? {} : ({ 'aria-invalid': true, 'aria-describedby': 'snooze-at-hint' } as const);
  return (
    <div class="stack" data-gap="s" id="snooze-pick">
      <label class="label" for="snooze-at">
        {t('snooze.pick')}
      </label>
      <div class="row">
        <input
          class="input input-s grow"
          id="snooze-at"
          type="datetime-local"
          name="at"
          value={typed}
          {...wrong}
        />
        <button class="btn btn-s" type="submit" name="choice" value="pick">
          {t('snooze.set')}
        </button>
      </div>
      {problem !== undefined && (
        <p class="error" id="snooze-at-hint" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
