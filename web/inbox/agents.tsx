import type { Context } from 'hono';
import { listCandidates } from '../../db/candidates.ts';
import { openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { openedFor } from './opened.ts';
import { TransferMenu } from './transfer-menu.tsx';

/** `GET /conversations/:conversation/agents`: who could have it, as of now. The popover's content, or a page of its own. */
export async function getAgents(c: Context<Env>) {
  const conversation = await openConversation(c, 'transfer');
  const { world, viewer } = c.var;
  const [opened, candidates] = await Promise.all([
    openedFor(world.sql, viewer, conversation),
    listCandidates(world.sql, conversation.numberId),
  ]);
  if (opened === null) return notFound(c);

  const menu = (
    <TransferMenu {...{ conversation, candidates, viewer }} numberName={opened.profile.numberName} />
  );
  if (wantsFragment(c)) return c.html(menu);
  return drawPage(
    c,
    <Layout viewer={viewer} title={t('transfer.title')} current="inbox">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>{t('transfer.title')}</h1>
            <p dir="auto">{opened.customer}</p>
          </div>
        </header>
        <div class="page-body">
          <div class="card">{menu}</div>
        </div>
      </div>
    </Layout>,
  );
}
