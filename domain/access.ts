import type { Stage, Status } from './conversation.ts';

export type Role = 'admin' | 'inbox_manager' | 'service' | 'sale';

/** The person asking, read from the database for this very request. `numberIds`: numbers they are a member of. */
export interface Viewer {
  id: string;
  role: Role;
  active: boolean;
  numberIds: readonly string[];
}

/** The facts of a conversation that access rules look at. */
export interface Seen {
  numberId: string;
  ownerId: string | null;
  status: Status;
  stage: Stage | null;
  agentId: string | null;
  lastAgentId: string | null;
}

/** What somebody may want to do with a conversation they see. */
export type Action = 'see' | 'reply' | 'claim' | 'transfer' | 'transfer-to-away' | 'hand-to-people' | 'release' | 'close' | 'reopen';
