import type { Chance } from './chance.ts';
import { pointAt, type Reading } from './reading.ts';
import { type Part, type Trace, textsOf } from './trace.ts';
import type { Stretch } from './truth.ts';

/** What an inspector selects. `repeated` is a cell or value whose text stands on the page three times or more. */
export const TARGET_KINDS = [
  'word',
  'sentence',
  'paragraph',
  'blocks',
  'item',
  'heading',
  'cell',
  'repeated',
  'row',
  'rows',
  'header',
  'value',
  'record',
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export interface Target extends Stretch {
  readonly kind: TargetKind;
  readonly text: string;
}

const BLOCKS = 'p, li, blockquote, figcaption, h1, h2, h3, h4, h5, h6';

/** Tables and records above all: what is clipped there most counts twice. */
const TWICE: ReadonlySet<TargetKind> = new Set(['cell', 'repeated', 'row', 'value']);

/** Some targets of every kind that the page has. */
export function chooseTargets(
  { trace, reading, chance }: { trace: Trace; reading: Reading; chance: Chance },
  perKind: number,
): Target[] {
  const all = candidates(trace, reading, chance);
  return TARGET_KINDS.flatMap((kind) => chance.some(all[kind], TWICE.has(kind) ? 2 * perKind : perKind));
}

function candidates(trace: Trace, reading: Reading, chance: Chance): Record<TargetKind, Target[]> {
  const { root } = reading;
  const partsOf = (...parts: Part[]) =>
    [...root.querySelectorAll('*')].filter((one) => parts.includes(trace.parts.get(one) as Part));
  const target = (kind: TargetKind, first: Element, last = first) => around(reading, kind, [first, last]);
  const list = (kind: TargetKind, elements: readonly Element[]) =>
    elements.map((one) => target(kind, one)).filter((one) => one !== null);
  const cells = list('cell', partsOf('cell', 'value'));
  const counts = new Map<string, number>();
  for (const { text } of cells) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isRepeated = ({ text }: Target) => (counts.get(text) ?? 0) >= 3;
  const heads = partsOf('head').flatMap((head) => [...head.children]);
  const isHead = new Set(list('cell', heads).map(({ from }) => from));
  const prose = [...root.querySelectorAll('p, li, blockquote, dd, td, [data-prose]')].filter(isProse);
  const sentences = prose.flatMap((block) => sentencesIn(reading, block));
  return {
    word: sentences.flatMap((sentence) => wordIn(reading, sentence, chance)),
    sentence: sentences,
    paragraph: list(
      'paragraph',
      prose.filter((block) => block.localName === 'p'),
    ),
    blocks: runs(root).flatMap(([first, last]) => target('blocks', first, last) ?? []),
    item: list(
      'item',
      [...root.querySelectorAll('li')].filter((one) => (one.textContent ?? '').length < 400),
    ),
    heading: list('heading', [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')]),
    cell: cells.filter((one) => !isRepeated(one) && !isHead.has(one.from) && one.text.length < 200),
    repeated: cells
      .filter((one) => isRepeated(one) && !isHead.has(one.from) && one.text.length <= 24)
      .map((one) => ({ ...one, kind: 'repeated' })),
    row: list('row', partsOf('row')),
    rows: partsOf('row').flatMap((row) => {
      const last = row.nextElementSibling;
      return last && trace.parts.get(last) === 'row' ? (target('rows', row, last) ?? []) : [];
    }),
    header: list('header', heads),
    value: list('value', partsOf('value')).filter((one) => !isRepeated(one) && one.text.length < 200),
    record: list('record', partsOf('record')),
  };
}

const isProse = (block: Element) =>
  (block.textContent ?? '').trim().length >= 60 && !block.querySelector('p, li, table, td');

/** Two blocks, one after the other, of one text. */
function runs(root: Element): (readonly [Element, Element])[] {
  return [...root.querySelectorAll(BLOCKS)].flatMap((first) => {
    const last = first.nextElementSibling;
    const fits = last?.matches('p, li') && first.matches('p, li, h2, h3') && isProse(last);
    return last && fits ? [[first, last] as const] : [];
  });
}

function around(
  reading: Reading,
  kind: TargetKind,
  [first, last]: readonly [Element, Element],
): Target | null {
  const startText = textsOf(first).find((text) => text.data.trim() !== '' && reading.starts.has(text));
  const endText = textsOf(last).findLast((text) => text.data.trim() !== '' && reading.starts.has(text));
  if (!startText || !endText) return null;
  const from = (reading.starts.get(startText) ?? 0) + startText.data.search(/\S/);
  const to = (reading.starts.get(endText) ?? 0) + endText.data.trimEnd().length;
  return inkIn(reading, from, to) === 0 ? null : { kind, from, to, text: textBetween(reading, from, to) };
}

/** Sentences of a block, also those with links and emphasis in them. */
function sentencesIn(reading: Reading, block: Element): Target[] {
  const texts = textsOf(block);
  const start = texts[0] && reading.starts.get(texts[0]);
  if (start === undefined) return [];
  const words = texts.map(({ data }) => data).join('');
  return [...words.matchAll(/[A-Z][^.?!]{25,}[.?!](?=\s|$)/g)].map((match) => ({
    kind: 'sentence' as const,
    from: start + match.index,
    to: start + match.index + match[0].length,
    text: match[0],
  }));
}

function wordIn(reading: Reading, sentence: Target, chance: Chance): Target[] {
  const words = [...sentence.text.matchAll(/[\p{L}\d/-]{4,}/gu)];
  if (words.length === 0) return [];
  const word = chance.pick(words);
  const from = sentence.from + word.index;
  const to = from + word[0].length;
  return inkIn(reading, from, to) === 0 ? [] : [{ kind: 'word', from, to, text: word[0] }];
}

function inkIn(reading: Reading, from: number, to: number): number {
  return reading.isInk.subarray(from, to).reduce((sum, one) => sum + one, 0);
}

function textBetween(reading: Reading, from: number, to: number): string {
  return rangeOf(reading, { from, to }).toString().replace(/\s+/g, ' ');
}

/** The range that an inspector's selection of the target is, on a page as it was read. */
export function rangeOf(reading: Reading, { from, to }: Stretch): Range {
  const range = reading.root.ownerDocument.createRange();
  const first = pointAt(reading, from);
  const last = pointAt(reading, to - 1);
  range.setStart(first.text, first.offset);
  range.setEnd(last.text, last.offset + 1);
  return range;
}
