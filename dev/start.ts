import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError, environment } from '../config.ts';
import { demoLogins, demoPassword } from './demo.ts';
import { type Everything, startEverything } from './everything.ts';
import { SetupError } from './parts/cache.mjs';
import { begin, type Claimed } from './running.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
/** The demo organisation and one that begins empty each have a folder, so that neither is ever in the other's way. */
const folders = { demo: join(home, '.data'), empty: join(home, '.data-empty') };

/** `npm start`: everything at once, until Ctrl-C. */
async function main() {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { fresh: flag, empty: flag, watch: flag } });
  const dataDir = values.empty ? folders.empty : folders.demo;
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new SetupError('Start it with "npm start", which brings Node 24.');
  if (environment['NODE_ENV'] === 'production')
    throw new SetupError(
      '"npm start" is for trying and developing. In production run worker.ts and web/server.ts: see README.md.',
    );

  if (existsSync(join(home, '.env'))) process.loadEnvFile(join(home, '.env'));
  const claimed = await begin(dataDir, { fresh: values.fresh });
  console.log('Switchboard is starting …');
  const starting = startEverything({
    dataDir,
    empty: values.empty,
    watch: values.watch,
    say: (line) => console.log(line),
  });
  endWithUs(starting, claimed);
  const everything = await starting;
  await claimed.tell(everything.baseUrl);
  console.log(banner(everything, dataDir));
}

/** Ctrl-C, a polite kill, a closed terminal, or an npm that was killed above us: stop in order, then go. */
function endWithUs(starting: Promise<Everything>, claimed: Claimed) {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    const everything = await starting.catch(() => null); // it has told why, and stopped what it had started
    await everything?.stop();
    await claimed.release();
    console.log('Stopped. Your data is kept.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());

  const parent = process.ppid;
  if (environment['npm_lifecycle_event'] !== undefined)
    setInterval(() => process.ppid !== parent && void end(), 500).unref();
}

function banner(
  { baseUrl, config, simulatorUrl, mailFolder, setupUrl }: Everything,
  dataDir: string,
): string {
  const isRehearsal = config.whatsappApiUrl === simulatorUrl;
  const isEmpty = dataDir === folders.empty;
  return [
    '',
    `  Switchboard is ready: ${baseUrl}`,
    '',
    ...(isEmpty ? firstAdmin(setupUrl) : logins()),
    '',
    isRehearsal ? `  Be the customer   ${baseUrl}/dev/phone` : `  WhatsApp          ${config.whatsappApiUrl}`,
    ...(mailFolder === null ? [] : [`  Read the e-mails  ${baseUrl}/dev/mail`]),
    `  Watch Temporal    ${config.temporalUiUrl ?? `at ${config.temporalAddress}`}`,
    `  Logs              ${join(dataDir, 'logs')}`,
    '',
    `  Ctrl-C stops it and keeps your data; "npm start -- ${isEmpty ? '--empty ' : ''}--fresh" begins anew.`,
    '',
  ].join('\n');
}

function logins(): string[] {
  const width = Math.max(...demoLogins.map(({ email }) => email.length));
  return [
    `  Log in with the password ${demoPassword} as`,
    ...demoLogins.map(({ email, what }) => `    ${email.padEnd(width)}  ${what}`),
  ];
}

const firstAdmin = (setupUrl: string | null): string[] =>
  setupUrl === null
    ? ['  Log in as you set it up.']
    : ['  Nobody is here yet. This link makes you the first Admin; it works once:', `  ${setupUrl}`];

try {
  await main();
} catch (error) {
  const plain = error instanceof ConfigError || error instanceof SetupError || error instanceof Error;
  console.error(`\n${plain ? error.message : error}\n`);
  process.exit(1);
}
