import type { Stage } from './conversation.ts';

/** What somebody may want to be called for. */
export const alertKinds = ['assigned', 'message', 'unassigned', 'mention'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Made in the browser (`public/sounds.js`). */
export const alertSounds = ['bell', 'chime', 'marimba', 'knock'] as const;
export type AlertSound = (typeof alertSounds)[number];

/** How one person wants to be called. */
export interface AlertSettings {
  soundOn: boolean;
  sound: AlertSound;
  /** 0 to 100. */
  volume: number;
  popupOn: boolean;
  /** Popups say who wrote and what. */
  previews: boolean;
  soundAbout: readonly AlertKind[];
  popupAbout: readonly AlertKind[];
}

/**
 * Everything calls, nothing is told: a popup stays on a locked screen, and shows while a screen is shared. Who wrote and
 * what is for each to switch on where only they look.
 */
export const usualAlerts: AlertSettings = {
  soundOn: true,
  sound: 'bell',
  volume: 60,
  popupOn: true,
  previews: false,
  soundAbout: alertKinds,
  popupAbout: alertKinds,
};

/** Something that happened in a conversation, and the conversation as it is now. */
export interface Happening {
  /**
   * given: to `aboutId`; left: in Unassigned, by a person or because nobody was found; said: by the customer;
   * mentioned: `aboutId`, in a note.
   */
  kind: 'given' | 'left' | 'said' | 'mentioned';
  conversationId: string;
  /** With the conversation's id it names the happening, for ever. */
  seq: number;
  at: Date;
  /** Who did it; null: the desk, or the customer. */
  byId: string | null;
  aboutId: string | null;
  stage: Stage | null;
  agentId: string | null;
  /** The seq with which the one who has it now got it. */
  heldSinceSeq: number;
  /** The person asked about has it on no screen yet. */
  unread: boolean;
}

export interface Alert {
  /** The same for everybody and every time it is looked up: who has heard it once is not called again. */
  id: string;
  kind: AlertKind;
  conversationId: string;
  at: Date;
}

/** Who may have to be called. */
export interface Called {
  id: string;
  available: boolean;
}

/**
 * What a happening is to this person; null: nothing to be called for. Nobody is called for what they did themselves, for
 * what has changed since, or for what they have read. The message that brought a conversation came before it was given
 * to anybody, so that one call is made for the two. What waits in Unassigned asks for somebody who is Available; what is
 * somebody's own calls them wherever they are.
 */
export function alertOf(person: Called, happened: Happening): Alert | null {
  const kind = kindOf(person, happened);
  const { conversationId, seq, at } = happened;
  return kind === null ? null : { id: `${conversationId}.${seq}`, kind, conversationId, at };
}

function kindOf(
  { id: me, available }: Called,
  { kind, byId, aboutId, agentId, stage, ...more }: Happening,
): AlertKind | null {
  if (byId === me) return null;
  switch (kind) {
    case 'given':
      return aboutId === me && agentId === me ? 'assigned' : null;
    case 'said':
      return agentId === me && more.unread && more.seq > more.heldSinceSeq ? 'message' : null;
    case 'left':
      return stage === 'waiting' && available ? 'unassigned' : null;
    case 'mentioned':
      return aboutId === me && more.unread ? 'mention' : null;
  }
}

/** What is older is not rung any more, whenever it is heard of. */
export const freshMs = 2 * 60_000;
/** More at once are a number, not a peal. */
const mostAtOnce = 3;

/** How a person is told of several: each of `ring` by itself, of the rest that there are so many. */
export interface Call {
  ring: Alert[];
  missed: number;
}

/** One call a conversation, for what matters most in it; the newest first to be rung, and nothing old. */
export function callFor(alerts: readonly Alert[], now: Date): Call {
  const ofEach = new Map<string, Alert>();
  for (const alert of alerts) {
    const known = ofEach.get(alert.conversationId);
    if (known === undefined || weight(alert) > weight(known)) ofEach.set(alert.conversationId, alert);
  }
  const all = [...ofEach.values()].sort((one, other) => other.at.getTime() - one.at.getTime());
  const ring = all.filter(({ at }) => now.getTime() - at.getTime() <= freshMs).slice(0, mostAtOnce);
  return { ring: ring.reverse(), missed: all.length - ring.length };
}

/** In this order of weight; of one kind the newer. */
const weights: Record<AlertKind, number> = { unassigned: 0, message: 1, mention: 2, assigned: 3 };
const weight = ({ kind, at }: Alert) => weights[kind] * 1e14 + at.getTime();
