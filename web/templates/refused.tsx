import type { Child } from 'hono/jsx';
import { Icon } from '../ui/icon.tsx';

/** Why a template was turned back, above its form. `field`: the key of the one to mend. Empty while there is nothing to say. */
export function TemplateRefused({ field = null, children }: { field?: string | null; children?: Child }) {
  if (children === undefined) return <div id="template-refused"></div>;
  return (
    <div
      id="template-refused"
      class="banner"
      data-tone="danger"
      role="alert"
      {...(field === null ? {} : { 'data-field': field })}
    >
      <Icon name="circle-alert" />
      <p dir="auto">{children}</p>
    </div>
  );
}
