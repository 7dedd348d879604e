import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fields } from './fields.ts';
import { envelope, type GraphError, graphError } from './graph-errors.ts';
import type { Allowed } from './outbound.ts';
import type { Parts } from './server.ts';
import type { BusinessNumber } from './world.ts';

export interface Env {
  Bindings: HttpBindings;
  Variables: { token: string };
}
type Ask = Context<Env>;

const htmlPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>';

/** One send, with whatever has been asked to go wrong. */
export async function send(c: Ask, parts: Parts, number: BusinessNumber, body: Fields): Promise<Response> {
  const { faults, outbound, reports, courier, wire } = parts;
  const allowed = outbound.allow(number, body);
  const at = {
    phoneNumberId: number.phoneNumberId,
    customerId: 'customer' in allowed ? allowed.customer.id : undefined,
  };
  const kind = `send.${typeof body['type'] === 'string' ? body['type'] : 'text'}`;
  const delay = faults.strike(['delay'], at);
  if (delay !== null && delay.after !== true) await pause(delay.ms, undefined, { ref: false });

  const before = faults.strike(['refuse', 'html', 'error'], at);
  if (before?.fault === 'refuse') {
    wire.say('trouble', kind, 'connection closed, not accepted');
    return hangUp(c);
  }
  if (before?.fault === 'html') {
    wire.say('trouble', kind, 'a 502 page');
    return c.html(htmlPage, 502);
  }
  const refusal =
    before === null
      ? null
      : graphError(before.code, before.status === undefined ? {} : { status: before.status });
  const fault = refusal ?? ('customer' in allowed ? null : allowed);
  if (fault !== null) {
    wire.say('trouble', kind, `${fault.status}, ${fault.message}`);
    if (before?.retryAfter !== undefined) c.header('retry-after', String(before.retryAfter));
    return refuse(c, fault);
  }

  const to = allowed as Allowed;
  const message = outbound.accept(number, body, to);
  const isHeld = body['type'] === 'template' && faults.strike(['hold'], at) !== null;
  const after = faults.strike(['lose-answer', 'silence', 'answer-last', 'fail', 'no-reports'], at);
  if (isHeld) reports.hold(to.chat, message);
  const reported = isHeld
    ? Promise.resolve()
    : after?.fault === 'fail'
      ? reports.fail(to.chat, message, after.code)
      : after?.fault === 'no-reports'
        ? Promise.resolve()
        : reports.follow(to.chat, message);
  courier.track(reported);

  if (after?.fault === 'lose-answer') {
    wire.say('trouble', kind, 'accepted, and the answer got lost');
    return hangUp(c);
  }
  if (after?.fault === 'silence') {
    wire.say('trouble', kind, 'accepted, and never answered');
    await once(c.env.outgoing, 'close');
    return RESPONSE_ALREADY_SENT;
  }
  if (delay?.after === true) await pause(delay.ms, undefined, { ref: false });
  if (after?.fault === 'answer-last') await reported.catch(() => {}); // a reset ends the reports; the answer still goes
  return c.json({
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: body['to'] ?? body['recipient'],
        ...(to.customer.phone !== null && { wa_id: to.customer.phone }),
        user_id: to.customer.bsuid,
      },
    ],
    messages: [
      {
        id: message.wamid,
        ...(body['type'] === 'template' && {
          message_status: isHeld ? 'held_for_quality_assessment' : 'accepted',
        }),
      },
    ],
  });
}

export const refuse = (c: Ask, error: GraphError) => c.json(envelope(error), error.status as 400);

/** Breaks the connection in place of an answer. */
export function hangUp(c: Ask): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
