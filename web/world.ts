import type { Logger } from 'pino';
import type { Sql } from '../db/connect.ts';
import type { Nudges } from '../db/nudges.ts';
import type { SignedIn } from '../db/users.ts';
import type { Commands } from './commands.ts';
import type { Live } from './live.ts';
import type { Auth } from './sessions/auth.ts';

/** What the pages need of the world, made once in `web/server.ts` (and by tests). */
export interface World {
  sql: Sql;
  nudges: Nudges;
  commands: Commands;
  live: Live;
  auth: Auth;
  /** Unseals the app secrets and tokens of our numbers (db/seal.ts). */
  sealingKey: Buffer;
  settings: WebSettings;
  log: Logger;
}

export interface WebSettings {
  /** Where people reach it, without a slash at the end. */
  baseUrl: string;
  /** How long an agent whose browser is gone still counts as Available, in milliseconds. */
  presenceGraceMs: number;
  /** The key all others are derived from. */
  secretKey: string;
}

/** What a handler finds in `c.var`. `viewer` is there behind the session's door: every route but login, webhooks, health and static files. */
export interface Env {
  Variables: { world: World; viewer: SignedIn };
}
