import type { Figure } from '../../../shared/measures/figure.ts';
import { figureWords } from '../../../shared/measures/figure-words.ts';
import type { CheckKind, CheckRow, CheckState } from '../check-row.ts';
import { cellList } from './cell-list.ts';
import { type BodyCell, type CheckedTable, cells, checkId } from './table-cells.ts';

interface Group {
  readonly kind: CheckKind;
  readonly state: CheckState;
  /** Cells of one name are one row. */
  readonly name: string;
  readonly words: (count: number, first: Figure) => string;
}

/** Markers, blanks, errors, numbers stored as text and words: one row a kind and table, however many cells. */
export function figureChecks(checked: CheckedTable): readonly CheckRow[] {
  const groups = new Map<string, { group: Group; found: BodyCell[] }>();
  for (const cell of checked.body) {
    const group = groupOf(cell.figure);
    if (group === null) continue;
    const known = groups.get(group.name);
    if (known === undefined) groups.set(group.name, { group, found: [cell] });
    else known.found.push(cell);
  }
  return [...groups.values()].flatMap(({ group, found }) => {
    const [first] = found;
    if (first === undefined) return [];
    return {
      id: checkId(group.kind, checked, group.name),
      kind: group.kind,
      state: group.state,
      what: group.words(found.length, first.figure),
      at: first.place,
      where: found.length === 1 ? '' : cellList(found.map(({ place }) => place)),
      count: found.length,
    };
  });
}

const hold = (count: number, what: string): string =>
  `${cells(count)} ${count === 1 ? 'holds' : 'hold'} ${what}.`;
const withMeaning = (what: string) => (count: number, first: Figure) =>
  `${hold(count, what)} ${figureWords(first)}`;

function groupOf(figure: Figure): Group | null {
  switch (figure.type) {
    case 'number':
      return textNumberGroup(figure.oddities);
    case 'marker':
      return marker(`“${figure.marker}”`, withMeaning(`“${figure.marker}”`));
    case 'below':
      return marker(`below ${figure.below}`, withMeaning(`“${figure.text}”`));
    case 'blank':
      return marker(
        'blank',
        (count, first) =>
          `${cells(count)} among the figures ${count === 1 ? 'is' : 'are'} blank. ${figureWords(first)}`,
      );
    case 'error':
      return { kind: 'error', state: 'act', name: figure.word, words: withMeaning(figure.word) };
    case 'words':
      if (/^[-−+]?[\d.]+,\d+%?$/u.test(figure.text)) return commaGroup;
      return {
        kind: 'words',
        state: 'know',
        name: 'words',
        words: (count, first) =>
          `${hold(count, `words where figures stand, such as “${figure.text}”`)} ${figureWords(first)}`,
      };
  }
}

const commaGroup: Group = {
  kind: 'words',
  state: 'know',
  name: 'comma',
  words: (count, first) => {
    const text = first.type === 'words' ? first.text : '';
    const others =
      count === 1 ? '' : ` So ${count === 2 ? 'is 1 more cell' : `are ${count - 1} more cells`}.`;
    return `“${text}” is text: a decimal comma is not read; write ${withFullStop(text)}, or change the column to numbers.${others}`;
  },
};

const withFullStop = (text: string): string => text.replaceAll('.', '').replace(',', '.');

const marker = (name: string, words: Group['words']): Group => ({
  kind: 'marker',
  state: 'know',
  name,
  words,
});

function textNumberGroup(oddities: readonly string[]): Group | null {
  if (oddities.includes('note-mark'))
    return {
      kind: 'text-number',
      state: 'know',
      name: 'note mark',
      words: (count) =>
        `${hold(count, 'a number with a note’s mark behind it')} It is read without the mark; sums of the sheet leave it out.`,
    };
  if (oddities.length === 0) return null;
  return {
    kind: 'text-number',
    state: 'act',
    name: 'text',
    words: (count) =>
      `${hold(count, 'a number stored as text')} It is read as the number; sums and charts of the sheet leave it out.`,
  };
}
