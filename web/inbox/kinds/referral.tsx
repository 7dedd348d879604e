import type { Message } from '../../../db/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { at, isFields, text, webAddress } from './fields.ts';
import { Outside } from './words.tsx';

/** What led to this message: an ad or a post of ours, or a product of the catalogue. Its pictures are somebody else's and not fetched. */
export function Referral({ message: { content } }: { message: Message }) {
  const product = text(content, 'context', 'referred_product', 'product_retailer_id');
  return (
    <>
      {isFields(at(content, 'referral')) && <Came referral={at(content, 'referral')} />}
      {product !== null && (
        <div class="quote">
          <strong>{t('referral.product')}</strong>
          <span class="truncate" dir="auto">
            {product}
          </span>
        </div>
      )}
    </>
  );
}

function Came({ referral }: { referral: unknown }) {
  const source = text(referral, 'source_type');
  const address = webAddress(referral, 'source_url');
  const medium = text(referral, 'media_type');
  const [headline, body] = [text(referral, 'headline'), text(referral, 'body')];
  return (
    <div class="quote referral">
      <strong>
        <Icon name="arrow-up-right" size="sm" dir />
        {t(source === 'ad' || source === 'post' ? `referral.${source}` : 'referral.other')}
      </strong>
      {headline !== null && <b dir="auto">{headline}</b>}
      {body !== null && (
        <span class="referral-body" dir="auto">
          {body}
        </span>
      )}
      {medium !== null && (
        <small>{medium === 'image' || medium === 'video' ? t(`kind.${medium}`) : medium}</small>
      )}
      {address !== null && <Outside href={address}>{t('referral.open')}</Outside>}
    </div>
  );
}
