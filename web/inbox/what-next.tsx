import type { Child } from 'hono/jsx';
import { may } from '../../domain/access.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import { atInWords, whenInWords } from './moments.ts';
import type { Opened } from './opened.ts';

/** What happens by itself next, when, and the button that calls it off. Empty where nothing does. */
export function WhatNext({ opened }: { opened: Opened }) {
  return (
    <div id="thread-next">
      {opened.due !== null && (
        <div class="banner" role="note" aria-label={t('next.label')}>
          <Icon name="clock" />
          <p dir="auto">{sentence(opened)}</p>
          {may(opened.viewer, 'snooze', opened.conversation) && <CallOff opened={opened} />}
        </div>
      )}
    </div>
  );
}

function sentence({ due, profile, now }: Opened): string | null {
  if (due === null) return null;
  const at = new Date(due.at);
  if (due.what === 'wake') return t('next.wake', { time: whenInWords(at, now) });
  if (due.what === 'close') return t('next.close', { time: atInWords(at, now) });
  return t('next.give-back', { time: atInWords(at, now), agent: profile.agentName ?? t('event.somebody') });
}

function CallOff({ opened: { due, conversation, viewer, profile } }: { opened: Opened }) {
  switch (due?.what) {
    case undefined:
      return null;
    case 'wake':
      return (
        <CommandForm conversation={conversation} resource="snooze">
          <input type="hidden" name="seen" value={String(conversation.lastInboundSeq)} />
          <Button name="choice" value="wake">
            {t('next.wake-now')}
          </Button>
        </CommandForm>
      );
    case 'give-back':
      return (
        <CommandForm conversation={conversation} resource="keeping">
          <Button name="what" value="agent">
            {conversation.agentId === viewer.id
              ? t('next.keep-mine')
              : t('next.keep-theirs', { agent: profile.agentName ?? t('event.somebody') })}
          </Button>
        </CommandForm>
      );
    case 'close':
      return (
        <CommandForm conversation={conversation} resource="keeping">
          <Button name="what" value="open">
            {t('next.keep-open')}
          </Button>
        </CommandForm>
      );
  }
}

const Button = ({ name, value, children }: { name: string; value: string; children?: Child }) => (
  <button class="btn btn-s" type="submit" name={name} value={value}>
    {children}
  </button>
);
