/** A sequence of old words, and the stretch of new ones that it is laid on. */
export interface Sides {
  readonly old: ArrayLike<number>;
  /** How much each old word counts. */
  readonly weights: ArrayLike<number>;
  readonly words: ArrayLike<number>;
  /** The stretch: `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** No word is looked for farther than this from where it would stand, were all of them there: a span of shifts. */
  readonly band: { readonly low: number; readonly high: number } | null;
  /** For an old word, how alike each new word of the stretch is to it, where it is not equal; null for not at all. */
  readonly alike: (oldIndex: number) => Float64Array | null;
}

export interface Alignment {
  /** For each old word the new position that it stands at now; -1 where it is not there. */
  readonly places: Int32Array;
  /** How well each old word matches the one at its place: 1 for equal, 0 for none. */
  readonly matches: Float64Array;
}

const SUBSTITUTE = -0.12;
const SKIP_OLD = -0.08;
const SKIP_NEW = -0.05;

const OUTSIDE = -1e6;

const [DIAGONAL, UP, LEFT] = [1, 2, 3] as const;

/**
 * Lays a sequence of old words on a stretch of new ones so that as much weight as possible matches in order.
 * All old words are accounted for; new ones before the first and after the last match are free.
 */
export function alignWords(sides: Sides): Alignment {
  const { old, weights, words, from, to, band } = sides;
  const rows = old.length;
  const width = Math.max(0, to - from);
  const steps = new Uint8Array((rows + 1) * (width + 1));
  let above = new Float64Array(width + 2);
  let here = new Float64Array(width + 2);
  const alike = Array.from({ length: rows }, (_, row) => sides.alike(row));
  const [low, high] = band === null ? [1, width] : [band.low - from + 1, band.high - from + 1];
  for (let row = 1; row <= rows; row += 1) {
    const [first, last] =
      band === null ? [low, high] : [within(1, low + row - 1, width), Math.min(width, high + row - 1)];
    const weight = weights[row - 1] as number;
    const wanted = old[row - 1] as number;
    const others = alike[row - 1] as Float64Array | null;
    const line = row * (width + 1);
    let left = first === 1 ? row * SKIP_OLD : OUTSIDE;
    here[first - 1] = left;
    steps[line + first - 1] = UP;
    for (let column = first; column <= last; column += 1) {
      const match =
        words[from + column - 1] === wanted ? 1 : others === null ? 0 : (others[column - 1] as number);
      let best = (above[column - 1] as number) + (match > 0 ? weight * match : SUBSTITUTE);
      let step: number = DIAGONAL;
      const up = (above[column] as number) + SKIP_OLD;
      if (up > best) {
        best = up;
        step = UP;
      }
      left += SKIP_NEW;
      if (left > best) {
        best = left;
        step = LEFT;
      }
      left = best;
      here[column] = best;
      steps[line + column] = step;
    }
    here[Math.max(first, last + 1)] = OUTSIDE;
    [above, here] = [here, above];
  }
  const [first, last] =
    band === null ? [0, width] : [within(0, low + rows - 1, width), Math.min(width, high + rows - 1)];
  return traceBack(sides, { steps, end: bestEnd(above, first, last) }, alike);
}

// Where the page ends before the old words do, the band ends with it.
const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The last row's best place: what follows it is free. */
function bestEnd(scores: Float64Array, first: number, last: number): number {
  let best = first;
  for (let column = first; column <= last; column += 1) {
    if ((scores[column] as number) > (scores[best] as number)) best = column;
  }
  return best;
}

function traceBack(
  { old, words, from, to }: Sides,
  { steps, end }: { readonly steps: Uint8Array; readonly end: number },
  alike: readonly (Float64Array | null)[],
): Alignment {
  const width = Math.max(0, to - from);
  const places = new Int32Array(old.length).fill(-1);
  const matches = new Float64Array(old.length);
  let row = old.length;
  let column = end;
  while (row > 0) {
    const step = steps[row * (width + 1) + column];
    if (step === UP) row -= 1;
    else if (step === DIAGONAL) {
      const match = words[from + column - 1] === old[row - 1] ? 1 : (alike[row - 1]?.[column - 1] ?? 0);
      if (match > 0) {
        places[row - 1] = from + column - 1;
        matches[row - 1] = match;
      }
      row -= 1;
      column -= 1;
    } else if (step === LEFT) column -= 1;
    else break;
  }
  return { places, matches };
}
