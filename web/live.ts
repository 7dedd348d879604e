import type { Context } from 'hono';
import type { Env } from './world.ts';

/** The page's and the browser's streams. */
export interface Live {
  /** `GET /events`: the fragments of one page. */
  events(c: Context<Env>): Promise<Response>;
  /** `GET /alerts`: the browser's counts; holds the presence lease while it is open. */
  alerts(c: Context<Env>): Promise<Response>;
  /** Ends every stream, so that the server can stop. */
  stop(): Promise<void>;
}
