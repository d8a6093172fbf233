import measures from './library/measures.json' with { type: 'json' };
import { type LibraryMeasure, parseLibrary } from './parse-library.ts';

/** Ours, after the traps that users of these statistics have met; a person may correct every word of it in the sheet. */
export const measureLibrary: readonly LibraryMeasure[] = shipped();

export const findLibraryMeasure = (id: string): LibraryMeasure | undefined =>
  measureLibrary.find((measure) => measure.id === id);

/** Entries one of whose groups of words all occur in a name or header, those with most words first: an offer only. */
export function suggestLibraryMeasures(name: string): readonly LibraryMeasure[] {
  const form = name.toLowerCase().replace(/[\s‐-―-]+/gu, ' ');
  const hits = ({ words }: LibraryMeasure): number =>
    Math.max(0, ...words.map((group) => (group.every((word) => form.includes(word)) ? group.length : 0)));
  return measureLibrary
    .map((measure) => ({ measure, hits: hits(measure) }))
    .filter((found) => found.hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .map(({ measure }) => measure);
}

function shipped(): readonly LibraryMeasure[] {
  const parsed = parseLibrary(measures);
  if (!parsed.ok) throw new Error(`measures.json: ${parsed.error.path} ${parsed.error.reason}`);
  return parsed.value;
}
