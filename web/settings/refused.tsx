import type { Context } from 'hono';
import { z } from 'zod';
import { listNumbers } from '../../db/numbers.ts';
import { listRefusals, type RefusalRow } from '../../db/refusals.ts';
import { dayHeading } from '../inbox/days.ts';
import { customerName } from '../inbox/names.ts';
import { AgentAv } from '../ui/av.tsx';
import { drawPage } from '../ui/draw.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { SettingsFrame } from './frame.tsx';

const perPage = 50;
const query = z.object({ before: z.uuid().nullable().catch(null).default(null) });

/** `GET /settings/refused?before=…`: who asked for what they may not do, the newest first. */
export async function getRefused(c: Context<Env>) {
  const { sql } = c.var.world;
  const { before } = query.parse(c.req.query());
  const [numbers, found] = await Promise.all([listNumbers(sql), listRefusals(sql, before, perPage + 1)]);
  const refusals = found.slice(0, perPage);
  const last = found.length > perPage ? refusals.at(-1) : undefined;
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="refused"
      numbers={numbers}
      title={t('refusals.title')}
      lead={t('refusals.lead')}
    >
      <section class="card">
        {refusals.length === 0 ? (
          <p class="card-body muted sm">{t(before === null ? 'refusals.none' : 'refusals.none-older')}</p>
        ) : (
          <Refusals refusals={refusals} now={new Date()} />
        )}
      </section>
      {(before !== null || last !== undefined) && (
        <nav class="row" aria-label={t('refusals.pages')}>
          {before !== null && (
            <a class="btn" href="/settings/refused">
              {t('refusals.newest')}
            </a>
          )}
          {last !== undefined && (
            <a class="btn" href={`/settings/refused?before=${last.id}`}>
              {t('refusals.older')}
            </a>
          )}
        </nav>
      )}
    </SettingsFrame>,
  );
}

function Refusals({ refusals, now }: { refusals: RefusalRow[]; now: Date }) {
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={t('refusals.title')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('refusals.who')}</th>
            <th scope="col">{t('refusals.what')}</th>
            <th scope="col">{t('refusals.which')}</th>
            <th scope="col">{t('refusals.when')}</th>
          </tr>
        </thead>
        <tbody>
          {refusals.map((refusal) => (
            <Line refusal={refusal} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ refusal, now }: { refusal: RefusalRow; now: Date }) {
  const { agentName, agentHue, action, why, conversationId, numberName, at } = refusal;
  return (
    <tr>
      <td>
        <span class="person">
          <AgentAv name={agentName} hue={agentHue} />
          <strong dir="auto">{agentName}</strong>
        </span>
      </td>
      <td>
        {t(`refusals.${action}`)}
        <span class="menu-sub">{t(`refusals.by-${why}`)}</span>
      </td>
      <td>
        {conversationId === null ? (
          <bdi>{customerName(refusal)}</bdi>
        ) : (
          <a class="link" href={`/inbox/${conversationId}`}>
            <bdi>{customerName(refusal)}</bdi>
          </a>
        )}
        {numberName !== null && (
          <span class="menu-sub" dir="auto">
            {numberName}
          </span>
        )}
      </td>
      <td>
        <time datetime={at.toISOString()}>
          {dayHeading(at, now)} {timeOfDay(at)}
        </time>
      </td>
    </tr>
  );
}
