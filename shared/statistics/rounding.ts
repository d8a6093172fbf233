/**
 * Rounds half away from zero as Excel's ROUND does: on the decimal number that is written for the value, not on the
 * binary one beneath, so that 1.005 to two places is 1.01. The decimal is the shortest that stands for the value, as
 * LibreOffice takes it too: 28.499999999999996, which is what 0.285 × 100 comes to, is below the half.
 * `digits` is a whole number; below zero it rounds left of the point. What is not finite comes back unchanged.
 *
 * @example roundHalfAway(1.005, 2) // 1.01
 * @example roundHalfAway(-2.5, 0) // -3
 */
export function roundHalfAway(value: number, digits = 0): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const shifted = timesTenTo(Math.abs(value), digits);
  const rounded = timesTenTo(Math.round(shifted), -digits);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Moves the decimal point in the number's text: a multiplication would bring the binary error back. */
function timesTenTo(value: number, exponent: number): number {
  const [mantissa = '0', own = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(own) + exponent}`);
}
