import type { Message } from '../../../db/messages.ts';
import { money, sumOf } from '../../ui/money.ts';
import { t } from '../../ui/words.ts';
import { figure, list, text } from './fields.ts';
import { Labelled, Words } from './words.tsx';

interface Line {
  name: string;
  /** As it was sent: what is no number is shown as it is. */
  quantity: string;
  price: string | null;
  currency: string | null;
  total: number | null;
}

export function linesOf(content: unknown): Line[] {
  return list(content, 'order', 'product_items').map((item) => {
    const [quantity, price] = [figure(item, 'quantity'), figure(item, 'item_price')];
    return {
      name: text(item, 'product_retailer_id') ?? '?',
      quantity: text(item, 'quantity') ?? '1',
      price: text(item, 'item_price'),
      currency: text(item, 'currency'),
      total: price === null ? null : price * (quantity ?? 1),
    };
  });
}

/** What a customer put into the basket, with the prices they saw. */
export function Order({ message: { content, body } }: { message: Message }) {
  const lines = linesOf(content);
  const sum = sumOf(lines.map(({ total, currency }) => ({ amount: total, currency })));
  return (
    <>
      <Labelled icon="store">{t('kind.order', { count: lines.length })}</Labelled>
      {lines.length > 0 && (
        <table class="order">
          <caption class="vh">{t('kind.order', { count: lines.length })}</caption>
          <thead class="vh">
            <tr>
              <th scope="col">{t('order.item')}</th>
              <th scope="col">{t('order.price')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, quantity, price, currency }) => (
              <tr>
                <td dir="auto">{t('kind.item', { quantity, name })}</td>
                <td>{price === null ? '' : money(price, currency)}</td>
              </tr>
            ))}
          </tbody>
          {sum !== null && (
            <tfoot>
              <tr>
                <th scope="row">{t('order.total')}</th>
                <td>{money(sum.amount, sum.currency)}</td>
              </tr>
            </tfoot>
          )}
        </table>
      )}
      <Words body={body} />
    </>
  );
}
