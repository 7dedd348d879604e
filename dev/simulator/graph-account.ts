import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { type GraphError, graphError } from './graph-errors.ts';
import { type Env, refuse } from './graph-send.ts';
import type { Parts } from './server.ts';
import type { BusinessNumber } from './world.ts';

/** The one app of the simulator, that every account here has told its news to. */
const app = { id: '880123456789012', name: 'Switchboard rehearsal', link: 'https://www.facebook.com/games/' };

/** What an account and its token tell of themselves: its numbers, who hears of them, what the token may do. */
export function accountApi({ world, faults }: Parts): Hono<Env> {
  const api = new Hono<Env>();
  const isOurs = (wabaId: string) => world.numbers.some((number) => number.wabaId === wabaId);

  api.get('/:version{v\\d+\\.\\d+}/debug_token', (c) =>
    c.json({
      data: {
        app_id: app.id,
        type: 'SYSTEM_USER',
        application: app.name,
        is_valid: true,
        expires_at: 0,
        scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
      },
    }),
  );

  api.get('/:version{v\\d+\\.\\d+}/:waba/subscribed_apps', (c) => {
    if (!isOurs(c.req.param('waba'))) return refuse(c, unknownObject(c.req.param('waba')));
    const isDeaf = faults.strike(['account'], {})?.state === 'unsubscribed';
    return c.json({ data: isDeaf ? [] : [{ whatsapp_business_api_data: app }] });
  });

  api.get('/:version{v\\d+\\.\\d+}/:waba/phone_numbers', (c) => {
    if (!isOurs(c.req.param('waba'))) return refuse(c, unknownObject(c.req.param('waba')));
    return c.json({
      data: world.numbers.filter(({ wabaId }) => wabaId === c.req.param('waba')).map(numberNode),
    });
  });
  return api;
}

export const numberNode = ({ phoneNumberId, displayPhone, name, verifiedName }: BusinessNumber) => ({
  id: phoneNumberId,
  display_phone_number: displayPhone,
  verified_name: verifiedName ?? name,
  code_verification_status: 'VERIFIED',
  name_status: 'APPROVED',
  quality_rating: 'GREEN',
  whatsapp_business_manager_messaging_limit: 'TIER_2K',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
});

/** What a token meets before anything it asks for is looked at; a slow WhatsApp is slow for reads as well. */
export async function tokenTrouble(
  c: Context<Env>,
  { faults, appSecret }: Parts,
): Promise<GraphError | null> {
  if (c.req.method === 'GET') {
    const delay = faults.strike(['delay'], {});
    if (delay !== null) await pause(delay.ms, undefined, { ref: false });
  }
  const proof = c.req.query('appsecret_proof');
  if (proof !== undefined && proof !== createHmac('sha256', appSecret).update(c.var.token).digest('hex'))
    return graphError(100, { message: 'Invalid appsecret_proof provided in the API argument' });

  switch (faults.strike(['token'], {})?.state) {
    case 'expired':
      return graphError(190, { subcode: 463 });
    case 'wrong':
      return wrongToken();
    case 'permission':
      return graphError(10);
    case undefined:
      return null;
  }
}

export const wrongToken = () =>
  graphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' });

export const mayUse = ({ accessToken }: BusinessNumber, token: string) =>
  accessToken === undefined || accessToken === token;

export const unknownObject = (id: string) =>
  graphError(100, {
    message: `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    subcode: 33,
  });
