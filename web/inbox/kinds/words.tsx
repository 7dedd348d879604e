import type { Child } from 'hono/jsx';
import { Icon } from '../../ui/icon.tsx';
import { Linked } from '../../ui/linked.tsx';

/** Text as it was written: escaped, line breaks kept by the stylesheet, http addresses as links. */
export function Words({ body }: { body: string | null }) {
  if (body === null || body === '') return null;
  return (
    <div class="text" dir="auto" {...turns(body)}>
      <Linked text={body} />
    </div>
  );
}

/** Text that turns its own direction may run to where its time stands, which then goes below. */
export const turns = (body: string) =>
  /[\u202a-\u202e\u2066-\u2069]/.test(body) ? { 'data-turns': '' } : {};

/** What kind of thing this is, over what it says. */
export const Labelled = ({ icon, children }: { icon: string; children?: Child }) => (
  <div class="who">
    <Icon name={icon} size="sm" />
    <span class="truncate">{children}</span>
  </div>
);

/** A way out of the product: it learns nothing of where we are. */
export const Outside = ({ href, children }: { href: string; children?: Child }) => (
  <a class="link" href={href} target="_blank" rel="noopener noreferrer nofollow">
    {children}
  </a>
);
