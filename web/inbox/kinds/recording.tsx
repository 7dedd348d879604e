import type { Message } from '../../../db/messages.ts';
import type { Medium } from '../../../domain/medium.ts';
import { Icon } from '../../ui/icon.tsx';
import { playingTime } from '../../ui/size.ts';
import { t } from '../../ui/words.ts';
import { Labelled } from './words.tsx';

interface RecordingProps {
  message: Message;
  medium: Medium;
  files: string;
  isVoice: boolean;
}

/**
 * A voice note or other audio. Without script it is the browser's own player; with it `media.js` plays it from these
 * controls, and draws the wave once it has looked into the file.
 */
export function Recording({ message, medium, files, isVoice }: RecordingProps) {
  const length = medium.seconds === null ? null : playingTime(medium.seconds);
  const kind = t(isVoice ? 'kind.voice' : 'kind.audio');
  const name = length === null ? kind : t('voice.of', { kind, length });
  return (
    <>
      {!isVoice && <Labelled icon="volume-2">{medium.name ?? kind}</Labelled>}
      <div
        class="voice"
        id={`voice-${message.id}`}
        role="group"
        aria-label={name}
        {...(medium.size === null ? {} : { 'data-size': String(medium.size) })}
        {...(medium.seconds === null ? {} : { 'data-seconds': String(medium.seconds) })}
      >
        <button
          class="play"
          type="button"
          aria-label={t('voice.play', { name })}
          data-pause={t('voice.pause', { name })}
        >
          <Icon name="play" />
          <Icon name="pause" />
        </button>
        <span class="wave-of">
          <svg class="wave" viewBox="0 0 152 24" preserveAspectRatio="none" aria-hidden="true">
            <path class="all" d="M2 12H150" />
            <path class="done" d="M2 12" />
          </svg>
          <input
            type="range"
            min="0"
            max="1000"
            step="10"
            value="0"
            aria-label={t('voice.position', { name })}
          />
        </span>
        <time class="length">{length ?? '0:00'}</time>
        <button
          class="speed"
          type="button"
          aria-label={t('voice.speed', { speed: '1' })}
          data-label={t('voice.speed', { speed: '{speed}' })}
        >
          1×
        </button>
        {/* What somebody said has no captions: nobody has written it down. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
        <audio controls preload="none" src={`${files}/${message.id}`} aria-label={name}></audio>
      </div>
    </>
  );
}
