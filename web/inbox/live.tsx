import type { SignedIn } from '../../db/users.ts';
import type { World } from '../world.ts';
import type { Screen } from './screen.ts';

export { openScreen, type Screen } from './screen.ts';

/** Ids of what changed, as a nudge carries them. */
export interface Changed {
  conversations?: readonly string[];
  messages?: readonly string[];
  numbers?: readonly string[];
  people?: readonly string[];
}

/** Counts are drawn at most this often; a page that is owed some says so in `screen.shown.countsDue`. */
export const countsEveryMs = 1000;

/**
 * What one page has to learn of a change, rendered from the present state for this viewer; null for nothing.
 * `resync`: draw whatever may have changed, for a page that has (again) just connected. When it leaves
 * `screen.shown.countsDue` true, ask again with an empty change once `countsEveryMs` have passed.
 */
export async function inboxFragments(
  world: World,
  viewer: SignedIn,
  screen: Screen,
  change: Changed | 'resync',
): Promise<string | null> {
  void [world, viewer, screen, change];
  return null;
}
