import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { readersLanguage } from './reader.ts';

/** Characters, of one component; then it begins anew. */
const most = 1_500_000;

/**
 * A component that is drawn once for the same props and language, and whose text is then kept: for what many pages show
 * alike, and what is long. It draws from nothing else: no clock, no chance, nobody's rights but those it is given.
 * `by`: all that it draws from, where that is less than its props; what JSON would write alike is drawn alike.
 */
export function kept<Props extends object>(
  draw: (props: Props) => Child,
  by: (props: Props) => unknown = (props) => props,
): (props: Props) => HtmlEscapedString {
  const drawn = new Map<string, HtmlEscapedString>();
  let size = 0;
  return (props) => {
    const key = JSON.stringify([readersLanguage(), by(props)]);
    const known = drawn.get(key);
    if (known !== undefined) return known;

    // As hono/jsx has escaped it; in one piece, since it had been put together from thousands.
    const text = raw(Buffer.from(String(<>{draw(props)}</>)).toString());
    size += key.length + text.length;
    if (size > most) {
      drawn.clear();
      size = key.length + text.length;
    }
    drawn.set(key, text);
    return text;
  };
}
