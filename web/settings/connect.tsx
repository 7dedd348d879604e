import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { connectNumber, listNumbers } from '../../db/numbers.ts';
import { listAgents, type Person } from '../../db/users.ts';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { ConnectForm, type Entered, type FieldName } from './connect-form.tsx';
import { SettingsFrame } from './frame.tsx';
import { WebhookAddress } from './numbers.tsx';

/** Meta's ids are digits alone; a token is one printable word. Lengths are generous: Meta does not publish them. */
const id = z
  .string()
  .trim()
  .regex(/^\d{5,25}$/);
const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{6,1000}$/);
const form = z.object({
  name: z.string().trim().min(1).max(60),
  displayPhone: z
    .string()
    .trim()
    .regex(/^\+[\d ().-]{6,25}$/),
  phoneNumberId: id,
  wabaId: id,
  accessToken: secret,
  appSecret: secret,
  verifyToken: secret,
  members: z.array(z.uuid()),
});

export const getConnect = async (c: Context<Env>) => {
  const agents = await listAgents(c.var.world.sql);
  const entered = {
    verifyToken: randomBytes(16).toString('base64url'),
    members: agents.map((agent) => agent.id),
  };
  return draw(c, { agents, entered, wrong: [] });
};

export const postNumber = async (c: Context<Env>) => {
  const { sql, sealingKey, nudges } = c.var.world;
  const agents = await listAgents(sql);
  const body = await c.req.parseBody({ all: true });
  const asked = form.safeParse({ ...body, members: [body['members'] ?? []].flat() });
  if (!asked.success) {
    const wrong = asked.error.issues.map(({ path }) => path[0] as FieldName);
    return draw(c, { agents, entered: whatCanBeShownAgain(body), wrong }, 422);
  }

  const { accessToken, appSecret, verifyToken, members, ...number } = asked.data;
  const secrets = { key: sealingKey, accessToken, appSecret, verifyToken };
  const known = members.filter((member) => agents.some((agent) => agent.id === member));
  const connected = await connectNumber(sql, { ...number, secrets }, known);
  if (!connected.ok) {
    return draw(
      c,
      { agents, entered: whatCanBeShownAgain(body), wrong: ['phoneNumberId'], isTaken: true },
      422,
    );
  }
  nudges.changed({ numbers: [connected.value] });
  return c.redirect('/settings/numbers', 303);
};

/** A secret goes into the page once, on its way in: never back out. */
function whatCanBeShownAgain(body: Record<string, unknown>): Entered {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].slice(0, 100) : '');
  return {
    ...{ name: text('name'), displayPhone: text('displayPhone'), phoneNumberId: text('phoneNumberId') },
    ...{ wabaId: text('wabaId'), verifyToken: text('verifyToken') },
    members: [body['members'] ?? []].flat().map(String),
  };
}

interface Draw {
  agents: Person[];
  entered: Entered;
  wrong: FieldName[];
  isTaken?: boolean;
}

async function draw(
  c: Context<Env>,
  { agents, entered, wrong, isTaken = false }: Draw,
  status: 200 | 422 = 200,
) {
  const numbers = await listNumbers(c.var.world.sql);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="connect"
      numbers={numbers}
      title={t('settings.connect')}
      lead={t('settings.connect-lead')}
    >
      <WebhookAddress baseUrl={c.var.world.settings.baseUrl} />
      <ConnectForm agents={agents} entered={entered} wrong={wrong} isTaken={isTaken} />
    </SettingsFrame>,
    status,
  );
}
