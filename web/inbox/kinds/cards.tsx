import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Message } from '../../../db/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { list, text } from './fields.ts';
import { Labelled } from './words.tsx';

export interface Card {
  name: string;
  organisation: string | null;
  phones: CardPhone[];
  emails: string[];
}

export interface CardPhone {
  /** As the card has it. */
  shown: string;
  /** Digits as WhatsApp writes them; null where nobody can tell which country it is of. */
  digits: string | null;
}

/** As many of each as anybody shares; a card of a thousand numbers is not drawn in full. */
const most = 20;

export const cardsIn = (content: unknown): Card[] =>
  list(content, 'contacts')
    .slice(0, most)
    .map((card) => ({
      name: text(card, 'name', 'formatted_name') ?? t('list.no-name'),
      organisation:
        text(card, 'org', 'company') === 'null'
          ? text(card, 'org', 'title')
          : (text(card, 'org', 'company') ?? text(card, 'org', 'title')),
      phones: list(card, 'phones')
        .slice(0, most)
        .flatMap((phone) => phoneOf(text(phone, 'phone'), text(phone, 'wa_id'))),
      emails: list(card, 'emails')
        .slice(0, most)
        .flatMap((email) => text(email, 'email') ?? []),
    }));

function phoneOf(written: string | null, waId: string | null): CardPhone[] {
  const shown = written ?? waId;
  if (shown === null) return [];
  const known = waId !== null && /^\d{6,15}$/.test(waId) ? parsePhoneNumberFromString(`+${waId}`) : undefined;
  const parsed = known ?? (/^\s*\+/.test(shown) ? parsePhoneNumberFromString(shown) : undefined);
  return [{ shown, digits: parsed?.isPossible() === true ? parsed.number.slice(1) : null }];
}

interface CardsProps {
  message: Message;
  conversationId: string;
  /** Whether the viewer may add people to the contacts from here. */
  mayAdd: boolean;
}

/** People a customer tells us of. Whoever answers here can make contacts of them. */
export function Cards({ message, conversationId, mayAdd }: CardsProps) {
  const cards = cardsIn(message.content);
  const asked = text(message.content, 'origin') === 'contact_request';
  return (
    <>
      {(asked || cards.length === 0) && (
        <Labelled icon="contact-round">{t(asked ? 'card.asked' : 'kind.contacts')}</Labelled>
      )}
      {cards.map((card, at) => (
        <div class="file card-of" data-dir={message.direction}>
          <span class="file-ico" data-kind="contacts">
            <Icon name="contact-round" />
          </span>
          <div class="grow">
            <b dir="auto">{card.name}</b>
            <small class="truncate">{card.organisation ?? t('kind.contacts')}</small>
            {card.phones.map((phone, place) => (
              <div class="row row-wrap">
                <span class="tel">{phone.shown}</span>
                {mayAdd && phone.digits !== null && message.direction === 'in' && (
                  <AddForm
                    path={`/conversations/${conversationId}/messages/${message.id}/contacts`}
                    card={at}
                    phone={place}
                    name={card.name}
                  />
                )}
              </div>
            ))}
            {card.emails.map((email) => (
              <span class="card-mail" dir="auto">
                {email}
              </span>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

/** The form names a place in the card, never what stands there: that is read anew from the message. */
function AddForm(props: { path: string; card: number; phone: number; name: string }) {
  const { path, card, phone, name } = props;
  return (
    <form method="post" action={path} hx-post={path} hx-swap="none">
      <input type="hidden" name="card" value={String(card)} />
      <input type="hidden" name="phone" value={String(phone)} />
      <button class="btn btn-s" type="submit" aria-label={t('card.add-of', { name })}>
        <Icon name="user-round-plus" size="sm" />
        {t('card.add')}
      </button>
    </form>
  );
}
