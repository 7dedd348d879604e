import type { Message } from '../../../db/messages.ts';
import type { Medium } from '../../../domain/medium.ts';
import { Icon } from '../../ui/icon.tsx';
import { playingTime } from '../../ui/size.ts';
import { t } from '../../ui/words.ts';

interface PictureProps {
  message: Message;
  medium: Medium;
  files: string;
  as: string;
}

/**
 * A picture or a film, as a link to itself: `media.js` opens it over the page (`lightbox.tsx`), without script the
 * browser shows it. Its size is known before it is there, so that nothing moves.
 */
export function Picture({ message, medium, files, as }: PictureProps) {
  const film = as === 'video';
  const file = `${files}/${message.id}`;
  const still = medium.hasThumb ? `${file}/thumbnail` : film ? null : file;
  const name = message.body === null ? t(film ? 'kind.video' : 'kind.image') : message.body;
  return (
    <a
      class="media picture"
      href={file}
      target="_blank"
      data-show={film ? 'video' : 'image'}
      data-caption={message.body ?? ''}
      aria-label={t(film ? 'picture.play' : 'picture.open', { name })}
    >
      {still === null ? (
        <span class="no-still"></span>
      ) : (
        <img src={still} alt="" loading="lazy" decoding="async" {...sizeOf(medium)} />
      )}
      {film && (
        <span class="play-over">
          <Icon name="play" />
          {medium.seconds !== null && <span>{playingTime(medium.seconds)}</span>}
        </span>
      )}
    </a>
  );
}

/** Moves by itself where it moves at all, except for who has asked their machine for stillness. */
export function Sticker({ message, medium, files }: PictureProps) {
  const file = `${files}/${message.id}`;
  return (
    <picture class="sticker">
      {medium.hasThumb && <source media="(prefers-reduced-motion: reduce)" srcset={`${file}/thumbnail`} />}
      <img src={file} alt={t('kind.sticker')} loading="lazy" decoding="async" {...sizeOf(medium)} />
    </picture>
  );
}

const sizeOf = ({ width, height }: Medium) =>
  width === null || height === null ? {} : { width: String(width), height: String(height) };
