import { randomUUID } from 'node:crypto';
import type { Sql } from '../../../db/connect.ts';
import { setOwner } from '../../../db/contacts.ts';
import { claim, close, handToPeople, release, transfer } from '../../../db/decisions.ts';
import { serveLine } from '../../../db/desk.ts';
import { readEpisode } from '../../../db/episodes.ts';
import { take } from '../../../db/intake.ts';
import { reopen } from '../../../db/opening.ts';
import { callDesk } from '../../../db/outbox.ts';
import { setAvailable } from '../../../db/presence.ts';
import { queueReply } from '../../../db/replies.ts';
import type { Customer } from '../../../domain/message.ts';
import type { NamedOwner } from '../../../domain/owner.ts';
import { edit } from '../../support/assignment.ts';
import { asking, deliveryOf, inboundText } from '../../support/build.ts';
import type { Dice } from './dice.ts';
import type { Desk, Office } from './office.ts';

/** What a deed that carries a key was answered; `null`: it carries none, or has nothing to answer. */
export type Answered = { commandId: string; ok: boolean } | { wamid: string } | null;

/** Something that happens in an office. It may be done twice, as after a crash: its keys are drawn with it. */
export interface Deed {
  what: string;
  does(sql: Sql): Promise<Answered>;
}

/** A conversation as some page still shows it. */
interface Shown {
  id: string;
  numberId: string;
  contactId: string;
  agentId: string | null;
  ownerId: string | null;
  open: boolean;
  lastInboundSeq: number;
}

/** Everything as it is now: pages drawn from it grow stale while the deeds of a burst are done. */
export async function look(sql: Sql): Promise<Shown[]> {
  return sql<Shown[]>`
    select conversations.id, number_id as "numberId", contact_id as "contactId", agent_id as "agentId",
      contacts.owner_id as "ownerId", status = 'open' as open, last_inbound_seq as "lastInboundSeq"
    from conversations join contacts on contacts.id = contact_id order by conversations.id`;
}

export function write(desk: Desk, customer: Customer): Deed {
  const message = inboundText({ customer, phoneNumberId: desk.phoneNumberId });
  return {
    what: 'write',
    async does(sql) {
      await take(sql, deliveryOf(message));
      return { wamid: message.wamid };
    },
  };
}

export const serve = (desk: Desk): Deed => ({
  what: 'serve',
  async does(sql) {
    await serveLine(sql, { numberId: desk.id, after: 0 });
    return null;
  },
});

/** A command on a conversation that a page shows: decided against that, asked in today's episode. */
function command(
  what: string,
  shown: Shown,
  by: string,
  ask: (sql: Sql, asked: ReturnType<typeof asking>) => Promise<{ answer: { ok: boolean } }>,
): Deed {
  const commandId = randomUUID();
  let asked: ReturnType<typeof asking> | null = null;
  return {
    what,
    async does(sql) {
      asked ??= { ...asking(by, (await readEpisode(sql, shown.id)).episode), commandId };
      const { answer } = await ask(sql, asked);
      return { commandId, ok: answer.ok };
    },
  };
}

export const closing = (shown: Shown, by: string): Deed =>
  command('close', shown, by, (sql, asked) => close(sql, { ...asked, seen: shown.lastInboundSeq }));

const deeds: Record<string, (office: Office, dice: Dice, shown: Shown, by: string) => Deed> = {
  claim: (_office, _dice, shown, by) => command('claim', shown, by, (sql, asked) => claim(sql, asked)),
  transfer: ({ people }, dice, shown, by) => {
    const to = dice.one(people);
    return command('transfer', shown, by, (sql, asked) =>
      transfer(sql, { ...asked, to, from: shown.agentId }),
    );
  },
  toMe: (_office, _dice, shown, by) =>
    command('to me', shown, by, (sql, asked) => transfer(sql, { ...asked, to: by, from: shown.agentId })),
  close: (_office, _dice, shown, by) => closing(shown, by),
  release: (_office, _dice, shown, by) =>
    command('release', shown, by, (sql, asked) => release(sql, { ...asked, from: shown.agentId })),
  toPeople: (_office, _dice, shown, by) =>
    command('hand to people', shown, by, (sql, asked) => handToPeople(sql, asked)),
  reopen: (_office, _dice, shown, by) => {
    const asked = { conversationId: shown.id, by, commandId: randomUUID() };
    return {
      what: 'reopen',
      does: async (sql) => ({ commandId: asked.commandId, ok: (await reopen(sql, asked)).ok }),
    };
  },
  reply: (_office, _dice, shown, by) => {
    const reply = { conversationId: shown.id, by, body: 'Yes', formKey: randomUUID(), replyToWamid: null };
    return {
      what: 'reply',
      async does(sql) {
        await queueReply(sql, reply);
        return null;
      },
    };
  },
  owner: ({ people }, dice, shown, by) => {
    const named = (id: string | null): NamedOwner =>
      id === null ? { kind: 'nobody' } : { kind: 'agent', agentId: id };
    const change = {
      ...{ contactId: shown.contactId, by, commandId: randomUUID(), move: dice.chance(50) },
      ...{ from: named(shown.ownerId), to: named(dice.chance(15) ? null : dice.one(people)) },
    };
    return {
      what: 'change owner',
      async does(sql) {
        await setOwner(sql, change);
        return null;
      },
    };
  },
};

const presence = (userId: string, available: boolean): Deed => ({
  what: available ? 'become available' : 'go away',
  async does(sql) {
    await setAvailable(sql, userId, available, 600_000);
    return null;
  },
});

/** Deactivated or back again, and the desks are called, as whoever does it must. */
const activity = ({ main, second }: Office, userId: string, active: boolean): Deed => ({
  what: active ? 'reactivate' : 'deactivate',
  async does(sql) {
    await sql.begin(async (tx) => {
      await tx`update users set active = ${active} where id = ${userId}`;
      for (const { id } of [main, second]) await callDesk(tx, id);
    });
    return null;
  },
});

function settings(office: Office, dice: Dice): Deed {
  const numberId = dice.one([office.main, office.second]).id;
  const changes = {
    rules: {
      basic: dice.one(['online_rotation', 'online_rotation', 'all_rotation', 'nobody'] as const),
      owner: dice.chance(60),
      ownerMustBeAvailable: dice.chance(30),
      previous: dice.chance(60),
      whenFree: dice.one(['leave', 'assign', 'assign'] as const),
    },
    members: dice.some(office.people).map((agentId) => ({ agentId, capacity: dice.one([null, 1, 3, 6]) })),
    removed: dice.some(office.people),
  };
  const removed = changes.removed.filter((id) => !changes.members.some(({ agentId }) => agentId === id));
  return {
    what: 'save settings',
    async does(sql) {
      await edit(sql, { numberId, by: office.admin }, { ...changes, removed });
      return null;
    },
  };
}

/** Whatever people and customers may come to do next, against the pages they have before them. */
export function anyDeed(office: Office, dice: Dice, pages: readonly Shown[]): Deed {
  const desk = dice.one([office.main, office.second]);
  const roll = dice.number(100);
  if (roll < 26 || pages.length === 0) return write(desk, dice.one(office.customers));
  if (roll < 34) return serve(desk);
  if (roll < 43) return presence(dice.one(office.people), dice.chance(65));
  if (roll < 47) return settings(office, dice);
  if (roll < 50) return activity(office, dice.one(office.people.slice(1)), dice.chance(70));
  return anyCommand(office, dice, pages);
}

/** What an agent does with a conversation. */
export function anyCommand(office: Office, dice: Dice, pages: readonly Shown[]): Deed {
  const shown = dice.one(pages);
  const makers = Object.values(deeds);
  return dice.one(makers)(office, dice, shown, dice.one(office.people));
}

/** The commands that end or take one, and so make room or leave the line. */
export function leaveTheLine(office: Office, dice: Dice, pages: readonly Shown[]): Deed {
  const maker = dice.chance(50) ? deeds['close'] : deeds['claim'];
  if (maker === undefined) throw new Error('there is no such deed');
  return maker(office, dice, dice.one(pages), dice.one(office.people));
}
