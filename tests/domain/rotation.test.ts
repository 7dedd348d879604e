import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InRotation, nextInRotation } from '../../domain/rotation.ts';

const everybody = (count: number): InRotation[] =>
  Array.from({ length: count }, (_, index) => ({ agentId: `agent-${index}`, rotation: 0 }));

/** Gives one to whoever's turn it is, as the desk does. */
function give(members: InRotation[], eligible: (member: InRotation) => boolean, rotation: number) {
  const next = nextInRotation(members.filter(eligible), rotation);
  if (next === null) return { members, rotation, agentId: null };
  const { agentId } = next.chosen;
  return {
    members: members.map((one) => (one.agentId === agentId ? { agentId, rotation: next.rotation } : one)),
    rotation: next.rotation,
    agentId,
  };
}

test('over any run with the same people eligible, counts differ by at most one', () => {
  const start = fc.array(fc.nat(50), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(start, fc.nat(200), (places, given) => {
      let members = places.map((rotation, index) => ({ agentId: `agent-${index}`, rotation }));
      let rotation = 50;
      const counts = new Map(members.map(({ agentId }) => [agentId, 0]));
      for (let n = 0; n < given; n++) {
        const { agentId, ...next } = give(members, () => true, rotation);
        ({ members, rotation } = next);
        counts.set(agentId ?? '', (counts.get(agentId ?? '') ?? 0) + 1);
        const all = [...counts.values()];
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('within each stretch in which the same people are eligible, nobody is skipped or served twice', () => {
  const stretch = fc.record({ here: fc.uniqueArray(fc.nat(5), { minLength: 1 }), given: fc.nat(30) });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), (stretches) => {
      let members = everybody(6);
      let rotation = 0;
      for (const { here, given } of stretches) {
        const eligible = ({ agentId }: InRotation) => here.includes(Number(agentId.split('-')[1]));
        const counts = new Map(members.filter(eligible).map(({ agentId }) => [agentId, 0]));
        for (let n = 0; n < given; n++) {
          const { agentId, ...next } = give(members, eligible, rotation);
          ({ members, rotation } = next);
          counts.set(agentId ?? '', (counts.get(agentId ?? '') ?? 0) + 1);
        }
        const all = [...counts.values()];
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('somebody new joins at the end', () => {
  const members = [
    ...everybody(2).map((one, n) => ({ ...one, rotation: n + 1 })),
    { agentId: 'new', rotation: 3 },
  ];
  expect(nextInRotation(members, 3)).toEqual({ chosen: { agentId: 'agent-0', rotation: 1 }, rotation: 4 });
});

test('with nobody eligible it is nobody’s turn', () => {
  expect(nextInRotation([], 7)).toBeNull();
});
