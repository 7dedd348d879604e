import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { connectNumber, listNumbers } from '../../db/numbers.ts';
import { listAgents, type Person } from '../../db/users.ts';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { type Checked, CheckResult } from './check-result.tsx';
import { SettingsFrame } from './frame.tsx';
import {
  type Entered,
  type FieldName,
  newConnection,
  newNumber,
  whatCanBeShownAgain,
  wrongFields,
} from './number-entry.ts';
import { NumberForm } from './number-form.tsx';
import { numberPath } from './paths.ts';
import { WebhookAddress } from './webhook.tsx';

const fields: FieldName[] = [
  'name',
  'displayPhone',
  'phoneNumberId',
  'wabaId',
  'accessToken',
  'appSecret',
  'verifyToken',
];

export const getConnect = async (c: Context<Env>) => {
  const agents = await listAgents(c.var.world.sql);
  const entered = {
    verifyToken: randomBytes(16).toString('base64url'),
    members: agents.map((agent) => agent.id),
  };
  return draw(c, { agents, entered });
};

export const postNumber = async (c: Context<Env>) => {
  const { sql, sealingKey, nudges } = c.var.world;
  const agents = await listAgents(sql);
  const body = await c.req.parseBody({ all: true });
  const asked = newNumber.safeParse({ ...body, members: [body['members'] ?? []].flat() });
  if (!asked.success)
    return draw(c, { agents, entered: whatCanBeShownAgain(body), wrong: wrongFields(asked.error) }, 422);

  const { accessToken, appSecret, verifyToken, members, ...number } = asked.data;
  const secrets = { key: sealingKey, accessToken, appSecret, verifyToken };
  const known = members.filter((member) => agents.some((agent) => agent.id === member));
  const connected = await connectNumber(sql, { ...number, secrets }, known);
  if (!connected.ok) {
    const taken = { wrong: ['phoneNumberId'] as FieldName[], isTaken: true };
    return draw(c, { agents, entered: whatCanBeShownAgain(body), ...taken }, 422);
  }
  nudges.changed({ numbers: [connected.value] });
  return c.redirect(numberPath(connected.value), 303);
};

/** Tests what is typed, before anything is saved. */
export const postCheck = async (c: Context<Env>) => {
  const { sql, inspect } = c.var.world;
  const body = await c.req.parseBody({ all: true });
  const asked = newConnection.safeParse(body);
  const checked = asked.success ? await inspect(asked.data) : 'unasked';
  const status = asked.success ? 200 : 422;
  if (wantsFragment(c)) return c.html(<CheckResult checked={checked} />, status);
  return draw(c, { agents: await listAgents(sql), entered: whatCanBeShownAgain(body), checked }, status);
};

interface Draw {
  agents: Person[];
  entered: Entered;
  wrong?: FieldName[];
  isTaken?: boolean;
  checked?: Checked | null;
}

async function draw(
  c: Context<Env>,
  { agents, entered, wrong = [], isTaken = false, checked = null }: Draw,
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
      <NumberForm
        action="/settings/numbers"
        check="/settings/numbers/check"
        submit={t('settings.connect')}
        {...{ fields, entered, wrong, isTaken, checked }}
      >
        <Members agents={agents} chosen={entered.members} />
      </NumberForm>
    </SettingsFrame>,
    status,
  );
}

function Members({ agents, chosen }: { agents: Person[]; chosen: string[] }) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('settings.members')}</legend>
      {agents.map((agent) => (
        <label class="row sm">
          <input
            class="check"
            type="checkbox"
            name="members"
            value={agent.id}
            checked={chosen.includes(agent.id)}
          />
          <span dir="auto">{agent.name}</span>
          <span class="muted">{t(`role.${agent.role}`)}</span>
        </label>
      ))}
      <p class="hint">{t('settings.members-hint')}</p>
    </fieldset>
  );
}
