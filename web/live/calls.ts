import { findAlertSettings } from '../../db/alert-settings.ts';
import type { Sql } from '../../db/connect.ts';
import { everything } from '../../db/filters.ts';
import { type Heard, listHappenings } from '../../db/happenings.ts';
import { isRungElsewhere } from '../../db/push-subscriptions.ts';
import type { SignedIn } from '../../db/users.ts';
import { type Alert, alertOf, type AlertSettings, callFor } from '../../domain/alert.ts';
import { inboxPath } from '../inbox/filters.ts';
import { customerName } from '../inbox/names.ts';
import { quoteLine } from '../inbox/snippet.ts';
import { t } from '../ui/words.ts';
import type { News } from './gather.ts';

/** One call, as `public/alerts.js` rings and shows it. */
export interface Ringing {
  id: string;
  conversation: string;
  href: string;
  /** Null: no sound for this. */
  sound: string | null;
  volume: number;
  popup: boolean;
  /** Within our own page, where the list says the same. */
  title: string;
  text: string;
  /** Outside of it, where others may read along. */
  outside: { title: string; text: string };
}

export interface Calls {
  ring: Ringing[];
  /** How many more there are, as a sentence; null: none. */
  missed: string | null;
  /** All that are called here, so that the page can say that it did; null: no browser of theirs rings while closed. */
  ids: string[] | null;
}

/** A happening is stamped while its transaction runs and seen when it commits: look this far behind the last look. */
const overlapMs = 15_000;
/** A laptop closed for longer than this hears how many there are since. */
const longestAwayMs = 24 * 60 * 60_000;

/**
 * What one browser is to be called for, look by look. `awayMs`: how long ago its last stream was heard, so that what
 * happened between two streams is not lost; null: never, so that it hears only of what is to come.
 */
export function createCalls(sql: Sql, awayMs: number | null) {
  const told = new Map<string, number>();
  const from = Date.now() - Math.min(awayMs ?? 0, longestAwayMs);
  let since = from;

  return async (viewer: SignedIn, news: News): Promise<Calls | null> => {
    const among = news === 'resync' ? null : (news.conversations ?? []);
    if (among?.length === 0) return null;
    const settings = await findAlertSettings(sql, viewer.id);
    const lookedAt = Date.now();
    const heard = await listHappenings(sql, viewer, { since: new Date(since - overlapMs), among });
    since = lookedAt;

    const fresh = heard.flatMap((happened) => {
      const alert = alertOf(viewer, happened);
      if (alert === null || told.has(alert.id) || !isWanted(settings, alert)) return [];
      told.set(alert.id, lookedAt);
      const isOld = awayMs === null && alert.at.getTime() < from; // only found by looking behind
      return isOld ? [] : [{ alert, happened }];
    });
    forget(told, lookedAt);
    if (fresh.length === 0) return null;

    const { ring, missed } = callFor(
      fresh.map(({ alert }) => alert),
      new Date(lookedAt),
    );
    const drawn = ring.flatMap((alert) => {
      const of = fresh.find((one) => one.alert.id === alert.id);
      return of === undefined ? [] : [draw(alert, of.happened, settings)];
    });
    return {
      ring: drawn,
      missed: missed === 0 ? null : t('alerts.missed', { count: missed }),
      ids: (await isRungElsewhere(sql, viewer.id)) ? fresh.map(({ alert }) => alert.id) : null,
    };
  };
}

const isWanted = ({ soundOn, soundAbout, popupOn, popupAbout }: AlertSettings, { kind }: Alert): boolean =>
  (soundOn && soundAbout.includes(kind)) || (popupOn && popupAbout.includes(kind));

function draw({ id, kind, conversationId }: Alert, happened: Heard, settings: AlertSettings): Ringing {
  const name = customerName({ ...happened, name: happened.contactName });
  const what = t(`alerts.now-${kind}`);
  const text = happened.said === null ? what : quoteLine(happened.said);
  return {
    id,
    conversation: conversationId,
    href: inboxPath(everything, conversationId),
    sound: settings.soundOn && settings.soundAbout.includes(kind) ? settings.sound : null,
    volume: settings.volume,
    popup: settings.popupOn && settings.popupAbout.includes(kind),
    title: kind === 'message' ? name : t('alerts.title-with', { name, what }),
    text,
    outside: settings.previews ? { title: name, text } : { title: what, text: t('alerts.no-preview') },
  };
}

/** What no look to come finds any more. */
function forget(told: Map<string, number>, now: number) {
  for (const [id, at] of told) if (at < now - 10 * overlapMs) told.delete(id);
}
