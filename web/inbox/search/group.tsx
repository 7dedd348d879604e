import type { Child } from 'hono/jsx';

/** What was found in one thing: phones, names, messages. */
export function Group({ label, children }: { label: string; children: Child }) {
  return (
    <div class="menu" role="group" aria-label={label}>
      <div class="menu-label label" aria-hidden="true">
        {label}
      </div>
      {children}
    </div>
  );
}
