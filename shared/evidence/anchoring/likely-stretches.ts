import type { OldWords } from './old-words.ts';
import type { PageIndex } from './page-index.ts';

interface Vote {
  /** Where the first old word would stand, were all of them there. */
  readonly shift: number;
  readonly oldIndex: number;
  readonly weight: number;
}

const MOST_VOTES = 2000;
const MOST_POSITIONS = 300;
const MOST_STRETCHES = 9;
/** Of the likeliest stretch's weight, what another must have. */
const LEAST_SHARE = 0.2;

/** The stretches of a page where most of the old words stand in about their order, likeliest first: shifts. */
export function likelyStretches(index: PageIndex, old: OldWords): readonly { low: number; high: number }[] {
  const votes = collectVotes(index, old).sort((a, b) => a.shift - b.shift);
  const reach = 8 + Math.ceil((old.end - old.first) * 0.3);
  const stretches: { low: number; high: number; weight: number }[] = [];
  const seen = new Map<number, number>();
  let weight = 0;
  let low = 0;
  for (const [high, vote] of votes.entries()) {
    const count = seen.get(vote.oldIndex) ?? 0;
    seen.set(vote.oldIndex, count + 1);
    if (count === 0) weight += vote.weight;
    for (let first = votes[low]; first && first.shift < vote.shift - reach; first = votes[low]) {
      low += 1;
      const left = (seen.get(first.oldIndex) ?? 1) - 1;
      seen.set(first.oldIndex, left);
      if (left === 0) weight -= first.weight;
    }
    stretches.push({ low: votes[low]?.shift ?? 0, high: votes[high]?.shift ?? 0, weight });
  }
  return spread(stretches, reach);
}

function spread(stretches: { low: number; high: number; weight: number }[], reach: number) {
  const chosen: { low: number; high: number; weight: number }[] = [];
  for (const stretch of stretches.sort((a, b) => b.weight - a.weight)) {
    if (chosen.length === MOST_STRETCHES || stretch.weight < LEAST_SHARE * (chosen[0]?.weight ?? 0)) break;
    if (chosen.every(({ low, high }) => stretch.high < low - reach / 2 || stretch.low > high + reach / 2)) {
      chosen.push(stretch);
    }
  }
  return chosen;
}

function collectVotes(index: PageIndex, { hashes, weights, first, end }: OldWords): Vote[] {
  const order = [...hashes.keys()]
    .map((oldIndex) => ({ oldIndex, places: index.positionsOf(hashes[oldIndex] ?? 0) }))
    .filter(({ places }) => places.length > 0 && places.length <= MOST_POSITIONS)
    .sort((a, b) => a.places.length - b.places.length);
  const votes: Vote[] = [];
  for (const { oldIndex, places } of order) {
    if (votes.length + places.length > MOST_VOTES) break;
    const isQuote = oldIndex >= first && oldIndex < end;
    const weight = (weights[oldIndex] ?? 0) * (isQuote ? 1 : nearness(oldIndex, first, end));
    for (let at = 0; at < places.length; at += 1) {
      votes.push({ shift: (places[at] ?? 0) - oldIndex, oldIndex, weight });
    }
  }
  return votes;
}

/** How much a word of the context counts for being near to the quote. */
export function nearness(oldIndex: number, first: number, end: number): number {
  const distance = oldIndex < first ? first - oldIndex : oldIndex - end + 1;
  return 1 / (1 + distance / 8);
}
