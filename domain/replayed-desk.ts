import { inTurn } from './rotation.ts';
import { type Member, route, type Routed } from './routing.ts';
import type { Arrival, Week, WeekEvent } from './week.ts';
import type { How, ReplaySettings } from './what-if.ts';

/** Who hears of what happens at the desk. */
interface Audience {
  arrived(arrival: Arrival): void;
  /** For the first time. `waited`: it could be given to nobody when it arrived. */
  taken(arrival: Arrival, by: { agentId: string; how: How; at: number; waited: boolean }): void;
  decided(key: string, routed: Routed): void;
}

/** A conversation that came to the desk and has not ended. */
interface Held {
  arrival: Arrival;
  agentId: string | null;
  isNew: boolean;
  waited: boolean;
}

/** A number's desk as it would have been under these settings, in memory. It meets what happened, in order. */
export function openDesk(
  week: Week,
  { rules, members, rotation: begun }: ReplaySettings,
  audience: Audience,
) {
  let rotation = begun;
  let now = week.from;
  // Kept in turn, so that `route` finds nothing left to sort: whom the rotation chooses goes to the end.
  const inOrder = inTurn(members).map((member) => ({
    ...member,
    online: week.available.has(member.agentId),
    load: week.load.get(member.agentId) ?? 0,
  }));
  const memberOf = new Map<string, Member>(inOrder.map((member) => [member.agentId, member]));
  const open = new Map<string, Held>();
  const line = new Set<Held>();
  /** Those in line, by who their owner or previous agent is. */
  const hopingFor = new Map<string, Set<Held>>();

  function meet(event: WeekEvent): void {
    now = event.at;
    switch (event.what) {
      case 'arrived':
        return arrive(event);
      case 'presence':
        return setOnline(event.agentId, event.available);
      case 'load':
        return changeLoad(event.agentId, event.by);
      default: {
        const held = open.get(event.key);
        if (held !== undefined) become(held, event);
      }
    }
  }

  function arrive(arrival: Arrival) {
    const held: Held = { arrival, agentId: null, isNew: true, waited: false };
    open.set(arrival.key, held);
    audience.arrived(arrival);
    serveOrKeep(held);
    held.waited = held.agentId === null;
  }

  function become(held: Held, event: Exclude<WeekEvent, { what: 'arrived' | 'presence' | 'load' }>) {
    switch (event.what) {
      case 'claimed': // where the desk has given it to somebody, there is nothing to claim
        return held.agentId === null ? takeByHand(held, event.agentId) : undefined;
      case 'handed':
        return takeByHand(held, event.agentId);
      case 'released':
        return letGo(held);
      case 'put-back':
        if (held.agentId !== event.fromAgentId) return;
        letGo(held);
        return serveOrKeep(held);
      case 'closed':
        open.delete(held.arrival.key);
        leaveLine(held);
        return letGo(held);
    }
  }

  /** Under "leave" nobody is in line: who finds nobody waits to be claimed. */
  function serveOrKeep(held: Held) {
    if (!serve(held) && rules.whenFree === 'assign') joinLine(held);
  }

  /** True: it was given to somebody. */
  function serve(held: Held): boolean {
    const { key, owner, previous } = held.arrival;
    const routed = route({ rules, owner, previous, members: inOrder, rotation });
    audience.decided(key, routed);
    const member = memberOf.get(routed.agentId ?? '');
    if (member === undefined) return false;
    if (routed.rotationAfter !== rotation) {
      rotation = member.rotation = routed.rotationAfter;
      inOrder.push(...inOrder.splice(inOrder.indexOf(member), 1));
    }
    give(held, member, howOf(routed));
    return true;
  }

  function give(held: Held, member: Member, how: How) {
    leaveLine(held);
    held.agentId = member.agentId;
    member.load++;
    const { arrival, isNew, waited } = held;
    if (isNew) audience.taken(arrival, { agentId: member.agentId, how, at: now, waited });
    held.isNew = false;
  }

  /** Who is no member by these settings could not have taken it. */
  function takeByHand(held: Held, agentId: string) {
    const member = memberOf.get(agentId);
    const before = held.agentId;
    if (member === undefined || before === agentId) return;
    give(held, member, 'claimed');
    if (before !== null) changeLoad(before, -1);
  }

  function letGo(held: Held) {
    const { agentId } = held;
    held.agentId = null;
    if (agentId !== null) changeLoad(agentId, -1);
  }

  function setOnline(agentId: string, online: boolean) {
    const member = memberOf.get(agentId);
    if (member === undefined) return;
    member.online = online;
    if (online) drain(agentId);
  }

  function changeLoad(agentId: string, by: 1 | -1) {
    const member = memberOf.get(agentId);
    if (member === undefined) return;
    member.load += by;
    if (by < 0) drain(agentId);
  }

  /**
   * Somebody is there, or has room. All in line were tried before, so only this agent can change an answer: once the
   * basic rule has nobody left, it is asked no more but for those who hope for them as owner or previous agent.
   */
  function drain(agentId: string) {
    for (const held of line) if (!serve(held)) break;
    for (const held of hopingFor.get(agentId) ?? []) serve(held);
  }

  function joinLine(held: Held) {
    line.add(held);
    for (const agentId of hopesOf(held.arrival)) {
      const hoping = hopingFor.get(agentId) ?? new Set();
      hopingFor.set(agentId, hoping.add(held));
    }
  }

  function leaveLine(held: Held) {
    if (line.delete(held)) for (const agentId of hopesOf(held.arrival)) hopingFor.get(agentId)?.delete(held);
  }

  return { meet };
}

const hopesOf = ({ owner, previous }: Arrival): string[] => [
  ...(owner.kind === 'agent' ? [owner.agentId] : []),
  ...(previous === null ? [] : [previous.agentId]),
];

function howOf({ tried }: Routed): How {
  const rule = tried.at(-1)?.rule;
  return rule === 'owner' || rule === 'previous' ? rule : 'rotation';
}
