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

/** Text that turns its own direction, within a line or from line to line, may run to where its time stands, which then goes below. */
export const turns = (body: string) => {
  const ways = new Set(body.split('\n').map(wayOf));
  const turned = /[\u202a-\u202e\u2066-\u2069]/.test(body) || (ways.has('rtl') && ways.has('ltr'));
  return turned ? { 'data-turns': '' } : {};
};

/** Where a line begins, as a browser finds it: by its first letter. Null: it has none. */
function wayOf(line: string): 'ltr' | 'rtl' | null {
  const letter = /\p{L}/u.exec(line)?.[0];
  if (letter === undefined) return null;
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(letter)
    ? 'rtl'
    : 'ltr';
}

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
