import type { InspectionState, ItemState, Subject } from '../../../shared/ledger/inspection-state.ts';
import type { DisposalCounts } from '../../store/store.ts';
import { disclosureWords } from '../custody/custody-words.ts';
import { dateInWords, dayOf } from '../format-date.ts';
import { personName } from '../item-facts.ts';
import { counted } from '../plain-words.ts';

interface WhatGoesProps {
  readonly state: InspectionState;
  /** Null: the whole inspection. */
  readonly items: readonly string[] | null;
  /** Null while it is counted. */
  readonly counts: DisposalCounts | null;
}

/** What a disposal destroys, what it leaves, and what it cannot reach: read before a name is typed. */
export function WhatGoes({ state, items, counts }: WhatGoesProps) {
  return (
    <>
      <Lines title="Destroyed on this computer, for good" lines={goneLines(state, items, counts)} />
      <Lines title="What stays" lines={items === null ? wholeStays : itemStays(state, items)} />
      <Lines title="What we cannot reach" lines={[...beyondLines(state, items), ...alwaysBeyond]} />
    </>
  );
}

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) => (
  <section class="stack-tight">
    <h2>{title}</h2>
    <ul class="bulleted">
      {lines.map((line, index) => (
        <li key={`${index} ${line}`}>{line}</li>
      ))}
    </ul>
  </section>
);

function goneLines(
  state: InspectionState,
  items: readonly string[] | null,
  counts: DisposalCounts | null,
): readonly string[] {
  if (counts === null) return ['Counting …'];
  const { itemCount, textCount, fileCount } = counts;
  return [
    `${counted(itemCount, 'item')} of evidence, and all that was written of ${itemCount === 1 ? 'it' : 'them'}`,
    ...(items === null ? wholeLines(state) : []),
    `${counted(textCount, 'text')} and ${counted(fileCount, 'file')} in all: pictures, archives of pages and documents are files`,
    'Words that were half typed, pages that were still to be kept, and copies passed to the viewer',
  ];
}

function wholeLines(state: InspectionState): readonly string[] {
  const { sessions, cases, measures, findings, judgments, awards } = state;
  const kinds: readonly (readonly [number, string])[] = [
    [sessions.length, 'session'],
    [cases.length, 'case'],
    [measures.length, 'measure'],
    [findings.length, 'finding'],
    [judgments.length + awards.length, 'judgment'],
  ];
  const there = kinds.flatMap(([count, one]) => (count === 0 ? [] : [counted(count, one)])).join(', ');
  return there === ''
    ? []
    : [`${there}. What of these has to be kept must be in the report or the workbook before`];
}

const record =
  'The record: that it was gathered, changed, looked at and given out, when and by whom, without its words';
const byWhom = 'That you disposed of it, when, and the reason you give';

const wholeStays = [
  record,
  byWhom,
  'The force, the kind and the dates of the inspection, the names of those who worked on it, and whom evidence was given to',
];

function itemStays(state: InspectionState, items: readonly string[]): readonly string[] {
  const isOne = ({ id }: Pick<ItemState, 'id'>) => items.includes(id);
  const going = state.items.filter(isOne);
  const resting = state.findings.filter(({ supporting, contrary }) =>
    [...supporting, ...contrary].some((id) => items.includes(id)),
  );
  const pages = new Set(
    going.flatMap(({ original }) => (original.type === 'clip' ? [original.pageUrl] : [])),
  );
  const alike = state.items.filter(
    (item) => !isOne(item) && item.original.type === 'clip' && pages.has(item.original.pageUrl),
  );
  return [
    record,
    byWhom,
    'Which criteria it pointed to. Judgments of these stand as they were given, and say that it was disposed of',
    ...resting.map(({ sentence }) => `The finding “${sentence}”, in its own words. Read it again`),
    ...(alike.length === 0
      ? []
      : [
          `${counted(alike.length, 'other clip')} of the same page, with pictures and archives that may show the same. Look at ${alike.length === 1 ? 'it' : 'them'}, too`,
        ]),
  ];
}

function beyondLines(state: InspectionState, items: readonly string[] | null): readonly string[] {
  const firstMs = Math.min(
    ...state.items.flatMap(({ id, madeAtMs }) => (items?.includes(id) ? [madeAtMs] : [])),
  );
  const hadIt = ({ items: given, madeAtMs }: Subject<'disclosure'>) =>
    items === null || (given === null ? madeAtMs > firstMs : given.some((id) => items.includes(id)));
  // The record holds no words of evidence.
  const given = state.disclosures.filter((one) => one.way !== 'log-copy' && hadIt(one));
  const alike = Map.groupBy(given, ({ recipient, fileName, way, madeBy }) => {
    const whom = recipient === '' ? 'to nobody who is named' : `to ${recipient}`;
    const name = fileName === '' ? '' : ` (${fileName})`;
    return `${disclosureWords[way]} ${whom}${name}, by ${personName(state, madeBy)}`;
  });
  const lines = [...alike].map(([words, ones]) => {
    const last = dateInWords(dayOf(Math.max(...ones.map(({ madeAtMs }) => madeAtMs))));
    return ones.length === 1 ? `${words}, ${last}` : `${words}, ${ones.length} times, last on ${last}`;
  });
  if (lines.length === 0) return ['Evidence files, copies and workbooks: none is on record'];
  return lines.length <= mostGiven
    ? lines
    : [
        ...lines.slice(0, mostGiven),
        `${counted(lines.length - mostGiven, 'more', 'more')}: see “Who has seen what”`,
      ];
}

/** More is not read before a decision; the record has them all. */
const mostGiven = 40;

const alwaysBeyond = [
  'What colleagues hold. Give them a new evidence file afterwards: it tells them, and asks them to dispose of it, too. Ask everybody named here',
  'Backups of this computer, the systems that it came from, and, until browser and disk have overwritten it, what was deleted here: sealed, but your passphrase opens it',
];
