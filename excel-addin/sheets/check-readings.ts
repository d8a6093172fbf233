import { referencesIn } from '../workbook/cell-reference.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { type CheckKind, type CheckRow, checkKinds } from './check-row.ts';
import { stateWords } from './checks-sheet.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';

/** Kinds that only a look through the force's own sheets finds. */
const figureKinds: readonly CheckKind[] = [
  ...(['error', 'sum', 'double-count', 'units', 'text-number', 'words'] as const),
  ...(['joint-forces', 'force-name', 'marker', 'hidden', 'not-read'] as const),
];

const kindByWord = new Map((Object.keys(checkKinds) as CheckKind[]).map((kind) => [checkKinds[kind], kind]));

/** What PL Checks said when it was last written, with links that have followed. */
export const readChecks = (reading: WorkbookReading): readonly CheckRow[] =>
  rowsOf(reading, 'PlChecks').flatMap((row) => {
    const kind = kindByWord.get(cellText(row, 'Kind') as (typeof checkKinds)[CheckKind]);
    return kind === undefined ? [] : [checkOf(kind, row)];
  });

/** What was found in the force's figures the last time they were looked through. */
export const readFigureChecks = (reading: WorkbookReading): readonly CheckRow[] =>
  readChecks(reading).filter(({ kind }) => figureKinds.includes(kind));

function checkOf(kind: CheckKind, row: RowReading): CheckRow {
  const [found] = referencesIn(row.Where?.formula ?? '');
  const at = found && { sheetName: found.sheetName, row: found.area.row, column: found.area.column };
  return {
    id: cellText(row, 'Id'),
    kind,
    state: cellText(row, 'State') === stateWords.act ? 'act' : 'know',
    what: cellText(row, 'What'),
    at: at ?? null,
    where: at === undefined ? cellText(row, 'Where') : cellText(row, 'Also at'),
    count: Number(cellText(row, 'How many')) || 1,
  };
}
