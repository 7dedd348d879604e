import { largest } from '../../domain/sendable.ts';
import { asset } from '../assets.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

export const VoiceButton = () => (
  <button
    class="icon-btn icon-btn-s needs-script"
    type="button"
    id="voice-button"
    data-script={asset('voice.js')}
    aria-label={t('record.button')}
    title={t('record.button')}
  >
    <Icon name="mic" />
  </button>
);

/** Where a recording stands while it is made; the form is out of sight as long. In every state of the composer, so that one that was begun is not lost when the window closes. */
export const VoicePlace = ({ conversationId }: { conversationId: string }) => (
  <div id="composer-voice" data-uploads={`/conversations/${conversationId}/uploads`} hx-morph-skip=""></div>
);

/** The recording as `voice.js` fills it in. A form of its own: what is being written stays where it is. */
export function VoiceTemplate({ conversationId }: { conversationId: string }) {
  const path = `/conversations/${conversationId}/messages`;
  return (
    <template
      id="voice-template"
      data-largest={String(largest.voice)}
      data-refused={t('record.refused')}
      data-none={t('record.none')}
      data-unsupported={t('record.unsupported')}
      data-full={t('record.full')}
    >
      <form
        class="voice-panel"
        aria-label={t('record.panel')}
        method="post"
        action={path}
        hx-post={path}
        hx-target="#toasts"
        hx-swap="none"
      >
        <input type="hidden" name="key" data-part="key" />
        <input type="hidden" name="body" value="" />
        <input type="hidden" name="voice" value="1" />
        <input type="hidden" name="uploads" data-part="upload" />
        <input type="hidden" name="reply_to" data-part="answers" disabled />
        <button
          class="icon-btn"
          type="button"
          data-part="cancel"
          aria-label={t('record.cancel')}
          title={t('record.cancel')}
        >
          <Icon name="trash-2" />
        </button>
        <span class="dot-rec"></span>
        <span class="num" role="timer" aria-label={t('record.recording')} data-part="time">
          0:00
        </span>
        <svg viewBox="0 0 126 24" preserveAspectRatio="none" aria-hidden="true" data-part="meter"></svg>
        <button
          class="icon-btn"
          type="button"
          data-part="pause"
          aria-label={t('record.pause')}
          title={t('record.pause')}
          aria-pressed="false"
        >
          <Icon name="pause" />
        </button>
        <button class="btn btn-primary btn-s" type="submit" data-part="send" aria-label={t('record.send')}>
          {t('composer.send')} <Icon name="send-horizontal" size="sm" dir />
        </button>
        <p role="alert" data-part="says"></p>
      </form>
    </template>
  );
}
