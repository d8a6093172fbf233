/** How well two words match: 1 for equal, less for alike, 0 for different. */
export type Likeness = (oldIndex: number, newPosition: number) => number;

export interface Alignment {
  /** For each old word the new position that it stands at now; -1 where it is not there. */
  readonly places: Int32Array;
  readonly score: number;
}

interface Sides {
  /** How much each old word counts. */
  readonly weights: ArrayLike<number>;
  /** The new words looked at: `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

const SUBSTITUTE = -0.12;
const SKIP_OLD = -0.08;
const SKIP_NEW = -0.05;

const [DIAGONAL, UP, LEFT, FREE] = [1, 2, 3, 0] as const;

/**
 * Lays a sequence of old words on a stretch of new ones so that as much weight as possible matches in order.
 * All old words are accounted for; new ones before the first and after the last match are free.
 */
export function alignWords({ weights, from, to }: Sides, likeness: Likeness): Alignment {
  const rows = weights.length;
  const width = Math.max(0, to - from);
  const steps = new Uint8Array((rows + 1) * (width + 1));
  let above = new Float64Array(width + 1);
  let here = new Float64Array(width + 1);
  for (let row = 1; row <= rows; row += 1) {
    const weight = weights[row - 1] ?? 0;
    here[0] = (above[0] ?? 0) + SKIP_OLD;
    steps[row * (width + 1)] = UP;
    for (let column = 1; column <= width; column += 1) {
      const alike = likeness(row - 1, from + column - 1);
      const diagonal = (above[column - 1] ?? 0) + (alike > 0 ? weight * alike : SUBSTITUTE);
      const up = (above[column] ?? 0) + SKIP_OLD;
      const left = (here[column - 1] ?? 0) + (row === rows ? 0 : SKIP_NEW);
      const best = Math.max(diagonal, up, left);
      here[column] = best;
      steps[row * (width + 1) + column] = best === diagonal ? DIAGONAL : best === up ? UP : LEFT;
    }
    [above, here] = [here, above];
  }
  return { places: traceBack(steps, { rows, width, from }, likeness), score: above[width] ?? 0 };
}

function traceBack(
  steps: Uint8Array,
  { rows, width, from }: { rows: number; width: number; from: number },
  likeness: Likeness,
): Int32Array {
  const places = new Int32Array(rows).fill(-1);
  let row = rows;
  let column = width;
  while (row > 0) {
    const step = steps[row * (width + 1) + column];
    if (step === FREE) break;
    if (step === DIAGONAL) {
      if (likeness(row - 1, from + column - 1) > 0) places[row - 1] = from + column - 1;
      row -= 1;
      column -= 1;
    } else if (step === UP) row -= 1;
    else column -= 1;
  }
  return places;
}
