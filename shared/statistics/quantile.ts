/** The middle of the ordered values, or the mean of the two in the middle. `values` is not empty. */
export const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5);

/**
 * The value below which the given share (0 to 1) of the values lies, between neighbours in a straight line: R's type 7,
 * Excel's PERCENTILE.INC (Hyndman & Fan 1996, The American Statistician 50:361–365). `values` is not empty.
 */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (position - Math.floor(position)) * (above - below);
}
