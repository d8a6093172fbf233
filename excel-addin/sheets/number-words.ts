import { quote } from '../../shared/grading/compile-rule.ts';
import type { MeasureUnit } from '../../shared/measures/measure.ts';
import { unitWords } from '../../shared/measures/measure-words.ts';
import { roundHalfAway } from '../../shared/statistics/rounding.ts';

const format = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Made once: a thousand measures ask for them. */
const formats = { 0: format(0), 1: format(1), 3: format(3) } as const;

/** As the sheet's FIXED writes it in English. */
const fixed = (number: number, digits: keyof typeof formats): string =>
  formats[digits].format(roundHalfAway(number, digits));

const nearZero = 'near 0';

/** A whole number has no decimals, one below 1 has three, any other has one; what is not zero is never shown as 0. */
export function numberWords(number: number): string {
  if (Number.isInteger(number)) return fixed(number, 0);
  if (Math.abs(number) < 0.001) return nearZero;
  return Math.abs(number) < 1 ? fixed(number, 3) : fixed(number, 1);
}

/** What numberWords says, of a cell; rounded before FIXED, since LibreOffice's FIXED rounds the binary number. */
const numberFormula = (cell: string): string =>
  `IF(${cell}=INT(${cell}),FIXED(${cell},0),IF(ABS(${cell})<0.001,"${nearZero}",IF(ABS(${cell})<1,FIXED(ROUND(${cell},3),3),FIXED(ROUND(${cell},1),1))))`;

/** A share is shown as its percentage. Ten decimals: 0.29 * 100 is not 29 otherwise. */
export const scaledNumber = (number: number, unit: MeasureUnit | null): number =>
  roundHalfAway(number * (unit === 'share' ? 100 : 1), 10);

const isUnit = (unitCell: string, unit: MeasureUnit): string => `TRIM(${unitCell})=${quote(unitWords[unit])}`;

export const scaledFormula = (number: string, unitCell: string): string =>
  `IF(ISNUMBER(${number}),ROUND(IF(${isUnit(unitCell, 'share')},100,1)*${number},10),"")`;

/** '45.2 %', '3 days', '£1,200'. */
export function inUnit(number: number, unit: MeasureUnit | null): string {
  const words = numberWords(scaledNumber(number, unit));
  if (unit === 'percent' || unit === 'share') return `${words} %`;
  if (unit === 'days' || unit === 'hours') return `${words} ${unit}`;
  return unit === 'money' ? `£${words}` : words;
}

export function inUnitFormula(scaled: string, unitCell: string): string {
  const is = (unit: MeasureUnit): string => isUnit(unitCell, unit);
  const after = `IF(OR(${is('percent')},${is('share')})," %",IF(${is('days')}," days",IF(${is('hours')}," hours","")))`;
  return `IF(${is('money')},"£","")&${numberFormula(scaled)}&${after}`;
}
