import type { Shown } from './page.tsx';
import { Whom } from './side.tsx';

const becomes: Record<string, string> = {
  APPROVED: 'is approved',
  PENDING: 'is in review',
  REJECTED: 'is rejected',
  PAUSED: 'is paused',
  DISABLED: 'is disabled',
  GREEN: 'has high quality',
  RED: 'has low quality',
  GONE: 'is deleted, unannounced',
};
const qualities = ['GREEN', 'RED'];

/** The change a choice stands for, as the control API takes it. */
export const templateChange = (what: string): object =>
  what === 'GONE'
    ? { gone: true, silent: true }
    : qualities.includes(what)
      ? { quality: what }
      : { status: what, ...(what === 'REJECTED' && { reason: 'INVALID_FORMAT' }) };

/** What becomes of a template at WhatsApp, and of those it holds for a check. */
export function TemplatesPanel({ shown }: { shown: Shown }) {
  const { base, state } = shown;
  return (
    <section>
      <h2 class="label">Templates</h2>
      <form class="stack" data-gap="xs" method="post" action={`${base}/templates`} data-quiet>
        <Whom shown={shown} />
        <select class="input" name="template" aria-label="Template">
          {state.templates.map(({ id, name, language }) => (
            <option value={id}>
              {name} · {language}
            </option>
          ))}
        </select>
        <select class="input" name="becomes" aria-label="What becomes of it">
          {Object.entries(becomes).map(([what, label]) => (
            <option value={what}>{label}</option>
          ))}
        </select>
        <button class="btn btn-block" type="submit">
          Let it happen
        </button>
      </form>
      <form class="sim-acts" method="post" action={`${base}/held`} data-quiet>
        <Whom shown={shown} />
        <button class="btn" type="submit" name="outcome" value="send">
          Send held ones
        </button>
        <button class="btn" type="submit" name="outcome" value="drop">
          Drop held ones
        </button>
      </form>
    </section>
  );
}
