import type { SourceFigure } from '../../shared/disclosure/count-table.ts';
import type { Figure } from '../../shared/measures/figure.ts';

export interface RatioScale {
  readonly per: number;
  readonly decimals: number;
}

interface RatioAsked {
  readonly figure: Figure;
  readonly unit: 'percent' | 'share' | 'rate';
  readonly above: SourceFigure | undefined;
  readonly below: SourceFigure | undefined;
}

/** A rate is for each 1, 10, 100 … of its denominator; publishers use no others. */
const rateScales = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** Rounding of the force's own: to a whole number, or by a fiftieth. */
const isNear = (one: number, other: number, unit: RatioAsked['unit']): boolean =>
  Math.abs(one - other) <=
  Math.max((unit === 'share' ? 0.0051 : 0.51) * (unit === 'rate' ? 0.1 : 1), Math.abs(other) / 50);

/**
 * What a numerator over its denominator is multiplied by to be what the force's own cell says; null where it is not
 * that ratio. Where a figure is withheld there is nothing to compare, and percentages and shares are taken as such.
 */
export function scaleOfRatio({ figure, unit, above, below }: RatioAsked): RatioScale | null {
  const known =
    figure.type === 'number' && above?.type === 'count' && below?.type === 'count' && below.count > 0
      ? { ratio: above.count / below.count, value: figure.number }
      : null;
  if (unit === 'rate') return known === null ? null : rateScale(known);
  const scale = unit === 'percent' ? { per: 100, decimals: 1 } : { per: 1, decimals: 3 };
  return known === null || isNear(scale.per * known.ratio, known.value, unit) ? scale : null;
}

function rateScale({ ratio, value }: { readonly ratio: number; readonly value: number }): RatioScale | null {
  const per = rateScales.find(
    (scale) => isNear(scale * ratio, value, 'rate') && (ratio > 0 || scale === 1000),
  );
  return per === undefined ? null : { per, decimals: per === 1 ? 3 : 1 };
}
