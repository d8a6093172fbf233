import type { MeasureBasis, MeasureDirection, MeasureUnit } from './measure.ts';

/** As cells and lists of choices have them; without commas, which a list of choices cannot hold. */
export const unitWords: Readonly<Record<MeasureUnit, string>> = {
  count: 'Number',
  percent: 'Per cent (0 to 100)',
  share: 'Share (0 to 1)',
  rate: 'Rate',
  days: 'Days',
  hours: 'Hours',
  money: 'Pounds',
  other: 'Other',
};

export const directionWords: Readonly<Record<MeasureDirection, string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neutral: 'Neutral',
};

export const basisWords: Readonly<Record<MeasureBasis, string>> = {
  snapshot: 'Snapshot',
  period: 'Period',
};

/** The key whose word a person typed, without regard to case and spaces; null for any other text. */
export function keyOfWord<K extends string>(words: Readonly<Record<K, string>>, text: string): K | null {
  const form = wordForm(text);
  for (const key of Object.keys(words) as K[]) if (wordForm(words[key]) === form) return key;
  return null;
}

/** What TRIM leaves, compared as '=' compares in a sheet. */
const wordForm = (text: string): string => text.replace(/ +/g, ' ').replace(/^ | $/g, '').toLowerCase();
