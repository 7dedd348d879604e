import { readFileSync } from 'node:fs';
import ms from 'ms';
import { z } from 'zod';

/** What the environment says, before it is checked. Nothing else reads `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;
export const environment: Environment = process.env;

interface Setting<T> {
  /** The environment variable. */
  name: string;
  meaning: string;
  /** A sentence's end: "expected …". */
  expected: string;
  read: z.ZodType<T, string>;
  /** Used where nothing is set. Without one, and not optional, the setting must be given. */
  default?: string;
  /** `required`: the default is a stand-in, which production refuses. A value: production's own default. */
  production?: 'required' | { default: string };
  /** What `npm start` brings by itself. */
  standIn?: string;
  optional?: true;
  /** Never printed. */
  secret?: true;
}

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(65535));
const text = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const duration = z.string().transform((words, check) => {
  const length = /^\d+(\.\d+)? ?[a-z]+$/i.test(words) ? ms(words as Parameters<typeof ms>[0]) : Number.NaN;
  if (typeof length === 'number' && length > 0) return length;
  check.addIssue({ code: 'custom', message: 'not a duration' });
  return z.NEVER;
});
const durationExpected = 'a duration in words, such as "2 minutes" or "3 days"';

const define = <T>(setting: Setting<T>) => setting;
const optional = <T>(setting: Omit<Setting<T>, 'optional'>): Setting<T | null> => ({
  ...setting,
  optional: true,
});

/** Every setting, by the name code uses for it. `.env.example` and the compose test are read from here. */
export const settings = {
  port: define({
    name: 'PORT',
    default: '3000',
    meaning: 'the port of the web server',
    expected: 'a port, 1 to 65535',
    read: port,
  }),
  host: define({
    name: 'HOST',
    default: '127.0.0.1',
    production: { default: '0.0.0.0' },
    meaning: 'the address the web server listens on',
    expected: 'an IP address or a host name',
    read: text,
  }),
  baseUrl: define({
    name: 'BASE_URL',
    default: 'http://localhost:3000',
    production: 'required',
    meaning: 'where people reach it; links in e-mails begin with it',
    expected: 'an address that begins with http:// or https://',
    read: webAddress,
  }),
  databaseUrl: define({
    name: 'DATABASE_URL',
    standIn: 'embedded PostgreSQL under .data/',
    meaning: 'PostgreSQL 18 or newer; a direct connection, since it listens for notifications',
    expected: 'postgres://user:password@host:5432/database',
    read: z.string().regex(/^postgres(ql)?:\/\/.+/),
    secret: true,
  }),
  temporalAddress: define({
    name: 'TEMPORAL_ADDRESS',
    standIn: "Temporal's development server, kept under .data/",
    meaning: 'the Temporal server',
    expected: 'host:port',
    read: z.string().regex(/^[^\s/]+:\d+$/),
  }),
  temporalNamespace: define({
    name: 'TEMPORAL_NAMESPACE',
    default: 'default',
    meaning: 'the Temporal namespace',
    expected: 'a name',
    read: text,
  }),
  temporalApiKey: optional({
    name: 'TEMPORAL_API_KEY',
    meaning: 'for a Temporal server that asks for one; turns TLS on',
    expected: 'a key',
    read: text,
    secret: true,
  }),
  temporalTls: define({
    name: 'TEMPORAL_TLS',
    default: 'false',
    meaning: 'whether the Temporal server is spoken to over TLS',
    expected: 'true or false',
    read: z.enum(['true', 'false']).transform((answer) => answer === 'true'),
  }),
  temporalTlsServerName: optional({
    name: 'TEMPORAL_TLS_SERVER_NAME',
    meaning: "the name in the Temporal server's certificate, where it differs from the address",
    expected: 'a host name',
    read: text,
  }),
  temporalTlsServerCaCertPath: optional({
    name: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    meaning: "the authority that signed the Temporal server's certificate",
    expected: 'the path of a PEM file',
    read: text,
  }),
  temporalTlsClientCertPath: optional({
    name: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    meaning: 'our own certificate, for mutual TLS',
    expected: 'the path of a PEM file',
    read: text,
  }),
  temporalTlsClientKeyPath: optional({
    name: 'TEMPORAL_TLS_CLIENT_KEY_PATH',
    meaning: "our own certificate's key",
    expected: 'the path of a PEM file',
    read: text,
  }),
  temporalUiUrl: optional({
    name: 'TEMPORAL_UI_URL',
    standIn: "the development server's own pages",
    meaning: "Temporal's web pages; admins get links there from a conversation",
    expected: 'an address that begins with http:// or https://',
    read: webAddress,
  }),
  whatsappApiUrl: define({
    name: 'WHATSAPP_API_URL',
    standIn: 'the built-in simulator',
    production: { default: 'https://graph.facebook.com' },
    meaning: 'the Graph API',
    expected: 'an address that begins with http:// or https://',
    read: webAddress,
  }),
  graphApiVersion: define({
    name: 'GRAPH_API_VERSION',
    default: 'v25.0',
    meaning: 'the version of the Graph API',
    expected: 'a version such as v25.0',
    read: z.string().regex(/^v\d+\.\d+$/),
  }),
  botMayBeInside: define({
    name: 'BOT_MAY_BE_INSIDE',
    default: 'true',
    production: { default: 'false' },
    meaning:
      'whether a bot of your own, or a push service, may have an address on this machine or in a private network',
    expected: 'true or false',
    read: z.enum(['true', 'false']).transform((answer) => answer === 'true'),
  }),
  smtpUrl: define({
    name: 'SMTP_URL',
    standIn: 'the built-in mail catcher, shown at /dev/mail',
    meaning: 'the server that sends our e-mails',
    expected: 'smtp://user:password@host:587 or smtps://…',
    read: z.string().regex(/^smtps?:\/\/.+/),
    secret: true,
  }),
  mailFrom: define({
    name: 'MAIL_FROM',
    default: 'Switchboard <inbox@demo.example>',
    production: 'required',
    meaning: 'the sender of our e-mails',
    expected: 'an e-mail address, with or without a name: Inbox <inbox@example.com>',
    read: z.string().regex(/^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
  }),
  secretKey: define({
    name: 'SECRET_KEY',
    standIn: 'generated once under .data/',
    meaning: 'the key that all other keys are derived from; whoever loses it logs everyone out',
    expected: 'at least 32 characters that nobody can guess, such as "openssl rand -base64 32" prints',
    read: z.string().min(32),
    secret: true,
  }),
  storageUrl: define({
    name: 'STORAGE_URL',
    default: '.data/media',
    production: 'required',
    meaning: 'where pictures and files are kept',
    expected: 'a folder, or s3://bucket/prefix',
    read: text,
  }),
  s3Endpoint: optional({
    name: 'S3_ENDPOINT',
    meaning: "where an s3:// storage is, when it is not Amazon's",
    expected: 'an address that begins with http:// or https://',
    read: webAddress,
  }),
  s3Region: define({
    name: 'S3_REGION',
    default: 'us-east-1',
    meaning: 'the region of an s3:// storage',
    expected: 'a region such as eu-central-1',
    read: text,
  }),
  s3AccessKeyId: optional({
    name: 'S3_ACCESS_KEY_ID',
    meaning: "the key of an s3:// storage; without it, the machine's own role is used",
    expected: 'a key',
    read: text,
  }),
  s3SecretAccessKey: optional({
    name: 'S3_SECRET_ACCESS_KEY',
    meaning: "that key's secret",
    expected: 'a secret',
    read: text,
    secret: true,
  }),
  invitationReminderAfterMs: define({
    name: 'INVITATION_REMINDER_AFTER',
    default: '3 days',
    meaning: 'when an unanswered invitation is sent once more',
    expected: durationExpected,
    read: duration,
  }),
  invitationExpiresAfterMs: define({
    name: 'INVITATION_EXPIRES_AFTER',
    default: '7 days',
    meaning: 'when an unanswered invitation ends',
    expected: durationExpected,
    read: duration,
  }),
  presenceGraceMs: define({
    name: 'PRESENCE_GRACE',
    default: '2 minutes',
    meaning: 'how long an agent whose browser is gone still counts as Available',
    expected: durationExpected,
    read: duration,
  }),
  logLevel: define({
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: 'how much is logged',
    expected: 'trace, debug, info, warn, error or silent',
    read: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  }),
};

type Settings = typeof settings;
export type Config = { [K in keyof Settings]: z.output<Settings[K]['read']> } & { production: boolean };

/** All that is wrong with the settings, at once, for the person who starts it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(['These settings stop the start:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Checks every setting. Throws a `ConfigError` that names each wrong one and says what was expected. */
export function readConfig(env: Environment = environment): Config {
  const production = env['NODE_ENV'] === 'production';
  const problems: string[] = [];
  const config: Record<string, unknown> = { production };

  for (const [key, setting] of Object.entries<Setting<unknown>>(settings)) {
    const value = env[setting.name]?.trim() || defaultOf(setting, production);
    if (value === undefined) {
      if (!setting.optional) problems.push(`${setting.name} is not set: expected ${setting.expected}`);
      config[key] = null;
      continue;
    }
    const read = setting.read.safeParse(value);
    if (read.success) config[key] = read.data;
    else
      problems.push(
        `${setting.name} is ${setting.secret ? 'wrong' : `"${value}"`}: expected ${setting.expected}`,
      );
  }

  if (problems.length === 0) problems.push(...contradictions(config as Config));
  if (problems.length > 0) throw new ConfigError(problems);
  return config as Config;
}

/** What a setting is where nobody sets it; undefined where it has to be given. */
export function defaultOf(setting: Pick<Setting<unknown>, 'default' | 'production'>, production: boolean) {
  if (!production || setting.production === undefined) return setting.default;
  return setting.production === 'required' ? undefined : setting.production.default;
}

function contradictions(config: Config): string[] {
  const problems: string[] = [];
  if (config.invitationReminderAfterMs >= config.invitationExpiresAfterMs)
    problems.push(
      'INVITATION_REMINDER_AFTER is not before INVITATION_EXPIRES_AFTER: expected a shorter time',
    );
  if ((config.temporalTlsClientCertPath === null) !== (config.temporalTlsClientKeyPath === null))
    problems.push('TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH: expected both or neither');
  if ((config.s3AccessKeyId === null) !== (config.s3SecretAccessKey === null))
    problems.push('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: expected both or neither');
  return problems;
}

/** What `Connection.connect` and `NativeConnection.connect` take to reach the Temporal server. */
export function temporalConnection(config: Config) {
  const { temporalTlsClientCertPath: crt, temporalTlsClientKeyPath: key } = config;
  const ca = config.temporalTlsServerCaCertPath;
  const tls = config.temporalTls || config.temporalApiKey !== null || crt !== null || ca !== null;
  return {
    address: config.temporalAddress,
    ...(config.temporalApiKey !== null && { apiKey: config.temporalApiKey }),
    ...(tls && {
      tls: {
        ...(config.temporalTlsServerName !== null && { serverNameOverride: config.temporalTlsServerName }),
        ...(ca !== null && { serverRootCACertificate: readFileSync(ca) }),
        ...(crt !== null &&
          key !== null && { clientCertPair: { crt: readFileSync(crt), key: readFileSync(key) } }),
      },
    }),
  };
}
