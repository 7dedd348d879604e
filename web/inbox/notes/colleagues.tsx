import type { Context } from 'hono';
import { listColleagues } from '../../../db/colleagues.ts';
import { openConversation } from '../../door.ts';
import { wantsFragment } from '../../ui/draw.tsx';
import { AgentAv } from '../../ui/av.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { modePath } from './mode.tsx';

/**
 * `GET /conversations/:conversation/colleagues`: who may be mentioned in a note, those who see the conversation. The
 * content of the list that suggest.js opens; `data-find` is what a text is looked for in.
 */
export async function getColleagues(c: Context<Env>) {
  const conversation = await openConversation(c, 'note');
  if (!wantsFragment(c)) return c.redirect(modePath(conversation.id, 'note'));
  const { world, viewer } = c.var;
  const people = await listColleagues(world.sql, conversation);
  return c.html(
    <div class="menu">
      {people
        .filter(({ id, sees }) => sees && id !== viewer.id)
        .map(({ id, name, role, hue, available }) => (
          <div
            class="menu-item"
            role="option"
            id={`mention-${id}`}
            aria-selected="false"
            data-find={name}
            data-insert={`@${name} `}
          >
            <AgentAv name={name} hue={hue} size="s" available={available} />
            <span class="grow menu-name" dir="auto">
              {name}
            </span>
            <span class="xs muted">{t(`role.${role}`)}</span>
          </div>
        ))}
    </div>,
  );
}
