import type { Logger } from 'pino';
import type { Storage } from '../channels/storage/storage.ts';
import type { Sql } from '../db/connect.ts';
import type { Nudges } from '../db/nudges.ts';
import type { SignedIn } from '../db/users.ts';
import type { Action } from '../domain/access.ts';
import type { Inspect } from '../domain/health.ts';
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
  /** What the simulator is, where there is one; never in production. */
  rehearsal: Rehearsal | null;
  /** Asks WhatsApp how a number's connection is (`channels/whatsapp/inspect.ts`, which only start.ts may import). */
  inspect: Inspect;
  /** Where pictures and files are kept. */
  storage: Storage;
  log: Logger;
}

/** The simulator's numbers as an Admin would enter them, and where its phones are. */
export interface Rehearsal {
  numbers: { phoneNumberId: string; wabaId: string; displayPhone: string; name: string }[];
  secrets: { accessToken: string; appSecret: string; verifyToken: string };
  phonePath: string;
}

export interface WebSettings {
  /** Where people reach it, without a slash at the end. */
  baseUrl: string;
  /** How long an agent whose browser is gone still counts as Available, in milliseconds. */
  presenceGraceMs: number;
  /** Whether a push service may have an address on this machine or in a private network, also without TLS. */
  mayBeInside: boolean;
  /** The key all others are derived from. */
  secretKey: string;
}

/** What a handler finds in `c.var`. `viewer` is there behind the session's door: every route but login, webhooks, health and static files. */
export interface Env {
  Variables: {
    world: World;
    viewer: SignedIn;
    /** What the door was asked for (`door.ts`). */
    asked?: Action;
    /** What this page is served with, before what every page is (`headers.ts`). */
    headers?: Record<string, string>;
  };
}
