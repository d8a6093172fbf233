/**
 * The mean in two passes, as R's `mean`: the second takes away what the first lost in adding up, so that equal values
 * have exactly their own mean. `values` is not empty.
 */
export function meanOf(values: readonly number[]): number {
  const first = sum(values) / values.length;
  return first + sum(values.map((value) => value - first)) / values.length;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
