import { type Member, type Owner, type Routed, route } from '../../domain/routing.ts';
import type { DemoCast, Name } from './cast.ts';
import type { Story } from './story.ts';

const mainMembers: Name[] = ['ben', 'sade', 'sol', 'dee'];

/**
 * The reason a story's conversation went where it went: the product's own rule, asked with a moment in which it says
 * so. A story that no moment can explain throws.
 */
export function routed(
  cast: DemoCast,
  { on, customer }: Story,
  { previous, target }: { previous: string | null; target: string | null },
): Routed {
  const names = on === 'main' ? mainMembers : (['zed'] satisfies Name[]);
  const members = names.map((name, index): Member => {
    const agentId = cast.people[name];
    return {
      agentId,
      name,
      active: name !== 'dee',
      online: target !== null && (agentId === target || (agentId !== previous && name !== 'sol')),
      capacity: null,
      load: 2 + ((index * 3) % 5),
      rotation: agentId === target ? 40 : 41 + index,
    };
  });
  const explanation = route({
    rules: {
      basic: 'online_rotation',
      owner: on === 'main',
      ownerMustBeAvailable: false,
      previous: on === 'main',
      whenFree: 'leave',
    },
    owner: ownerOf(cast, customer),
    previous: previous === null ? null : { agentId: previous, name: '', active: true },
    members,
    rotation: 45,
  });
  if (explanation.agentId !== target)
    throw new Error(`the story of ${customer.name ?? customer.phone ?? 'somebody'} does not go as told`);
  return explanation;
}

function ownerOf(cast: DemoCast, { owner, ownerEmail }: Story['customer']): Owner {
  if (owner !== undefined) return { kind: 'agent', agentId: cast.people[owner], name: owner, active: true };
  return ownerEmail === undefined ? { kind: 'none' } : { kind: 'email' };
}
