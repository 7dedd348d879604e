import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findVisible } from '../../db/visible.ts';
import { type Action, may, type Role } from '../../domain/access.ts';
import { openConversation } from '../../web/door.ts';
import { notFound, onError } from '../../web/problems.tsx';
import type { Env } from '../../web/world.ts';
import { openConversation as open } from '../support/build.ts';
import { lina } from '../support/cast.ts';
import { type House, openHouse } from './house.ts';

const actions: Action[] = [
  'see',
  'reply',
  'claim',
  'transfer',
  'transfer-to-away',
  'hand-to-people',
  'release',
  'close',
  'reopen',
];
type Who = 'ama' | 'ines' | 'ben' | 'sol' | 'dee' | 'zed';
const roles: Record<Who, Role> = {
  ama: 'admin',
  ines: 'inbox_manager',
  ben: 'service',
  sol: 'sale',
  dee: 'service',
  zed: 'service',
};

let house: House;
let kofis = '';
let linas = '';
let bens = '';
beforeAll(async () => {
  house = await openHouse();
  kofis = (await open(house.sql)).conversationId;
  linas = (await open(house.sql, { customer: lina })).conversationId;
  bens = (
    await open(house.sql, {
      customer: { ...lina, bsuid: 'X.1', phone: '4915100000001' },
      agentId: house.cast.ben,
    })
  ).conversationId;
});
afterAll(() => house.close());

/** Knocks as this person. */
async function knock(who: Who, action: Action, conversation: string, headers: Record<string, string> = {}) {
  const viewer = {
    ...(await asViewer(who)),
    name: who,
    email: '',
    hue: 1,
    theme: 'system' as const,
    language: 'en',
    singleKeys: true,
    available: false,
    sessionId: '',
    remembered: false,
  };
  const app = new Hono<Env>();
  app.onError(onError);
  app.notFound(notFound);
  app.use(async (c, next) => {
    c.set('world', house.world);
    c.set('viewer', viewer);
    await next();
  });
  app.get('/:conversation', async (c) => c.json(await openConversation(c, action)));
  return app.request(`/${conversation}`, { headers });
}

async function asViewer(who: Who) {
  const id = house.cast[who];
  const rows = await house.sql<{ id: string }[]>`select number_id as id from members where user_id = ${id}`;
  return { id, role: roles[who], active: who !== 'dee', numberIds: rows.map((row) => row.id) };
}

test('for everybody, every action and every conversation: open, closed to them, or not there', async () => {
  const met = new Set<number>();
  for (const who of Object.keys(roles) as Who[])
    for (const conversation of [kofis, linas, bens])
      for (const action of actions) {
        const viewer = await asViewer(who);
        const row = await findVisible(house.sql, viewer, conversation);
        const expected = row === null ? 404 : may(viewer, action, row) ? 200 : 403;
        const { status } = await knock(who, action, conversation);
        expect({ who, conversation, action, status }).toEqual({
          who,
          conversation,
          action,
          status: expected,
        });
        met.add(status);
      }
  expect(met).toEqual(new Set([200, 403, 404]));
});

test('a Sale sees their own contact’s conversation and may not transfer it; Kofi’s is not there for them', async () => {
  expect((await knock('sol', 'see', linas)).status).toBe(200);
  expect((await knock('sol', 'transfer', linas)).status).toBe(403);
  expect((await knock('sol', 'see', kofis)).status).toBe(404);
  expect((await knock('zed', 'see', kofis)).status).toBe(404);
});

test.each([crypto.randomUUID(), 'not-an-id', '1 or 1=1', '..'])('%s is not there', async (id) => {
  expect((await knock('ama', 'see', encodeURIComponent(id))).status).toBe(404);
});

test('what is not theirs looks exactly like what does not exist', async () => {
  const [theirs, nobodys] = await Promise.all([
    knock('zed', 'see', kofis),
    knock('zed', 'see', crypto.randomUUID()),
  ]);
  expect(await theirs.text()).toBe(await nobodys.text());
});

test('a page reads a sentence, htmx gets a toast', async () => {
  const page = await (await knock('sol', 'transfer', linas)).text();
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain('You can’t do this here');
  const toast = await (await knock('sol', 'transfer', linas, { 'HX-Request': 'true' })).text();
  expect(toast).toMatch(/^<hx-partial hx-target="#toasts"/);
  expect(toast).toContain('You can’t do this here');
});
