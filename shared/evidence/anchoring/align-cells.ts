/**
 * For each old cell of a row the place of the new one that it is now: the same words in the same order; between two of
 * those, as many cells as there were are the old ones, edited. -1 for taken out, null where that cannot be told.
 */
export function alignCells(old: readonly number[], now: readonly number[]): readonly (number | null)[] {
  const places: (number | null)[] = old.map(() => null);
  let [from, start] = [0, 0];
  for (const [place, at] of [...commonCells(old, now), [old.length, now.length] as const]) {
    const isAsMany = place - from === at - start;
    for (let gap = from; gap < place; gap += 1) {
      places[gap] = isAsMany ? start + gap - from : at === start ? -1 : null;
    }
    if (place < old.length) places[place] = at;
    [from, start] = [place + 1, at + 1];
  }
  return places;
}

/** The longest series of equal cells, as pairs of places; cells without words count for nothing. */
function commonCells(old: readonly number[], now: readonly number[]): readonly (readonly [number, number])[] {
  const width = now.length + 1;
  const lengths = new Int32Array((old.length + 1) * width);
  const isEqual = (a: number, b: number) => old[a] === now[b] && old[a] !== 0;
  const at = (a: number, b: number) => lengths[a * width + b] ?? 0;
  for (let a = old.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      lengths[a * width + b] = Math.max(isEqual(a, b) ? at(a + 1, b + 1) + 1 : 0, at(a + 1, b), at(a, b + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [a, b] = [0, 0];
  while (a < old.length && b < now.length) {
    if (isEqual(a, b) && at(a, b) === at(a + 1, b + 1) + 1) {
      pairs.push([a, b]);
      a += 1;
      b += 1;
    } else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}
