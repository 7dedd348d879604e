import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashPassword } from 'better-auth/crypto';
import { leash } from '../../dev/leash.ts';
import { freePort } from '../../dev/ports.ts';
import type { Organisation } from './organisation.ts';
import { until } from './people.ts';
import type { Request } from './questions.ts';

/** A web server of its own process, as in production; there is no Temporal, which nothing here asks. */
export interface Site {
  pid: number;
  signIn(email: string): Promise<Asker>;
  stop(): Promise<void>;
}

/** Asks as a browser of somebody's would; answers how long the whole answer took, in milliseconds. */
export type Asker = (asked: Request) => Promise<number>;

const password = 'correct horse battery';
export const secretKey = 'the-secret-key-of-the-bench-and-no-other';

/** Everybody of the organisation may sign in. */
export async function openTheDoor({ sql }: Organisation): Promise<void> {
  await sql`delete from accounts`;
  await sql`insert into accounts (user_id, account_id, provider_id, password)
    select id, id, 'credential', ${await hashPassword(password)} from users`;
}

export async function startSite({ sql, databaseUrl, folder }: Organisation): Promise<Site> {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const nobody = '127.0.0.1:9'; // the discard port
  const web = await leash(process.execPath, ['--import', 'tsx', 'web/server.ts'], {
    logFile: join(folder, 'web.log'),
    spawn: {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: {
        ...process.env,
        ...{ NODE_ENV: 'development', LOG_LEVEL: 'warn', PORT: `${port}`, BASE_URL: baseUrl },
        ...{ DATABASE_URL: databaseUrl, SECRET_KEY: secretKey },
        ...{ TEMPORAL_ADDRESS: nobody, SMTP_URL: `smtp://${nobody}`, WHATSAPP_API_URL: `http://${nobody}` },
        STORAGE_URL: join(folder, 'media'),
      },
    },
  });
  const agent = new Agent({ keepAlive: true });
  await until('the web server answers', 60, () =>
    fetch(`${baseUrl}/healthz`).then(
      ({ ok }) => ok,
      () => false, // it does not listen yet
    ),
  );
  return {
    pid: web.pid,
    async signIn(email) {
      await sql`delete from rate_limits`;
      const answer = await fetch(`${baseUrl}/login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: baseUrl },
        body: new URLSearchParams({ email, password }),
      });
      const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
      if (answer.status !== 303 || cookie.length === 0) throw new Error(`${email} could not sign in`);
      return (asked) => ask(new URL(asked.path, baseUrl), agent, cookie.join('; '), asked.form);
    },
    async stop() {
      agent.destroy();
      await web.stop();
    },
  };
}

function ask(url: URL, agent: Agent, cookie: string, form?: Record<string, string>): Promise<number> {
  const began = performance.now();
  const fragment = form !== undefined || url.pathname.startsWith('/inbox/');
  return new Promise((answered, failed) => {
    const sent = request(
      url,
      {
        agent,
        method: form === undefined ? 'GET' : 'POST',
        headers: {
          ...{ cookie, origin: url.origin, 'accept-encoding': 'gzip, deflate, br, zstd' },
          ...(fragment && { 'hx-request': 'true', 'hx-request-type': 'partial' }),
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => {
          // What somebody may not see is answered too.
          if (answer.statusCode === 200 || answer.statusCode === 404) answered(performance.now() - began);
          else failed(new Error(`${url.pathname}${url.search}: ${answer.statusCode}`));
        });
      },
    );
    sent.on('error', failed);
    sent.end(form && new URLSearchParams(form).toString());
  });
}
