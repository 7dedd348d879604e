import type { Message } from '../../../db/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { at, list, text, webAddress } from './fields.ts';
import { Outside, Words } from './words.tsx';

/** What a message of ours offers to press: as we keep it (`says`), or as WhatsApp has it of what went another way. */
interface Offer {
  header: string | null;
  footer: string | null;
  buttons: Array<{ title: string; href: string | null }>;
  /** The button that opens the list. */
  opens: string | null;
  rows: Array<{ title: string; description: string | null; section: string | null }>;
}

/** Null: it offers nothing. The rest of that kind is what a customer pressed. */
export function offerOf({ direction, content }: Pick<Message, 'direction' | 'content'>): Offer | null {
  if (direction !== 'out') return null;
  const says = at(content, 'says');
  const interactive = at(content, 'interactive');
  const offer: Offer = {
    header: text(interactive, 'header', 'text'),
    footer: text(interactive, 'footer', 'text'),
    buttons: [
      ...list(says, 'buttons').map((button) => ({ title: text(button, 'title'), href: null })),
      ...list(interactive, 'action', 'buttons').map((button) => ({
        title: text(button, 'reply', 'title'),
        href: null,
      })),
      { title: text(interactive, 'action', 'parameters', 'flow_cta'), href: null },
      {
        title: text(interactive, 'action', 'parameters', 'display_text'),
        href: webAddress(interactive, 'action', 'parameters', 'url'),
      },
    ].filter((button): button is Offer['buttons'][number] => button.title !== null),
    opens: text(says, 'button') ?? text(interactive, 'action', 'button'),
    rows: [
      ...list(says, 'rows').map((row) => rowOf(row, null)),
      ...list(interactive, 'action', 'sections').flatMap((section) =>
        list(section, 'rows').map((row) => rowOf(row, text(section, 'title'))),
      ),
    ].filter((row): row is Offer['rows'][number] => row.title !== null),
  };
  return offer.buttons.length === 0 && offer.rows.length === 0 && offer.opens === null ? null : offer;
}

const rowOf = (row: unknown, section: string | null) => ({
  title: text(row, 'title'),
  description: text(row, 'description'),
  section,
});

export function Offered({ message, offer }: { message: Message; offer: Offer }) {
  const body = message.body ?? text(message.content, 'interactive', 'body', 'text');
  return (
    <>
      {offer.header !== null && (
        <b class="said-head" dir="auto">
          {offer.header}
        </b>
      )}
      <Words body={body} />
      {offer.footer !== null && (
        <p class="sub" dir="auto">
          {offer.footer}
        </p>
      )}
      <div class="row row-wrap choices">
        {offer.buttons.map(({ title, href }) => (
          <span class="tag tag-m" dir="auto">
            {href === null ? title : <Outside href={href}>{title}</Outside>}
          </span>
        ))}
        {offer.rows.length > 0 && <Rows rows={offer.rows} opens={offer.opens} />}
      </div>
    </>
  );
}

/** The list that opens on the phone, under the button that opens it there. */
function Rows({ rows, opens }: { rows: Offer['rows']; opens: string | null }) {
  return (
    <div class="offer-list">
      <b>
        <Icon name="list-filter" size="sm" />
        <span dir="auto">{opens ?? t('kind.list')}</span>
      </b>
      <ul>
        {rows.map(({ title, description, section }, at) => (
          <li>
            {section !== null && section !== rows[at - 1]?.section && <small dir="auto">{section}</small>}
            <span class="tag tag-m" dir="auto">
              {title}
            </span>
            {description !== null && <small dir="auto">{description}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
