import { z } from 'zod';
import type { Message } from '../../db/messages.ts';

const titled = z.array(z.looseObject({ title: z.string() }));
const says = z.looseObject({ buttons: titled.optional(), rows: titled.optional() });

/** Whether it is one of ours that offers something to press; the rest of that kind is what a customer pressed. */
export const isOffer = ({ direction, content }: Message): boolean =>
  direction === 'out' && says.safeParse(content['says']).success;

/** What the customer may press under a message of ours. */
export function Choices({ message: { content } }: { message: Message }) {
  const offered = says.safeParse(content['says']).data;
  return (
    <div class="row row-wrap choices">
      {(offered?.buttons ?? offered?.rows ?? []).map(({ title }) => (
        <span class="tag tag-m" dir="auto">
          {title}
        </span>
      ))}
    </div>
  );
}
