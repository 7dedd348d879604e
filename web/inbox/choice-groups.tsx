import type { Child } from 'hono/jsx';
import type { Choices } from '../../db/choices.ts';
import type { Filters } from '../../db/filters.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { t } from '../ui/words.ts';
import { inboxPath } from './filters.ts';

interface GroupProps {
  filters: Filters;
  choices: Choices;
}

const current = (is: boolean) => (is ? { 'aria-current': 'true' } : {});

/** Several may be chosen: then a contact has each. Pressed again, one is let go of. */
export const TagsGroup = kept(drawTags, ({ filters, choices: { tags } }) => [filters, tags] as const);

function drawTags({ filters, choices: { tags } }: GroupProps) {
  if (tags.length === 0) return null;
  const chosen = new Set(filters.tagIds);
  return (
    <Group label={t('filters.tags')} open={tags.length <= shownAtOnce || chosen.size > 0}>
      {tags.map(({ id, name, hue }) => {
        const tagIds = chosen.has(id)
          ? filters.tagIds.filter((other) => other !== id)
          : [...filters.tagIds, id];
        return (
          <a class="nav-item" href={inboxPath({ ...filters, tagIds })} {...current(chosen.has(id))}>
            <span class="dot" data-hue={hue}></span>
            <span class="truncate" dir="auto">
              {name}
            </span>
          </a>
        );
      })}
    </Group>
  );
}

/** Whose they are; under All, since the other views say it already. */
export const AgentsGroup = kept(drawAgents, ({ filters, choices: { agents } }) => [filters, agents] as const);

function drawAgents({ filters, choices: { agents } }: GroupProps) {
  if (agents.length === 0) return null;
  return (
    <Group label={t('filters.agents')} open={filters.agentId !== null}>
      {agents.map(({ id, name, hue }) => {
        const chosen = filters.agentId === id;
        const next: Filters = { ...filters, view: 'all', agentId: chosen ? null : id };
        return (
          <a class="nav-item" href={inboxPath(next)} {...current(chosen)}>
            <AgentAv name={name} hue={hue} size="xs" />
            <span class="truncate" dir="auto">
              {name}
            </span>
          </a>
        );
      })}
    </Group>
  );
}

const shownAtOnce = 12;

/** A long list is folded away; the browser opens and closes it, with or without script. */
function Group({ label, open, children }: { label: string; open: boolean; children: Child }) {
  return (
    <details class="nav-group nav-fold" open={open}>
      <summary class="label">
        {label}
        <Icon name="chevron-down" size="sm" />
      </summary>
      <nav aria-label={label}>{children}</nav>
    </details>
  );
}
