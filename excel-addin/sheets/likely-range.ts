import { quote } from '../../shared/grading/compile-rule.ts';
import type { MeasureUnit } from '../../shared/measures/measure.ts';
import { unitWords } from '../../shared/measures/measure-words.ts';
import { usualConfidence } from '../../shared/statistics/confidence.ts';
import { rateFormulas, wilsonFormulas } from '../../shared/statistics/formulas.ts';
import { proportionOf } from '../../shared/statistics/proportion.ts';
import { countInterval } from '../../shared/statistics/rate.ts';
import { measureHeader as h } from './measure-headers.ts';
import type { MeasureReading } from './measure-readings.ts';
import { inUnit, inUnitFormula } from './number-words.ts';
import { thisRow } from './table-reference.ts';

/**
 * Where a share or a rate most likely lies, given how few are counted (95 %): Wilson's interval for shares, for rates
 * the exact one below 10 events and Byar's from 10. In the value's own unit; null where it is neither, or a cell that it
 * rests on is no number.
 */
export function likelyRange({ inputs, value, numerator, denominator }: MeasureReading): Range | null {
  if (typeof value !== 'number' || typeof numerator !== 'number' || typeof denominator !== 'number')
    return null;
  if (numerator < 0 || denominator <= 0) return null;
  const { unit } = inputs;
  if (unit === 'rate') {
    if (numerator === 0) return null;
    const { low, high } = countInterval(numerator, usualConfidence);
    return { low: (low * value) / numerator, high: (high * value) / numerator };
  }
  const scale = shareScales.get(unit);
  if (scale === undefined || numerator > denominator) return null;
  const share = proportionOf({ successes: numerator, trials: denominator });
  return share.ok ? { low: share.value.low * scale, high: share.value.high * scale } : null;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A percentage is kept as 45.2, a share as 0.452. */
const shareScales: ReadonlyMap<MeasureUnit | null, number> = new Map([
  ['percent', 100],
  ['share', 1],
]);

const own = (header: string): string => thisRow('PlMeasures', header);

/** For the hidden columns: '' where likelyRange is null. */
export const rangeColumns = { low: rangeColumn('low'), high: rangeColumn('high') } as const;

function rangeColumn(end: 'low' | 'high'): string {
  const [events, population] = [own(h.numerator), own(h.denominator)];
  const share = wilsonFormulas({ successes: events, trials: population, confidence: usualConfidence })[end];
  const rate = rateFormulas({ events, population, per: population, confidence: usualConfidence })[end];
  const numbers = [own(h.value), events, population].map((cell) => `ISNUMBER(${cell})`).join(',');
  const is = (unit: MeasureUnit): string => `TRIM(${own(h.unit)})=${quote(unitWords[unit])}`;
  const shares = `IF(${events}>${population},"",IF(${is('percent')},100*(${share}),IF(${is('share')},${share},"")))`;
  const rates = `IF(${events}=0,"",(${rate})*${own(h.value)}/${events})`;
  return `IF(AND(${numbers}),IF(OR(${events}<0,${population}<=0),"",IF(${is('rate')},${rates},${shares})),"")`;
}

/** '61.2 % to 72.9 %' */
export const rangeText = (range: Range | null, unit: MeasureUnit | null): string =>
  range === null ? '' : `${inUnit(range.low, unit)} to ${inUnit(range.high, unit)}`;

export const rangeWordsColumn = `IF(ISNUMBER(${own(h.rangeLow)}),${endWords(h.rangeLow)}&" to "&${endWords(h.rangeHigh)},"")`;

function endWords(header: string): string {
  const scaled = `ROUND(IF(TRIM(${own(h.unit)})=${quote(unitWords.share)},100,1)*${own(header)},10)`;
  return inUnitFormula(`(${scaled})`, own(h.unit));
}
