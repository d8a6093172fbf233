/** Chance that is the same in every run and every browser: a small generator (mulberry32) seeded by a name. */
export interface Chance {
  share(): number;
  below(bound: number): number;
  pick<T>(list: readonly T[]): T;
  some<T>(list: readonly T[], count: number): T[];
  shuffled<T>(list: readonly T[]): T[];
}

export function createChance(seed: string): Chance {
  let state = hashOf(seed);
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(share() * bound);
  const shuffled = <T>(list: readonly T[]): T[] => {
    const order = list.map((value) => ({ value, rank: share() }));
    return order.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
  };
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Nothing to pick from');
    return list[below(list.length)] as T;
  };
  return { share, below, pick, shuffled, some: (list, count) => shuffled(list).slice(0, count) };
}

/** FNV-1a over the characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
