import type { Figure } from '../../../shared/measures/figure.ts';
import { roundHalfAway } from '../../../shared/statistics/rounding.ts';
import { cellWord, rowsWord } from '../../proposals/cell-words.ts';
import type { TableRow } from '../../proposals/find-tables.ts';
import { summableColumns } from '../../proposals/summable-columns.ts';
import type { CheckRow } from '../check-row.ts';
import { cellList } from './cell-list.ts';
import { type CheckedTable, checkId } from './table-cells.ts';

const numberAt = (figure: Figure): number | null => (figure.type === 'number' ? figure.number : null);

/** Where no other column adds up: a total that is so far from its likely parts has others: a tactic may count in several rows, by design. */
const nearShare = 0.05;

interface SaidTotal {
  readonly row: TableRow;
  readonly column: number;
  readonly label: string;
  /** What the rows beside it give, where that is near; '' where it is not. */
  readonly near: string;
}

/** Rows said to be totals to which no rows add up: near misses one by one, the others in one row. */
export function sumChecks(checked: CheckedTable): readonly CheckRow[] {
  const totals = saidTotals(checked);
  const { sheetName } = checked;
  const [first, ...more] = totals.filter(({ near }) => near === '');
  const misses = totals
    .filter(({ near }) => near !== '')
    .map(
      ({ row, column, label, near }): CheckRow => ({
        id: checkId('sum', checked, String(row.row + 1)),
        kind: 'sum',
        state: 'act',
        what: `The parts of “${label}” do not sum to it. ${near}`,
        at: { sheetName, row: row.row, column },
        where: '',
        count: 1,
      }),
    );
  if (first === undefined) return misses;
  const labels = [first, ...more].map(({ label }) => `“${label}”`);
  return [
    ...misses,
    {
      id: checkId('sum', checked, 'no parts'),
      kind: 'sum',
      state: 'know',
      what: `${labels.slice(0, 6).join(', ')}${labels.length > 6 ? ` and ${labels.length - 6} more` : ''}: said to be ${labels.length === 1 ? 'a total' : 'totals'}, and no rows beside ${labels.length === 1 ? 'it add up to it' : 'them add up to them'}. Parts may overlap by design, or have no number; look in the sheet’s own notes.`,
      at: { sheetName, row: first.row.row, column: first.column },
      where:
        more.length === 0
          ? ''
          : cellList([first, ...more].map(({ row, column }) => ({ row: row.row, column }))),
      count: labels.length,
    },
  ];
}

function saidTotals(checked: CheckedTable): readonly SaidTotal[] {
  const { grid, columns: tableColumns, rows: all } = checked.table;
  const rows = all.filter(({ kind }) => kind !== 'note');
  const columns = summableColumns(
    grid,
    tableColumns,
    rows.map(({ row }) => row),
  );
  return rows.flatMap((row, at): SaidTotal[] => {
    const isSaid = (row.kind === 'total' || row.kind === 'subtotal') && row.parts.length === 0;
    const column = columns.find((each) => numberAt(grid.figure(row.row, each)) !== null);
    if (!isSaid || column === undefined) return [];
    const near = differenceWords(checked, { row, parts: likelyParts(rows, at), columns });
    return [{ row, column, label: row.labels.at(-1)?.text ?? '', near }];
  });
}

/** The rows above it that are in no other sum; for a first row those below it. */
function likelyParts(rows: readonly TableRow[], at: number): readonly TableRow[] {
  const beside = at === 0 ? rows.slice(1) : rows.slice(0, at);
  const inSums = new Set(beside.flatMap(({ parts }) => parts));
  const lastTotal = beside.findLastIndex(({ kind, parts }) => kind === 'total' && parts.length === 0);
  return (at === 0 ? beside : beside.slice(lastTotal + 1)).filter(({ row }) => !inSums.has(row));
}

interface Sum {
  readonly row: TableRow;
  readonly parts: readonly TableRow[];
  readonly columns: readonly number[];
}

function differenceWords({ table: { grid } }: CheckedTable, { row, parts, columns }: Sum): string {
  if (parts.length < 2) return '';
  const sums = columns.flatMap((column) => {
    const total = numberAt(grid.figure(row.row, column));
    const numbers = parts.map((part) => numberAt(grid.figure(part.row, column)));
    if (total === null || numbers.includes(null)) return [];
    const sum = numbers.reduce<number>((all, number) => all + (number ?? 0), 0);
    return [{ column, total, sum, difference: total - sum }];
  });
  const addsElsewhere = sums.some(({ total, difference }) => total !== 0 && Math.abs(difference) < 0.05);
  for (const { column, total, sum, difference } of sums) {
    if (Math.abs(difference) < 0.05) continue;
    if (!addsElsewhere && Math.abs(difference) > nearShare * Math.abs(total)) continue;
    const [says, gives, apart] = [total, sum, difference].map(shown);
    return `In ${cellWord(row.row, column)} stands ${says}; its ${parts.length} parts give ${gives}, a difference of ${apart}. Figures rounded one by one often do so: look in the sheet’s own notes.`;
  }
  return '';
}

const shown = (number: number): string => roundHalfAway(number, 2).toLocaleString('en-GB');

const sumOfRange = /SUM\(\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)\)/gi;

/** Sums of theirs that run over a total and over its parts, and rows that would count twice in a sum. */
export function doubleCountChecks(checked: CheckedTable): readonly CheckRow[] {
  const totals = checked.table.rows.filter(({ parts }) => parts.length > 0);
  const sums = checked.body.flatMap(({ place, cell }): CheckRow[] => {
    const twice = totals.find((total) => isSummedTwice(cell.formula ?? '', total));
    if (twice === undefined) return [];
    return [
      {
        id: checkId('double-count', checked, cellWord(place.row, place.column)),
        kind: 'double-count',
        state: 'act',
        what: `This sum adds ${rowsWord([twice.row])}, which is itself the sum of ${rowsWord(twice.parts)}: they are counted twice.`,
        at: place,
        where: '',
        count: 1,
      },
    ];
  });
  const [first] = totals;
  const column = checked.table.columns.figures[0];
  if (first === undefined || column === undefined) return sums;
  return [
    ...sums,
    {
      id: checkId('double-count', checked, 'rows'),
      kind: 'double-count',
      state: 'know',
      what: `${rowsWord(totals.map(({ row }) => row))} of this table ${totals.length === 1 ? 'is the sum' : 'are sums'} of other rows: in a sum of the whole column they count twice.`.replace(
        /^r/,
        'R',
      ),
      at: { sheetName: checked.sheetName, row: first.row, column },
      where: '',
      count: totals.length,
    },
  ];
}

const isSummedTwice = (formula: string, { row, parts }: TableRow): boolean =>
  [...formula.matchAll(sumOfRange)].some(([, , from = '', , to = '']) => {
    const isIn = (each: number): boolean => each + 1 >= Number(from) && each + 1 <= Number(to);
    return isIn(row) && parts.some(isIn);
  });
