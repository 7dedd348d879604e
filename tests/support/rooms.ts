import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source file: its path from the project's folder, with `/`, and its text. */
export interface Source {
  path: string;
  text: string;
}

interface Room {
  /** Which of our files it may import. */
  ours: RegExp;
  /** Which packages, `node:` ones included. */
  packages: RegExp;
}

const any = /^/;
const none = /^$/;
const contract = String.raw`workflows/contract\.ts$`;
const fromNode = '^node:';

/** LAYOUT's table "Who may import whom". The first line whose path fits is the file's room. */
const rooms: [RegExp, Room][] = [
  [/^(bundle|config)\.ts$/, { ours: none, packages: any }],
  [
    /^relay\.ts$/,
    {
      ours: new RegExp(String.raw`^(db/outbox\.ts$|${contract})`),
      packages: /^@temporalio\/(client|common)$/,
    },
  ],
  [/^ringer\.ts$/, { ours: /^activities\/ringing\.ts$/, packages: none }],
  [
    /^worker\.ts$/,
    {
      ours: new RegExp(
        `^(bundle|config|relay|ringer|domain/|db/(?!decisions|bot-talk|bot-asking)|channels/|activities/|${contract})`,
      ),
      packages: any,
    },
  ],
  [
    /^web\/(server|start)\.ts$/,
    {
      ours: new RegExp(`^(config|domain/|db/(?!decisions|bot-talk|bot-asking)|channels/|web/|${contract})`),
      packages: any,
    },
  ],
  [/^domain\//, { ours: /^domain\//, packages: none }],
  [/^workflows\/contract\.ts$/, { ours: /^domain\//, packages: none }],
  [/^workflows\//, { ours: /^(domain|workflows)\//, packages: /^@temporalio\/workflow$/ }],
  [/^channels\//, { ours: /^(domain|channels)\//, packages: any }],
  [
    /^db\//,
    { ours: /^(domain|db)\//, packages: new RegExp(`${fromNode}|^(postgres|kysely|kysely-postgres-js)$`) },
  ],
  [/^activities\//, { ours: new RegExp(`^(domain/|db/|channels/|activities/|${contract})`), packages: any }],
  [
    /^web\/commands(\/|\.ts$)/, // the only Temporal client in web
    {
      ours: new RegExp(String.raw`^(domain/|db/(?!decisions|bot-talk|bot-asking)|web/|${contract})`),
      packages: any,
    },
  ],
  [
    /^web\//,
    {
      ours: new RegExp(
        String.raw`^(domain/|db/(?!decisions|bot-talk|bot-asking)|web/(?!server|start)|channels/whatsapp/webhook\.ts$|channels/storage/|channels/sheets/|channels/(phones|addresses)\.ts$|${contract})`,
      ),
      packages: /^(?!@temporalio\/)/,
    },
  ],
  [
    /^dev\//,
    {
      ours: /^(config|domain\/|db\/(?!decisions|bot-talk)|channels\/|web\/|workflows\/contract\.ts$|dev\/)/,
      packages: any,
    },
  ],
  [/^(tests\/|vitest\.config\.ts$)/, { ours: any, packages: any }],
];

/** Everything in this file that LAYOUT forbids, a sentence each. */
export function breaches({ path, text }: Source): string[] {
  const room = rooms.find(([fits]) => fits.test(path))?.[1];
  if (room === undefined) return [`${path} is in no room of LAYOUT's: a new top-level folder needs a reason`];

  const code = withoutComments(text);
  const isTest = path.startsWith('tests/');
  const isDev = path.startsWith('dev/');
  return [
    ...imports(code).flatMap((name) => {
      const ours = name.startsWith('.') ? posix.join(posix.dirname(path), name) : null;
      const fine = ours === null ? room.packages.test(name) : room.ours.test(ours);
      return fine ? [] : [`${path} imports ${ours ?? name}`];
    }),
    ...(/\bprocess\s*\.\s*env\b|\bprocess\s*\[/.test(code) && !readsEnvironment.test(path)
      ? [`${path} reads process.env, which is config.ts's to read`]
      : []),
    ...(/\b(?:sql|tx|admin)\s*(?:<[^`;]*>)?\s*`/.test(code) && !path.startsWith('db/') && !isDev && !isTest
      ? [`${path} has SQL in it, which is written in db/`]
      : []),
    ...(path.split(/[/.]/).some((part) => /^(utils?|helpers?|common|managers?|services?|types)$/.test(part))
      ? [`${path} is named for nothing: files are named for a noun or an action`]
      : []),
  ];
}

const readsEnvironment = /^(config\.ts|dev\/(setup|watched)\.mjs|tests\/.*)$/;

/** Every import in it, of types and at run time, re-exports and `import()` included. */
function imports(code: string): string[] {
  const forms = [
    /^[ \t]*(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"\n]+)['"]/gm,
    /^[ \t]*import\s*['"]([^'"\n]+)['"]/gm,
    /\b(?:import|require)\s*\(\s*['"`]([^'"`\n]+)['"`]/g,
  ];
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
}

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

const home = fileURLToPath(new URL('../..', import.meta.url));
const skipped = new Set(['node_modules', '.git', '.data', '.data-empty', 'public', 'histories', 'screens']);

/** Every source file of the project. */
export function listSources(): Source[] {
  const walk = (folder: string): Source[] =>
    readdirSync(join(home, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path);
      return /\.(ts|tsx|mjs|js)$/.test(entry.name)
        ? [{ path, text: readFileSync(join(home, path), 'utf8') }]
        : [];
    });
  return walk('');
}
