import type { InspectionKind, Layer } from '../../shared/evidence/subject-fields.ts';

export const inspectionKindWords: Readonly<Record<InspectionKind, string>> = {
  inspection: 'Inspection',
  'self-assessment': 'Self-assessment',
  'post-inspection-review': 'Post-inspection review',
  joint: 'Joint inspection',
  thematic: 'Thematic inspection',
};

export const layerWords: Readonly<Record<Layer, string>> = {
  inspector: 'Inspector',
  force: 'Force',
};

/** '1 clip', '2 clips'. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** 'a', 'a and b', 'a, b and c'. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2026-11-03' as '3 Nov 2026'; what is no such date comes back as it is. */
export function dateInWords(isoDay: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(isoDay) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? isoDay : `${Number(day)} ${name} ${year}`;
}
