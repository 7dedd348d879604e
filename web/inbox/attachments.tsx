import { largest } from '../../domain/sendable.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** More in one press nobody means to send. */
export const mostFiles = 20;

/** Where `files.js` shows what is attached, in the form: what is uploaded goes along with it. Swaps leave it alone. */
export const FilesPlace = ({ conversationId }: { conversationId: string }) => (
  <ul
    class="attached-list"
    id="composer-files"
    aria-label={t('files.attached')}
    data-uploads={`/conversations/${conversationId}/uploads`}
    data-most={String(mostFiles)}
    data-largest={String(largest.document)}
    hx-morph-skip=""
  ></ul>
);

/** Chosen in the browser's own dialog; the field has no name, since what is sent are the uploads. */
export const AttachButton = () => (
  <>
    <input type="file" id="composer-choose" multiple hidden aria-label={t('files.attach')} />
    <button
      class="icon-btn icon-btn-s needs-script"
      type="button"
      id="attach-button"
      aria-label={t('files.attach')}
      title={t('files.attach')}
    >
      <Icon name="paperclip" />
    </button>
  </>
);

/** Without script one file goes along with the form, by a button of its own. */
export const FileWithoutScript = () => (
  <span class="without-script row">
    <input type="file" name="file" aria-label={t('files.attach')} />
    <button class="btn btn-s" type="submit" formenctype="multipart/form-data">
      {t('files.send-with')}
    </button>
  </span>
);

/** One attached file as `files.js` fills it in, and the sentences it says. */
export const FileTemplate = () => (
  <template
    id="file-template"
    data-uploading={t('files.uploading', { name: '{name}' })}
    data-remove={t('files.remove', { name: '{name}' })}
    data-retry={t('files.retry', { name: '{name}' })}
    data-failed={t('files.failed')}
    data-empty={t('files.empty')}
    data-too-large={t('files.too-large', { size: '{size}' })}
    data-too-many={t('files.too-many', { count: '{count}' })}
    data-mend={t('files.mend')}
    data-wait={t('files.wait')}
  >
    <li class="attached">
      <img alt="" hidden />
      <span class="file-ico">
        <Icon name="file-text" />
      </span>
      <span>
        <b class="attached-name truncate" dir="auto"></b>
        <span class="attached-size muted num"></span>
      </span>
      <button class="icon-btn icon-btn-s" type="button" data-word="retry" hidden>
        <Icon name="rotate-cw" size="sm" />
      </button>
      <button class="icon-btn icon-btn-s" type="button" data-word="remove">
        <Icon name="x" size="sm" />
      </button>
      <progress max="1" value="0"></progress>
      <span class="attached-refusal" role="alert"></span>
      <input type="hidden" name="uploads" disabled />
    </li>
  </template>
);
