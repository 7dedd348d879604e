import type { Status } from '../domain/conversation.ts';

export type View = 'mine' | 'unassigned' | 'all' | 'bot';

/** What a list of conversations is narrowed to. Unassigned and Bot hold open conversations only. */
export interface Filters {
  view: View;
  status: Status;
  numberId: string | null;
}
