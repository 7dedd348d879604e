import type { Context } from 'hono';
import { z } from 'zod';
import { pressMessage } from './choices.tsx';
import { fileMessage, quickMessage } from './quick.ts';
import type { Simulator } from './simulator.ts';
import { nextFailures, nextFault } from './trouble.ts';

/** The last value of that name; empty where there is none or it is a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.getAll(name).at(-1);
  return typeof value === 'string' ? value : '';
}

/** A box that is off sends nothing, so each has a hidden "off" of the same name before it. */
export const isOnIn = (form: FormData, name: string): boolean => form.getAll(name).includes('on');

/** What a form without script goes back to, and a form with script needs not. */
export function done(c: Context, base: string, form: FormData): Response {
  if (c.req.header('x-phone') !== undefined) return c.body(null, 204);
  const query = new URLSearchParams({ as: fieldOf(form, 'as'), to: fieldOf(form, 'to') });
  return c.redirect(`${base}?${query}`, 303);
}

/** What the form asks to send, as the control API takes it; null when it is nothing. */
export async function messageOf(simulator: Simulator, form: FormData): Promise<object | null> {
  const press = fieldOf(form, 'press');
  if (press !== '') return pressMessage(press, fieldOf(form, 'replyTo'));
  const quick = fieldOf(form, 'quick');
  if (quick !== '') return quickMessage(quick);
  const words = fieldOf(form, 'text').trim();
  const passed = fieldOf(form, 'media');
  if (passed !== '') {
    const file = passedShape.parse(JSON.parse(passed));
    return fileMessage(file, file.id, words);
  }
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return fileMessage(file, await simulator.upload(file), words);
  return words === '' ? null : { type: 'text', text: words };
}

const passedShape = z.object({ id: z.string(), name: z.string(), type: z.string() });

/** At most one waits for a customer. */
export async function failNext(simulator: Simulator, customerId: string, key: string): Promise<void> {
  for (const each of Object.keys(nextFailures)) {
    const name = nextFault(customerId, each)?.name ?? '';
    await simulator.ask('DELETE', `/faults/${encodeURIComponent(name)}`);
  }
  const fault = nextFault(customerId, key);
  if (fault !== undefined) await simulator.ask('POST', '/faults', fault);
}
