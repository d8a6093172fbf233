import { createChance } from './chance.ts';
import { allChanges } from './changes/all-changes.ts';
import type { Contender } from './contenders/contender.ts';
import { type DocumentFigures, type DocumentPlan, measureDocument } from './measure-document.ts';
import { measure as measureContenders } from './page-side.ts';
import { pointAt, type Reading, readPage } from './reading.ts';
import type { Sources } from './sources.ts';
import type { Target, TargetKind } from './targets.ts';
import { readParts, redraw, textsOf, traceOriginal } from './trace.ts';
import { type Truth, truthOf } from './truth.ts';

/** The harness calls it, whichever of the two entries is in the page. */
export const measure = measureContenders;

export interface ProbeCase {
  readonly html: string;
  readonly donor: string;
  readonly kind: TargetKind;
  /** The words clipped; the first place of them in the page. */
  readonly clipped: string;
  readonly change: string;
}

/** What the truth is after a change of a small page: its kind, its words, and the words that stand before it. */
export function probe({ html, donor, kind, clipped, change }: ProbeCase) {
  const { root, trace } = openPage(html);
  const donorBody = new DOMParser().parseFromString(donor, 'text/html').body;
  readParts(donorBody, trace);
  const original = readPage(trace, root);
  const all = textsOf(root)
    .map(({ data }) => data)
    .join('');
  const from = all.indexOf(clipped);
  const target: Target = { kind, from, to: from + clipped.length, text: clipped };
  const copy = redraw(trace, root);
  document.body.replaceChildren(copy);
  const scene = {
    trace,
    root: copy,
    reading: readPage(trace, copy),
    chance: createChance('probe'),
    donor: donorBody,
    originalText: all.replace(/\s+/g, ' '),
    isOfOneRecord: true,
  };
  const found = allChanges.find(({ name }) => name === change);
  if (!found?.apply(scene, target)) throw new Error(`"${change}" does not fit`);
  const changed = readPage(trace, copy);
  const truth = truthOf(original, changed, target);
  return { type: truth.type, ...wordsOf(changed, truth), page: inkOf(changed, 0, changed.marks.length) };
}

function openPage(html: string) {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  return { root, trace: traceOriginal(root) };
}

function wordsOf(reading: Reading, truth: Truth): { words: string | null; before: string | null } {
  if (truth.type === 'gone' || truth.type === 'unfair') return { words: null, before: null };
  const places = [...truth.places];
  const words = places.map((place) => characterAt(reading, place)).join('');
  return { words, before: inkOf(reading, 0, places[0] ?? 0).slice(-12) };
}

function characterAt(reading: Reading, place: number): string {
  const { text, offset } = pointAt(reading, place);
  return text.data.charAt(offset);
}

function inkOf(reading: Reading, start: number, end: number): string {
  let ink = '';
  for (let place = start; place < end; place++)
    if (reading.isInk[place] === 1) ink += characterAt(reading, place);
  return ink;
}

/** A contender that is told the truth, and one that always marks something else. */
export function measureFakes(plan: DocumentPlan, sources: Sources): Promise<DocumentFigures> {
  let told: { reading: Reading; truth: Truth } | null = null;
  const fake = (name: string, answer: (reading: Reading, truth: Truth) => Range | null): Contender => ({
    name,
    describe: () => null,
    prepare: () => null,
    anchor: () => {
      const range = told ? answer(told.reading, told.truth) : null;
      return { range, verdict: range ? 'same' : 'gone' };
    },
  });
  return measureDocument(plan, sources, {
    contenders: [fake('perfect', rangeOfTruth), fake('hopeless', rangeOfAnother)],
    onCase: (reading, truth) => {
      told = { reading, truth };
    },
  });
}

function rangeOfTruth(reading: Reading, truth: Truth): Range | null {
  if (truth.type === 'gone' || truth.type === 'unfair') return null;
  const places = [...truth.places];
  return rangeBetween(reading, places[0] ?? 0, places.at(-1) ?? 0);
}

function rangeOfAnother(reading: Reading, truth: Truth): Range {
  const own = truth.type === 'gone' || truth.type === 'unfair' ? new Set<number>() : truth.places;
  const other = reading.isInk.findIndex((ink, place) => ink === 1 && !own.has(place));
  return rangeBetween(reading, other, other);
}

function rangeBetween(reading: Reading, first: number, last: number): Range {
  const start = pointAt(reading, first);
  const end = pointAt(reading, last);
  const range = reading.root.ownerDocument.createRange();
  range.setStart(start.text, start.offset);
  range.setEnd(end.text, end.offset + 1);
  return range;
}
