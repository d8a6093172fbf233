import { usualConfidence } from '../../shared/statistics/confidence.ts';
import { funnelOf } from '../../shared/statistics/funnel.ts';
import { proportionOf } from '../../shared/statistics/proportion.ts';
import { rateOf } from '../../shared/statistics/rate.ts';
import {
  type Argument,
  alongside,
  FunctionFault,
  gapsAndNumbers,
  isLeftOut,
  numberOf,
  sideBySide,
} from './read-arguments.ts';

const one = (argument: Argument, otherwise?: number): number =>
  otherwise !== undefined && isLeftOut(argument) ? otherwise : numberOf(argument);

const faultWords: Readonly<Record<string, string>> = {
  'not-a-count': 'Counts cannot be below zero.',
  'nothing-counted': 'There is nothing to divide by: the second number is 0.',
  'bad-confidence': 'The confidence must lie between 0 and 1, such as 0.95.',
  'more-than-all': 'More were counted than there are.',
  'too-few-areas': 'Two forces or more are needed.',
  'no-variation': 'All shares are 0 or all are 1: nothing can differ.',
};

const faultOf = ({ type }: { readonly type: string }): FunctionFault =>
  new FunctionFault(faultWords[type] ?? 'The numbers cannot be used.');

/** From, share, to. */
export function wilson(counted: Argument, of: Argument, confidence: Argument): number[][] {
  const level = one(confidence, usualConfidence);
  const interval = proportionOf({ successes: one(counted), trials: one(of), confidence: level });
  if (!interval.ok) throw faultOf(interval.error);
  const { low, share, high } = interval.value;
  return [[low, share, high]];
}

/** From, rate, to. */
export function rate(...[events, population, per, confidence]: readonly Argument[]): number[][] {
  const interval = rateOf({
    events: one(events),
    population: one(population),
    per: one(per, 1000),
    confidence: one(confidence, usualConfidence),
  });
  if (!interval.ok) throw faultOf(interval.error);
  const { low, rate: found, high } = interval.value;
  return [[low, found, high]];
}

type FunnelRow = readonly [
  share: number,
  average: number,
  low: number,
  high: number,
  outerLow: number,
  outerHigh: number,
];

/** A row a force; a force without both numbers gets a blank row, and does not count. */
export function funnel(counted: Argument, of: Argument): readonly (readonly (number | string)[])[] {
  const [counts = [], sizes = []] = sideBySide(counted, of).map(gapsAndNumbers);
  const areas = counts.flatMap((count, index) => {
    const size = sizes[index] ?? null;
    return count === null || size === null || size === 0 ? [] : [{ name: String(index), count, size }];
  });
  const found = funnelOf(areas, { kind: 'proportion' });
  if (!found.ok) throw faultOf(found.error);
  const { average, areas: placed } = found.value;
  const byIndex = new Map(placed.map((area) => [Number(area.name), area]));
  const rows = counts.map((_, index): FunnelRow | readonly string[] => {
    const area = byIndex.get(index);
    if (area === undefined) return ['', '', '', '', '', ''];
    const { value, inner, outer } = area;
    return [value, average, inner.low, inner.high, outer.low, outer.high];
  });
  return alongside<number | string>(counted, rows);
}
