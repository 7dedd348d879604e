/** Chance that can be had again: everything drawn follows from the seed. */
export interface Dice {
  /** From 0 up to, and without, `below`. */
  number(below: number): number;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  one<Of>(of: readonly Of[]): Of;
  some<Of>(of: readonly Of[], atLeast?: number): Of[];
}

/** Mulberry32: small, and good enough to shuffle an office. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(roll() * below);
  const one = <Of>(of: readonly Of[]): Of => {
    const found = of[number(of.length)];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  };
  return {
    number,
    chance: (percent) => roll() * 100 < percent,
    one,
    some(of, atLeast = 0) {
      const chosen = of.filter(() => roll() < 0.5);
      while (chosen.length < atLeast) {
        const more = one(of);
        if (!chosen.includes(more)) chosen.push(more);
      }
      return chosen;
    },
  };
}
