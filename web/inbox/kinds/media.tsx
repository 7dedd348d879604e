import type { Child } from 'hono/jsx';
import type { Message } from '../../../db/messages.ts';
import type { Medium } from '../../../domain/medium.ts';
import { Icon } from '../../ui/icon.tsx';
import { apart } from '../../ui/listed.ts';
import { fileSize } from '../../ui/size.ts';
import { hasWords, t, type Key } from '../../ui/words.ts';
import { Attached, StoredFile } from './file.tsx';
import { Picture, Sticker } from './picture.tsx';
import { Recording } from './recording.tsx';
import { text } from './fields.ts';
import { formatOf } from './format.ts';

export interface MediaProps {
  message: Message;
  /** Where files are served: `/media` but for the gallery. */
  files: string;
}

/** Says what a message's file is where it is no message of that kind: the picture over a template. */
export type Shown = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

/** The file of a message: on its way, not to be had, or here. One we never heard of is named. */
export function MediaOf(props: MediaProps & { as: Shown }): Child {
  const { message, as } = props;
  const { medium } = message;
  if (medium === null) return <Attached message={message} as={as} />;
  switch (medium.state) {
    case 'fetching':
      return <Fetching {...props} medium={medium} />;
    case 'failed':
      return <NotFetched {...props} medium={medium} />;
    case 'stored':
      return <Stored {...props} medium={medium} />;
  }
}

const inBrowsers: Record<'image' | 'video' | 'audio', RegExp> = {
  image: /^image\/(jpeg|png|webp|gif)$/,
  video: /^video\/(mp4|webm|quicktime|ogg)$/,
  audio:
    /^(audio\/(ogg|opus|mpeg|mp4|aac|wav|x-wav|webm|flac|m4a|x-m4a)|video\/(mp4|ogg|webm)|application\/ogg)$/,
};

/** By what it is, not by what it was called: what a browser cannot show is a file to be saved. */
function Stored(props: MediaProps & { as: Shown; medium: Medium }) {
  const { as, medium } = props;
  const mime = medium.mime ?? '';
  if ((as === 'image' || as === 'sticker') && inBrowsers.image.test(mime))
    return as === 'image' ? <Picture {...props} /> : <Sticker {...props} />;
  if (as === 'video' && inBrowsers.video.test(mime)) return <Picture {...props} />;
  if ((as === 'audio' || as === 'voice') && inBrowsers.audio.test(mime))
    return <Recording {...props} isVoice={as === 'voice'} />;
  return <StoredFile {...props} />;
}

/** A place of the size it will have, where that is known; screen readers hear what is coming. */
function Fetching({ as, medium }: { as: Shown; medium: Medium }) {
  const wide = as === 'image' || as === 'video' || as === 'sticker';
  return (
    <div class={wide ? 'media skeleton' : 'file skeleton'} data-kind={as} aria-busy="true">
      <span class="spin">
        <Icon name={wide ? 'image' : 'file-text'} />
      </span>
      <span class="grow">
        <b class="truncate" dir="auto">
          {medium.name ?? t(`kind.${as}`)}
        </b>
        <small>{t('media.fetching')}</small>
      </span>
    </div>
  );
}

/** Why it is not here, and the way on. */
function NotFetched({ message, files, as, medium }: MediaProps & { as: Shown; medium: Medium }) {
  const why = `media.failed.${medium.failure}`;
  const path = `${files}/${message.id}/fetching`;
  return (
    <div class="media-failed">
      <Icon name="cloud-off" />
      <span class="grow">
        <b class="truncate" dir="auto">
          {medium.name ?? t(`kind.${as}`)}
        </b>
        <small>{hasWords(why) ? t(why as Key & 'media.failed.gone') : t('media.failed')}</small>
      </span>
      <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none">
        <button class="btn btn-s" type="submit">
          <Icon name="rotate-cw" size="sm" />
          {t('media.again')}
        </button>
      </form>
    </div>
  );
}

/** PDF · 84 kB */
export const detailOf = ({ mime, size }: Medium, name: string | null): string =>
  [formatOf(mime, name), size === null ? null : fileSize(size)]
    .filter((part) => part !== null)
    .map(apart)
    .join(' · ');

/** What it was called: as kept, else as announced, else as we sent it. */
export const nameOf = ({ content, medium }: Message): string | null =>
  medium?.name ?? text(content, 'document', 'filename') ?? text(content, 'says', 'filename');
