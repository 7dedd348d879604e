import type { Delivery } from '../../domain/delivery.ts';
import type { MessageKind } from '../../domain/message.ts';
import type { Name, NumberName } from './cast.ts';

/** A customer and what was said with them, as a person would note it down. Times are how long ago: '2d 3h', '5m'. */
export interface Story {
  customer: {
    name: string | null;
    phone: string | null;
    username?: string;
    hue: number;
    tags?: string[];
    owner?: Name;
    ownerEmail?: string;
  };
  on: NumberName;
  episodes: Telling[];
}

export interface Telling {
  began: string;
  /** How it found its agent; `nobody`: it waits. */
  went: { to: Name; by: 'rotation' | 'owner' | 'previous' | 'claim' } | 'nobody';
  /** Given on to a colleague. */
  transferred?: { ago: string; by: Name; to: Name };
  said: Line[];
  closed?: { ago: string; by: Name };
}

/** `from`: the customer, somebody of ours, or the phone app. */
export interface Line {
  from: 'customer' | 'phone' | Name;
  ago: string;
  kind?: MessageKind;
  body?: string | null;
  content?: Record<string, unknown>;
  delivery?: Delivery;
  error?: number;
  reacted?: string;
  edited?: true;
  revoked?: true;
  /** Its place in the episode's lines, which a later line can answer. */
  answers?: number;
}

export const said = (ago: string, body: string, more: Partial<Line> = {}): Line => ({
  from: 'customer',
  ago,
  body,
  ...more,
});
export const wrote = (from: Name, ago: string, body: string, more: Partial<Line> = {}): Line => ({
  from,
  ago,
  body,
  delivery: 'read',
  ...more,
});
export const sent = (
  kind: MessageKind,
  ago: string,
  content: Record<string, unknown>,
  more: Partial<Line> = {},
): Line => ({
  from: 'customer',
  ago,
  kind,
  body: null,
  content,
  ...more,
});

const unit = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** '1d 2h 5m' in milliseconds. */
export function msOf(ago: string): number {
  let ms = 0;
  for (const part of ago.split(' ')) {
    const [, amount, letter] = /^(\d+)([dhms])$/.exec(part) ?? [];
    if (amount === undefined || letter === undefined) throw new Error(`"${ago}" is no duration`);
    ms += Number(amount) * unit[letter as keyof typeof unit];
  }
  return ms;
}
