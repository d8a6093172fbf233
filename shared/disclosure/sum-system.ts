import type { CountRange } from './scheme.ts';

/** A sum among unknown whole numbers, by their index. */
export interface IndexedSum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** What a reader knows: a range for each unknown, and which are sums of which. */
export interface SumSystem {
  readonly ranges: readonly CountRange[];
  readonly sums: readonly IndexedSum[];
}

/** Whether the whole numbers fulfil the system, reckoned exactly. */
export function fulfils(values: readonly number[], { ranges, sums }: SumSystem): boolean {
  const at = (index: number): number => values[index] ?? Number.NaN;
  return (
    ranges.every(({ low, high }, index) => at(index) >= low && at(index) <= high) &&
    sums.every(({ total, parts }) => parts.reduce((sum, part) => sum + at(part), 0) === at(total))
  );
}

/** Rounds of narrowing: more change little, and the exact search goes on from wherever this stops. */
const mostRounds = 50;

/** Narrows the ranges by what each sum leaves for each of its numbers; null where a range is left empty. */
export function narrowed({ ranges, sums }: SumSystem): SumSystem | null {
  const lows = ranges.map(({ low }) => low);
  const highs = ranges.map(({ high }) => high);
  for (let round = 0; round < mostRounds; round++) {
    const changes = sums.filter((sum) => narrowBy(sum, lows, highs)).length;
    if (lows.some((low, index) => low > (highs[index] ?? 0))) return null;
    if (changes === 0) break;
  }
  return { ranges: lows.map((low, index) => ({ low, high: highs[index] ?? low })), sums };
}

function narrowBy({ total, parts }: IndexedSum, lows: number[], highs: number[]): boolean {
  const sumOf = (bounds: readonly number[]): number =>
    parts.reduce((sum, part) => sum + (bounds[part] ?? 0), 0);
  let hasChanged = tighten(total, { low: sumOf(lows), high: sumOf(highs) }, { lows, highs });
  const [leastOthers, mostOthers] = [sumOf(lows), sumOf(highs)];
  for (const part of parts) {
    const room = {
      low: (lows[total] ?? 0) - (mostOthers - (highs[part] ?? 0)),
      high: (highs[total] ?? 0) - (leastOthers - (lows[part] ?? 0)),
    };
    if (tighten(part, room, { lows, highs })) hasChanged = true;
    // The sums above are then too wide by that much; the next round takes it up.
  }
  return hasChanged;
}

function tighten(
  index: number,
  room: CountRange,
  { lows, highs }: { lows: number[]; highs: number[] },
): boolean {
  const low = Math.max(lows[index] ?? 0, room.low);
  const high = Math.min(highs[index] ?? 0, room.high);
  const hasChanged = low !== lows[index] || high !== highs[index];
  lows[index] = low;
  highs[index] = high;
  return hasChanged;
}
