import { randomUUID } from 'node:crypto';
import { clockOf } from '../../../db/commanded.ts';
import type { Sql } from '../../../db/connect.ts';
import * as decisions from '../../../db/decisions.ts';
import type { Commands } from '../../../web/commands.ts';
import { inboundText, openConversation } from '../../support/build.ts';
import { type Browser, type House, openHouse } from '../house.ts';

export const htmx = {
  'HX-Request': 'true',
  'HX-Request-Type': 'partial',
  'HX-Current-URL': 'http://localhost:3000/inbox',
};

/** A house in which commands are decided at once by the database's own steps, as a worker would. */
export async function openRoom(): Promise<House> {
  const later: { sql?: Sql } = {};
  const commands = commandsOn(() => {
    if (later.sql === undefined) throw new Error('the house is not open yet');
    return later.sql;
  });
  const house = await openHouse({ commands });
  later.sql = house.sql;
  return house;
}

function commandsOn(sql: () => Sql): Partial<Commands> {
  const command = async (
    conversation: { id: string; episode: number; numberId: string },
    asked: { by: string; commandId: string },
  ) => ({
    ...asked,
    conversationId: conversation.id,
    episode: conversation.episode,
    numberId: conversation.numberId,
    deadlineAt: (await clockOf(sql())) + 30_000,
  });
  return {
    claim: async (at, asked) => (await decisions.claim(sql(), await command(at, asked))).answer,
    transfer: async (at, asked) =>
      (await decisions.transfer(sql(), { ...asked, ...(await command(at, asked)) })).answer,
    handToPeople: async (at, asked) => (await decisions.handToPeople(sql(), await command(at, asked))).answer,
    release: async (at, asked) =>
      (await decisions.release(sql(), { ...asked, ...(await command(at, asked)) })).answer,
    close: async (at, asked) =>
      (await decisions.close(sql(), { ...(await command(at, asked)), seen: asked.seen })).answer,
    snooze: async (at, asked) =>
      (await decisions.snooze(sql(), { ...asked, ...(await command(at, asked)) })).answer,
    keep: async (at, asked) =>
      (await decisions.keep(sql(), { ...asked, ...(await command(at, asked)) })).answer,
  };
}

/** Everybody signed in once; a login a test would run into the door's limit. */
export async function everybody(
  house: House,
): Promise<Record<'ama' | 'ines' | 'ben' | 'sade' | 'sol' | 'zed', Browser>> {
  const [ama, ines, ben, sade, sol, zed] = await Promise.all(
    ['ama', 'ines', 'ben', 'sade', 'sol', 'zed'].map((name) => house.as(name)),
  );
  if (!ama || !ines || !ben || !sade || !sol || !zed) throw new Error('somebody could not come');
  return { ama, ines, ben, sade, sol, zed };
}

/** A conversation on Main of a customer nobody has met: waiting, or with the agent named. */
export async function conversation(house: House, said: Parameters<typeof openConversation>[1] = {}) {
  const customer = {
    ...inboundText().customer,
    bsuid: `KE.${randomUUID()}`,
    phone: freshPhone(),
    name: 'Kofi Mensah',
  };
  const episode = await openConversation(house.sql, { customer, ...said });
  return { ...episode, id: episode.conversationId };
}

let phones = 0;
const freshPhone = () => `2547${String(++phones).padStart(8, '0')}`;

export const command = (more: Record<string, string> = {}) => ({ command: randomUUID(), from: '', ...more });

/** The text a person reads: without tags, entities or runs of space. */
export function read(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replaceAll('<wbr/>', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,!?])/g, '$1')
    .trim();
}

/** The piece of a page that has this id, up to the next element with one. */
export function part(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  return from === -1 ? '' : html.slice(html.lastIndexOf('<', from), from + 4000);
}

export async function rowOf(sql: Sql, id: string) {
  const [row] = await sql<[{ status: string; stage: string | null; agentId: string | null; turn: number }]>`
    select status, stage, agent_id as "agentId", turn from conversations where id = ${id}`;
  return row;
}
