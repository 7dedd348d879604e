import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { timeOfDay } from '../../../web/ui/time.ts';
import { Bubbles } from './bubbles.tsx';
import { WireLog } from './log.tsx';
import { presenceOf } from './handset.tsx';
import type { Shown } from './page.tsx';
import { People } from './side.tsx';
import { type Simulator, SimulatorError } from './simulator.ts';
import { chosenFailure, isOn, lastingTroubles } from './trouble.ts';

/** Who is played and written to, from the query; the first of each where it names nobody. */
export async function look(simulator: Simulator, c: Context, base: string): Promise<Shown> {
  const state = await simulator.state();
  const customer = state.customers.find(({ id }) => id === c.req.query('as')) ?? state.customers[0];
  const number =
    state.numbers.find(({ phoneNumberId }) => phoneNumberId === c.req.query('to')) ?? state.numbers[0];
  if (customer === undefined || number === undefined)
    throw new SimulatorError(null, 'The simulator knows no customer or no number.');
  const [chat, lines] = await Promise.all([
    simulator.chat(customer.id, number.phoneNumberId),
    simulator.log(),
  ]);
  return { customer, number, chat, lines, state, base, now: Date.now() };
}

/** What changed, as pieces of the page by id, and how the switches stand. Unchanged pieces are not sent again. */
export function live(simulator: Simulator, c: Context, base: string): Response {
  const gone = new AbortController();
  return streamSSE(
    c,
    async (stream) => {
      stream.onAbort(() => gone.abort());
      const sent = new Map<string, string>();
      for await (const _ of simulator.changes(gone.signal)) {
        const shown = await look(simulator, c, base);
        const pieces = Object.entries(drawn(shown)).filter(([id, html]) => sent.get(id) !== html);
        for (const [id, html] of pieces) sent.set(id, html);
        if (pieces.length > 0)
          await stream.writeSSE({
            data: JSON.stringify({ pieces: Object.fromEntries(pieces), controls: controls(shown) }),
          });
        await stream.sleep(60); // a burst is a few drawings, not hundreds
      }
    },
    async (error, stream) => {
      // The simulator restarts: the browser connects again by itself.
      if (!(error instanceof SimulatorError) && !gone.signal.aborted) throw error;
      await stream.close();
    },
  );
}

function drawn(shown: Shown): Record<string, string> {
  const { chat, base, number, now, lines, customer } = shown;
  return {
    chat: String(<Bubbles {...{ chat, base, now }} businessName={number.verifiedName ?? number.name} />),
    wire: String(<WireLog lines={lines} />),
    people: String(<People shown={shown} />),
    presence: presenceOf(shown),
    clock: timeOfDay(new Date(now)),
    // Not a piece of the page: makes a changed switch a change.
    controls: JSON.stringify([
      customer.phoneIsOff,
      customer.readsAtOnce,
      shown.state.faults.map(({ name }) => name),
    ]),
  };
}

const controls = ({ customer, state: { faults } }: Shown) => ({
  phoneIsOff: customer.phoneIsOff,
  readsAtOnce: customer.readsAtOnce,
  failNext: chosenFailure(faults, customer.id) ?? '',
  ...Object.fromEntries(Object.keys(lastingTroubles).map((key) => [`trouble-${key}`, isOn(faults, key)])),
});

/** Only pictures and sound are shown by the browser: anything else a "customer" sent would run under our own address. */
export async function media(simulator: Simulator, c: Context): Promise<Response> {
  const found = await simulator.media(c.req.param('id') ?? '').catch((error: unknown) => {
    if (error instanceof SimulatorError && error.status === 404) return null;
    throw error;
  });
  if (found === null) return c.notFound();
  const type = found.headers.get('content-type') ?? '';
  const isShown = /^(image\/(png|jpeg|webp|gif)|audio\/|video\/)/.test(type);
  return c.body(found.body ?? '', 200, {
    'content-type': isShown ? type : 'application/octet-stream',
    'content-disposition': isShown ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
}
