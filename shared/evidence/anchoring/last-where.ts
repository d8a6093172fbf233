/** The last place of which something holds that holds of all places before it too; -1 for none. */
export function lastWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The last place in a rising list whose value is at most `value`; -1 for none. */
export const lastAtMost = (list: ArrayLike<number>, value: number): number =>
  lastWhere(list.length, (at) => (list[at] ?? 0) <= value);
