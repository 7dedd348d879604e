import { describe, expect, test } from 'vitest';
import {
  ConfigError,
  defaultOf,
  type Environment,
  readConfig,
  settings,
  temporalConnection,
} from '../config.ts';

/** What `npm start` brings by itself. */
const brought = {
  DATABASE_URL: 'postgres://switchboard@localhost/switchboard?host=/tmp/pg',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  WHATSAPP_API_URL: 'http://127.0.0.1:3001',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  SECRET_KEY: 'a key that is long enough for a test',
};

const production = {
  ...brought,
  NODE_ENV: 'production',
  BASE_URL: 'https://inbox.example.com/',
  MAIL_FROM: 'Inbox <inbox@example.com>',
  STORAGE_URL: 's3://inbox/media',
  WHATSAPP_API_URL: '',
};

function problems(env: Environment): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('beside what npm start brings, every setting has a default', () => {
  expect(readConfig(brought)).toMatchObject({
    production: false,
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    temporalNamespace: 'default',
    temporalUiUrl: null,
    graphApiVersion: 'v25.0',
    storageUrl: '.data/media',
    logLevel: 'info',
  });
});

test('durations are given in words and come out in milliseconds', () => {
  expect(readConfig(brought)).toMatchObject({
    invitationReminderAfterMs: 3 * 86_400_000,
    invitationExpiresAfterMs: 7 * 86_400_000,
    presenceGraceMs: 120_000,
  });
  expect(readConfig({ ...brought, PRESENCE_GRACE: '90 s' }).presenceGraceMs).toBe(90_000);
});

test('all wrong settings are told at once, each with its name and what was expected', () => {
  const found = problems({
    ...brought,
    PORT: '70000',
    GRAPH_API_VERSION: '25',
    PRESENCE_GRACE: 'soon',
    LOG_LEVEL: 'all',
  });

  expect(found).toEqual([
    'PORT is "70000": expected a port, 1 to 65535',
    'GRAPH_API_VERSION is "25": expected a version such as v25.0',
    'PRESENCE_GRACE is "soon": expected a duration in words, such as "2 minutes" or "3 days"',
    'LOG_LEVEL is "all": expected trace, debug, info, warn, error or silent',
  ]);
});

test('a wrong secret is not printed', () => {
  const found = problems({
    ...brought,
    SECRET_KEY: 'short-secret',
    DATABASE_URL: 'mysql://me:hunter2@db',
  }).join('\n');

  expect(found).toContain('SECRET_KEY is wrong');
  expect(found).not.toMatch(/short-secret|hunter2/);
});

test.each([
  ['PORT', ['0', '-1', '3000.5', 'http']],
  ['BASE_URL', ['inbox.example.com', 'ftp://inbox.example.com']],
  ['DATABASE_URL', ['localhost', 'mysql://db/inbox']],
  ['TEMPORAL_ADDRESS', ['localhost', 'http://localhost:7233']],
  ['TEMPORAL_TLS', ['yes', '1']],
  ['SMTP_URL', ['localhost:25', 'http://mail']],
  ['MAIL_FROM', ['Inbox', 'Inbox <inbox>']],
  ['INVITATION_REMINDER_AFTER', ['3', '0 days', '-1 day', 'three days', '8 days']],
])('%s refuses nonsense', (name, nonsense) => {
  for (const value of nonsense) expect(problems({ ...brought, [name]: value }), value).toHaveLength(1);
});

describe('in production', () => {
  test('no stand-in is a default: what is missing is named', () => {
    const named = problems({ NODE_ENV: 'production' }).map((problem) => problem.split(' ')[0]);

    expect(named).toEqual([
      ...[
        'BASE_URL',
        'DATABASE_URL',
        'TEMPORAL_ADDRESS',
        'SMTP_URL',
        'MAIL_FROM',
        'SECRET_KEY',
        'STORAGE_URL',
      ],
    ]);
  });

  test('it listens to everyone and speaks to WhatsApp itself', () => {
    expect(readConfig(production)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      baseUrl: 'https://inbox.example.com',
      whatsappApiUrl: 'https://graph.facebook.com',
    });
  });
});

describe('the connection to Temporal', () => {
  test('is plain on one machine', () => {
    expect(temporalConnection(readConfig(brought))).toEqual({ address: '127.0.0.1:7233' });
  });

  test('is over TLS with an API key', () => {
    const config = readConfig({ ...brought, TEMPORAL_API_KEY: 'key' });
    expect(temporalConnection(config)).toEqual({ address: '127.0.0.1:7233', apiKey: 'key', tls: {} });
  });

  test('wants a certificate and its key together', () => {
    expect(problems({ ...brought, TEMPORAL_TLS_CLIENT_CERT_PATH: 'a.pem' })).toHaveLength(1);
  });
});

test('.env.example tells of every setting', async () => {
  const lines = Object.values(settings).flatMap((setting) => {
    const usual = setting.standIn ?? setting.default ?? 'not set';
    const inProduction = defaultOf(setting, true);
    const required = inProduction === undefined && !setting.optional;
    return [
      `# ${setting.name}: ${setting.meaning}.`,
      `# Expected: ${setting.expected}. Default: ${usual}.${
        required
          ? ' Required in production.'
          : inProduction !== setting.default
            ? ` In production: ${inProduction}.`
            : ''
      }`,
      `#${setting.name}=${setting.default ?? ''}`,
      '',
    ];
  });
  const text = [
    '# Every setting of Switchboard. Copy this file to .env and change what should differ.',
    '',
    ...lines,
  ];

  await expect(`${text.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../.env.example');
});
