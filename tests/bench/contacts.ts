import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/connect.ts';
import { demoPassword } from '../../dev/demo.ts';
import type { Everything } from '../../dev/everything.ts';
import { resident } from './memory.ts';
import { until } from './people.ts';
import type { Row } from './report.ts';

const rows = 100_000;
/** One row in so many has no number that could be one. */
const brokenEvery = 500;

/** A list of a hundred thousand contacts, from the form to the last row, taken back and fetched again. */
export async function contacts(everything: Everything, sql: Sql): Promise<Row[]> {
  const ask = await signedIn(everything.baseUrl, 'ama@demo.example');
  const most = new Map(await resident(everything));
  const watching = setInterval(async () => {
    for (const [name, size] of await resident(everything).catch(() => new Map<string, number>()))
      most.set(name, Math.max(size, most.get(name) ?? 0));
  }, 500);
  try {
    const measured: Row[] = [];
    const timed = async (what: string, against: string, work: () => Promise<string>) => {
      const began = performance.now();
      const came = await work();
      const seconds = (performance.now() - began) / 1000;
      const figure = `${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s; ${came}`;
      measured.push({ what, figure, against });
    };

    const form = new FormData();
    form.set('key', randomUUID());
    form.set('file', new File([list()], 'everybody.csv', { type: 'text/csv' }));
    let path = '';
    await timed('file of 100,000 contacts taken and read', '', async () => {
      path = (await ask('/contacts/imports', form)).headers.get('location') ?? '';
      return `${Math.round(list().length / 1e6)} MB`;
    });
    const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from imports`;
    const state = async () =>
      (await sql<Count[]>`select state, created, refused, kept from imports where id = ${id}`)[0];
    const become = async (wanted: string) => {
      await until(`the import is ${wanted}`, 1800, async () => (await state())?.state === wanted);
      const now = await state();
      return `${now?.created} made, ${now?.refused} refused`;
    };
    await timed('tried out, nothing written', 'a bad row stops nothing', async () => {
      const mapping = { 'column-0': 'phone', 'column-1': 'name', 'column-2': 'owner', 'column-3': 'tags' };
      await ask(`${path}/mapping`, new URLSearchParams({ ...mapping, update: 'on' }));
      return become('checked');
    });
    await timed('imported', 'beside it nothing else', async () => {
      await ask(`${path}/run`, new URLSearchParams());
      return become('done');
    });
    await timed('exported', 'as fast as it is taken', async () => {
      const text = await (await ask('/contacts/export')).text();
      return `${text.trimEnd().split('\n').length - 1} rows`;
    });
    await timed('undone', '', async () => {
      await ask(`${path}/undo`, new URLSearchParams());
      await become('undone');
      return `${(await state())?.kept} kept, as changed since`;
    });
    const sizes = ['web', 'worker'].map((name) => `${name} ${most.get(name)} MB`).join(', ');
    return [...measured, { what: 'memory at most, all the while', figure: sizes, against: '' }];
  } finally {
    clearInterval(watching);
  }
}

interface Count {
  state: string;
  created: number;
  refused: number;
  kept: number;
}

function list(): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const phone = n % brokenEvery === 0 ? 'nobody knows' : `+4479${String(11_000_000 + n).padStart(8, '0')}`;
    const owner = ['ben@demo.example', 'sol@demo.example', '', `new${n % 40}@later.example`][n % 4];
    return `${phone},"Customer, number ${n}",${owner},"${['vip', 'trade; north', ''][n % 3]}"`;
  });
  return `Phone,Name,Owner,Tags\n${lines.join('\n')}\n`;
}

async function signedIn(baseUrl: string, email: string) {
  const headers = { origin: baseUrl };
  const body = new URLSearchParams({ email, password: demoPassword });
  const door = await fetch(`${baseUrl}/login`, { method: 'POST', redirect: 'manual', headers, body });
  const cookie = door.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path: string, form?: FormData | URLSearchParams) => {
    const answer = await fetch(new URL(path, baseUrl), {
      ...(form && { method: 'POST', body: form }),
      redirect: 'manual',
      headers: { ...headers, cookie },
    });
    if (answer.status !== (form === undefined ? 200 : 303)) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
}
