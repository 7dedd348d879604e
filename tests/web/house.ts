import { hashPassword } from 'better-auth/crypto';
import type { Hono } from 'hono';
import pino from 'pino';
import { createNudges } from '../../db/nudges.ts';
import { createApp } from '../../web/app.ts';
import type { Commands } from '../../web/commands.ts';
import { createLive, type Rhythm } from '../../web/live.ts';
import { createAuth } from '../../web/sessions/auth.ts';
import type { Env, World } from '../../web/world.ts';
import { type Cast, castIn, castKey } from '../support/cast.ts';
import { freshDatabase } from '../support/database.ts';
import { watchedStorage } from '../support/storage.ts';

export const baseUrl = 'http://localhost:3000';
/** Everybody's in the cast. */
export const password = 'correct horse battery';
const hashed = hashPassword(password);

interface HouseOptions {
  rhythm?: Partial<Rhythm>;
  /** Temporal is away, and nothing is ever confirmed, unless a test brings its own answers. */
  commands?: Partial<Commands>;
  baseUrl?: string;
  rehearsal?: World['rehearsal'];
  inspect?: World['inspect'];
  /** Whether browsers may be pushed to on this machine, as in development. */
  mayBeInside?: boolean;
  /** Without the cast: as just installed. */
  empty?: boolean;
}

/** The pages over a database of their own, with the cast in it. */
export async function openHouse(options: HouseOptions = {}) {
  const database = await freshDatabase({ max: 8 });
  const { sql } = database;
  const cast = options.empty ? ({} as Cast) : await castIn(sql);
  await sql`insert into accounts (user_id, account_id, provider_id, password)
    select id, id, 'credential', ${await hashed} from users`;

  const log = pino({ level: 'silent' });
  const settings = {
    baseUrl: options.baseUrl ?? baseUrl,
    secretKey: 'the-secret-key-of-the-tests',
    presenceGraceMs: 120_000,
    mayBeInside: options.mayBeInside ?? true,
  };
  const nudges = createNudges(sql);
  const { storage, streams } = watchedStorage();
  const silence = async () => ({ ok: false, why: 'not-confirmed' }) as const;
  const commands: Commands = {
    claim: silence,
    transfer: silence,
    handToPeople: silence,
    release: silence,
    close: silence,
    snooze: silence,
    keep: silence,
    stop: async () => {},
    ...options.commands,
  };
  const world: World = {
    sql,
    nudges,
    commands,
    live: await createLive({ sql, log, settings }, options.rhythm),
    auth: createAuth(sql, settings),
    sealingKey: castKey,
    settings,
    rehearsal: options.rehearsal ?? null,
    inspect: options.inspect ?? (async () => ({ findings: [], seen: null })),
    storage,
    log,
  };
  const app = createApp(world);
  return {
    sql,
    url: database.url,
    cast,
    world,
    app,
    /** Of every file that was asked for. */
    streams,
    browser: () => browser(app),
    /** A browser in which this member of the cast has logged in. */
    async as(name: string) {
      const theirs = browser(app);
      const welcome = await theirs.login(`${name}@demo.example`);
      if (welcome.status !== 303) throw new Error(`${name} could not log in: ${welcome.status}`);
      return theirs;
    },
    async close() {
      for (const stream of streams) stream.destroy();
      await world.live.stop();
      await nudges.close();
      await database.drop();
    },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A browser without script: keeps cookies and sends forms; follows a redirect only when told to. */
function browser(app: Hono<Env>) {
  const jar = new Map<string, string>();
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await app.request(`${baseUrl}${path}`, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: baseUrl, ...headers },
    });
  return {
    jar,
    request,
    get: (path: string, headers: Record<string, string> = {}) => request(path, { headers }),
    post,
    login: (email: string, more: Record<string, string> = {}) => post('/login', { email, password, ...more }),
  };
}
export type Browser = ReturnType<typeof browser>;
