import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashPassword } from 'better-auth/crypto';
import pino from 'pino';
import { createStorage } from '../../channels/storage/storage.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { createNudges } from '../../db/nudges.ts';
import { sealingKey } from '../../db/seal.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { createApp } from '../../web/app.ts';
import type { Commands } from '../../web/commands.ts';
import { createLive } from '../../web/live.ts';
import { createAuth } from '../../web/sessions/auth.ts';
import type { World } from '../../web/world.ts';
import { percentile } from './load.ts';
import { inMs, type Row } from './report.ts';
import { threeYears } from './three-years.ts';

const baseUrl = 'http://localhost:3000';
const password = 'correct horse battery';
const times = Number(process.env['BENCH_TIMES'] ?? 40);

/**
 * What somebody at work waits for the server, a page drawn and all: among as many conversations as there are after ten
 * days, and after three years. The database is made once and kept under `.data/bench`; what is measured only reads.
 */
export async function finding(): Promise<Row[]> {
  const small = await measure(10_000);
  const large = await measure(Number(process.env['BENCH_CONVERSATIONS'] ?? 1_000_000));
  return large.map(({ what, p50, p95 }, n) => {
    const before = small[n]?.p95 ?? Number.NaN;
    return {
      what: `${what}, p50/p95 of ${times * 3} by Admin, Service and Sale`,
      figure: `${inMs(p50)}/${inMs(p95)} ms; after ten days p95 ${inMs(before)} ms, ${(p95 / before).toFixed(1)} ×`,
      against: 'goal p95 < 50 ms, < 2 ×',
    };
  });
}

interface Measured {
  what: string;
  p50: number;
  p95: number;
}

async function measure(conversations: number): Promise<Measured[]> {
  const folder = fileURLToPath(new URL(`../../.data/bench/${conversations}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const postgres = await startPostgres({ dataDir: join(folder, 'pg'), logFile: join(folder, 'pg.log') });
  const sql = connect(postgres.url('postgres'), { max: 8, name: 'bench' });
  try {
    await migrate(sql);
    const [there] = await sql`select from conversations limit 1`;
    if (there === undefined) {
      console.log(`making ${conversations.toLocaleString('en')} conversations, once`);
      await threeYears(sql, { conversations }, (what) => console.log(`  ${what}`));
    }
    return await measureOn(sql, () => cpuOf(postgres.pid));
  } finally {
    await sql.end();
    await postgres.stop();
  }
}

/** Seconds of CPU that a process and its children have taken, in milliseconds; Linux only. */
function cpuOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const ticks = [pid, ...children].map((one) => {
    try {
      const fields = readFileSync(`/proc/${one}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0; // it has ended meanwhile
    }
  });
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}

async function measureOn(sql: Sql, cpu: () => number): Promise<Measured[]> {
  await sql`delete from accounts`;
  await sql`insert into accounts (user_id, account_id, provider_id, password)
    select id, id, 'credential', ${await hashPassword(password)} from users`;
  const world = await worldOn(sql);
  const app = createApp(world);
  const signIn = async (email: string) => {
    await sql`delete from rate_limits`;
    const answer = await app.request(`${baseUrl}/login`, {
      method: 'POST',
      headers: { origin: baseUrl },
      body: new URLSearchParams({ email, password }),
    });
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };
  const people = await Promise.all(
    ['agent1', 'agent5', 'agent50'].map((name) => signIn(`${name}@bench.example`)),
  );
  const ids = await seedsOf(sql);
  const measured: Measured[] = [];
  for (const [what, ask] of Object.entries(questions(ids))) {
    const took: number[] = [];
    const [before, mine] = [cpu(), process.cpuUsage()];
    for (const cookie of people)
      for (let n = -3; n < times; n++) {
        const { path, form } = ask(n + 3);
        const began = performance.now();
        const answer = await app.request(`${baseUrl}${path}`, {
          headers: {
            cookie,
            origin: baseUrl,
            'HX-Request': form || path.includes('/inbox/') ? 'true' : '',
            'HX-Request-Type': 'partial',
          },
          ...(form && { method: 'POST', body: new URLSearchParams(form) }),
        });
        await answer.text();
        if (n >= 0) took.push(performance.now() - began);
        if (answer.status !== 200 && answer.status !== 404) throw new Error(`${path}: ${answer.status}`);
      }
    took.sort((one, other) => one - other);
    measured.push({ what, p50: percentile(took, 0.5), p95: percentile(took, 0.95) });
    const own = process.cpuUsage(mine);
    const asks = people.length * (times + 3);
    console.log(
      `  ${what}: ${inMs(percentile(took, 0.5))}/${inMs(percentile(took, 0.95))} ms; CPU a request: Postgres ${inMs((cpu() - before) / asks)}, web ${inMs((own.user + own.system) / 1000 / asks)} ms`,
    );
  }
  await world.live.stop();
  await world.nudges.close();
  return measured;
}

type Seeds = Awaited<ReturnType<typeof seedsOf>>;

async function seedsOf(sql: Sql) {
  const column = async (rows: Promise<Array<{ value: string }>>) => (await rows).map(({ value }) => value);
  return {
    numbers: await column(sql`select id as value from numbers order by id`),
    tags: await column(sql`select id as value from tags order by name`),
    agents: await column(sql`select id as value from users order by id offset 3 limit 20`),
    conversations: await column(sql`(select id as value from conversations where status = 'open' limit 50)
      union all (select id from conversations tablesample system (0.5) limit 50)`),
    words:
      await column(sql`select word as value from (select unnest(tsvector_to_array(words)) as word from message_words limit 2000) drawn
      where word ~ '^[a-z]{3,}$' limit 200`),
    phones: await column(
      sql`select value from identities tablesample system (1) where kind = 'phone' limit 100`,
    ),
    names: await column(
      sql`select split_part(name, ' ', 2) as value from contacts tablesample system (1) limit 100`,
    ),
  };
}

/** What is asked: an address, or a form that is sent. Another one each time, so that no page is answered from memory. */
function questions(
  seeds: Seeds,
): Record<string, (n: number) => { path: string; form?: Record<string, string> }> {
  const at = (values: string[], n: number) => values[n % Math.max(1, values.length)] ?? '';
  const list = (query: (n: number) => string) => (n: number) => ({ path: `/inbox?${query(n)}` });
  const search = (q: (n: number) => string) => (n: number) => ({ path: '/inbox/lookups', form: { q: q(n) } });
  const common = ['Maria', 'José', 'Ana', 'Luis', 'Mohamed', 'Chen'];
  return {
    'opening the inbox': list(() => ''),
    'switching conversation': (n) => ({ path: `/inbox/${at(seeds.conversations, n)}` }),
    'filter: view': list((n) => `view=${at(['mine', 'unassigned', 'all', 'bot'], n)}`),
    'filter: closed': list((n) => `status=closed${n % 2 ? '&view=mine' : ''}`),
    'filter: snoozed': list(() => 'status=snoozed'),
    'filter: number': list((n) => `number=${at(seeds.numbers, n)}&status=${n % 2 ? 'open' : 'closed'}`),
    'filter: assignee': list((n) => `agent=${at(seeds.agents, n)}&status=${n % 2 ? 'open' : 'closed'}`),
    'filter: one tag, open': list((n) => `tags=${at(seeds.tags, n)}`),
    'filter: one tag, closed': list((n) => `tags=${at(seeds.tags, n)}&status=closed`),
    'filter: two tags, closed': list(
      (n) => `tags=${at(seeds.tags, n)},${at(seeds.tags, n + 1)}&status=closed`,
    ),
    'filter: unread': list(() => 'unread=1'),
    'filter: window': list((n) => `window=${at(['open', 'closing', 'closed'], n)}`),
    'order: oldest': list((n) => `sort=oldest${n % 2 ? '&status=closed' : ''}`),
    'order: window': list((n) => `sort=window${n % 2 ? '&window=closing' : ''}`),
    'search: a common name': search((n) => at(common, n)),
    'search: a rare name': search((n) => at(seeds.names, n)),
    'search: a whole phone': search((n) => at(seeds.phones, n)),
    'search: part of a phone': search((n) => at(seeds.phones, n).slice(-7 + (n % 3))),
    'search: a word, as common as it comes': search((n) => at(seeds.words, n * 7)),
    'search: two words': search((n) => `${at(seeds.words, n * 3)} ${at(seeds.words, n * 11)}`),
    'search: an order’s number': search((n) => `order ${10_000_004 + 4 * n * 577}`),
  };
}

async function worldOn(sql: Sql): Promise<World> {
  const log = pino({ level: 'silent' });
  const settings = { baseUrl, secretKey: 'the-secret-key-of-the-bench', presenceGraceMs: 120_000 };
  const silence = async () => ({ ok: false, why: 'not-confirmed' }) as const;
  return {
    sql,
    nudges: createNudges(sql),
    commands: {
      ...Object.fromEntries(
        ['claim', 'transfer', 'handToPeople', 'release', 'close', 'snooze', 'keep'].map((name) => [
          name,
          silence,
        ]),
      ),
      stop: async () => {},
    } as unknown as Commands,
    live: await createLive({ sql, log, settings }),
    auth: createAuth(sql, settings),
    sealingKey: sealingKey(settings.secretKey),
    settings,
    rehearsal: null,
    inspect: async () => ({ findings: [], seen: null }),
    storage: createStorage({
      storageUrl: join(tmpdir(), 'switchboard-bench-media'),
      ...{ s3Endpoint: null, s3Region: 'us-east-1', s3AccessKeyId: null, s3SecretAccessKey: null },
    }),
    log,
  };
}
