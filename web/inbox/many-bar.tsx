import type { Choices } from '../../db/choices.ts';
import { TagWays } from '../contacts/tag-ways.tsx';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { t } from '../ui/words.ts';

interface ManyBarProps {
  choices: Choices;
  mayAssign: boolean;
}

/**
 * What can be done with the conversations that are ticked; there while any is (app.css, many.js). The boxes stand in
 * the lines and belong to this form. A new key comes with each answer.
 */
export function ManyBar({ choices, mayAssign }: ManyBarProps) {
  return (
    <form class="many" id="many" method="post" action="/inbox/closures">
      <ManyKey />
      <div class="bulk bulk-float" role="toolbar" aria-label={t('many.with-selected')}>
        <strong data-selected={t('many.selected', { count: '{count}' })}>{t('many.with-selected')}</strong>
        <button class="btn btn-s" {...asks('/inbox/closures')}>
          {t('many.close')}
        </button>
        <button class="btn btn-s" type="button" popovertarget="many-tags" id="many-tag">
          {t('many.tag')}
        </button>
        {mayAssign && (
          <button class="btn btn-s" type="button" popovertarget="many-agents" id="many-agent">
            {t('many.assign')}
          </button>
        )}
        <button class="btn btn-s" type="reset" aria-label={t('many.clear')}>
          <Icon name="x" />
        </button>
      </div>
      <TagWays id="many-tags" tags={choices.tags} sends={asks('/inbox/tags')} />
      {mayAssign && <AgentsMenu agents={choices.agents} />}
    </form>
  );
}

const AgentsMenu = kept(({ agents }: Pick<Choices, 'agents'>) => (
  <div class="pop pop-up tag-menu" id="many-agents" popover="auto">
    {agents.length === 0 && <p class="pop-head muted sm">{t('many.nobody-to-assign')}</p>}
    <div class="menu" role="group" aria-label={t('many.assign')}>
      {agents.map((agent) => (
        <button class="menu-item" {...asks('/inbox/agents')} name="to" value={agent.id}>
          <AgentAv name={agent.name} hue={agent.hue} size="xs" />
          <span class="truncate" dir="auto">
            {agent.name}
          </span>
        </button>
      ))}
    </div>
  </div>
));

/**
 * The way in without a mouse or a keyboard: while it is pressed, every line shows its box and is ticked by a press
 * (many.js), which says what is ticked.
 */
export const ManyStart = () => (
  <>
    <button
      class="icon-btn icon-btn-s needs-script"
      type="button"
      id="many-start"
      aria-pressed="false"
      aria-label={t('many.start')}
      title={t('many.start')}
    >
      <Icon name="list-checks" />
    </button>
    <span
      class="vh"
      role="status"
      id="many-said"
      data-started={t('many.started')}
      data-selected={t('many.selected', { count: '{count}' })}
    ></span>
  </>
);

/** Pressed twice, asked once. */
export const ManyKey = () => <input type="hidden" name="key" id="many-key" value={crypto.randomUUID()} />;

const asks = (path: string) =>
  ({ type: 'submit', formaction: path, 'hx-post': path, 'hx-target': '#toasts', 'hx-swap': 'none' }) as const;
