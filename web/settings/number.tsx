import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ConnectedNumber, editNumber, findNumber } from '../../db/connections.ts';
import { listHealth, storeInspection } from '../../db/health.ts';
import { listNumbers } from '../../db/numbers.ts';
import type { Connection } from '../../domain/health.ts';
import { isId } from '../door.ts';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { listed } from '../ui/listed.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { type Checked, CheckResult } from './check-result.tsx';
import { SettingsFrame } from './frame.tsx';
import {
  editedConnection,
  editedNumber,
  type Entered,
  type FieldName,
  whatCanBeShownAgain,
  wrongFields,
} from './number-entry.ts';
import { NumberForm } from './number-form.tsx';
import { NumberHealth } from './number-health.tsx';
import { numberPath } from './paths.ts';
import { WebhookAddress } from './webhook.tsx';

const fields: FieldName[] = ['name', 'displayPhone', 'wabaId', 'accessToken', 'appSecret', 'verifyToken'];

/** A number's own page: its health, what to enter at Meta, and its connection to edit and to test. */
export const getNumber = async (c: Context<Env>) => draw(c, await openNumber(c), {});

/** Another token counts from the next send on, and lanes that waited for it try again at once. */
export const postEdit = async (c: Context<Env>) => {
  const { sql, sealingKey, nudges } = c.var.world;
  const number = await openNumber(c);
  const body = await c.req.parseBody();
  const asked = editedNumber.safeParse(body);
  if (!asked.success)
    return draw(c, number, { entered: whatCanBeShownAgain(body), wrong: wrongFields(asked.error) }, 422);

  nudges.changed(await editNumber(sql, sealingKey, number.id, asked.data));
  return c.redirect(`${numberPath(number.id)}?saved`, 303);
};

/** Tests what is typed, and what is kept where nothing is. What is learned of the connection as it is kept is stored. */
export const postCheckOfNumber = async (c: Context<Env>) => {
  const { sql, nudges, inspect } = c.var.world;
  const number = await openNumber(c);
  const body = await c.req.parseBody();
  const asked = editedConnection.safeParse(body);
  const connection = asked.success ? together(number.connection, asked.data) : null;
  const askedAt = Date.now();
  const checked = connection === null ? 'unasked' : await inspect(connection);
  if (checked !== 'unasked' && isSame(connection, number.connection))
    nudges.changed(await storeInspection(sql, number.id, checked, askedAt));

  const status = checked === 'unasked' ? 422 : 200;
  if (wantsFragment(c)) return c.html(<CheckResult checked={checked} />, status);
  return draw(c, number, { entered: whatCanBeShownAgain(body), checked }, status);
};

async function openNumber(c: Context<Env>): Promise<ConnectedNumber> {
  const { sql, sealingKey } = c.var.world;
  const id = c.req.param('number');
  const number = isId(id) ? await findNumber(sql, sealingKey, id) : null;
  if (number === null) throw new HTTPException(404);
  return number;
}

/** Null when there is no token at all to ask with. */
function together(
  kept: ConnectedNumber['connection'],
  typed: { wabaId: string; accessToken: string | null; appSecret: string | null },
): Connection | null {
  const accessToken = typed.accessToken ?? kept.accessToken;
  if (accessToken === null) return null;
  return { ...kept, wabaId: typed.wabaId, accessToken, appSecret: typed.appSecret ?? kept.appSecret };
}

const isSame = (one: Connection | null, other: ConnectedNumber['connection']) =>
  one?.wabaId === other.wabaId && one.accessToken === other.accessToken && one.appSecret === other.appSecret;

interface Draw {
  entered?: Entered;
  wrong?: FieldName[];
  checked?: Checked | null;
}

async function draw(
  c: Context<Env>,
  number: ConnectedNumber,
  { entered, wrong = [], checked = null }: Draw,
  status: 200 | 422 = 200,
) {
  const { sql, settings } = c.var.world;
  const [numbers, health] = await Promise.all([listNumbers(sql), listHealth(sql)]);
  const { id, name, displayPhone, verifyToken, sharesSecretWith } = number;
  const row = numbers.find((each) => each.id === id);
  const kept = { name, displayPhone, wabaId: number.connection.wabaId, verifyToken: verifyToken ?? '' };
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current={{ connectionOf: id }}
      numbers={numbers}
      title={t('number.title')}
      lead={t('number.lead', { number: name, phone: displayPhone })}
    >
      {c.req.query('saved') !== undefined && status === 200 && <Saved />}
      <NumberHealth trouble={row ?? null} facts={health.filter(({ numberId }) => numberId === id)} />
      <WebhookAddress baseUrl={settings.baseUrl} verifyToken={verifyToken} />
      <NumberForm
        action={numberPath(id)}
        check={`${numberPath(id)}/check`}
        submit={t('number.save')}
        isKept
        entered={entered ?? { ...kept, members: [] }}
        {...{ fields, wrong, checked }}
      >
        <div class="field">
          <span class="field-label">{t('number.phone-number-id')}</span>
          <span class="mono">{number.connection.phoneNumberId}</span>
          <p class="hint">{t('number.fixed')}</p>
        </div>
        {sharesSecretWith.length > 0 && (
          <p class="hint" dir="auto">
            {t('number.shared-secret', { numbers: listed(sharesSecretWith) })}
          </p>
        )}
      </NumberForm>
    </SettingsFrame>,
    status,
  );
}

function Saved() {
  return (
    <div class="callout" role="status">
      <Icon name="circle-check" />
      <div>
        <strong>{t('number.saved')}</strong>
        <p>{t('number.saved-hint')}</p>
      </div>
    </div>
  );
}
