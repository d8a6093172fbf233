import type { ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { TableWanted } from '../workbook/workbook.ts';
import { linkCell } from './cell-link.ts';
import { numberCell, textCell } from './cell-plan.ts';
import { type CheckRow, type CheckState, checkKinds } from './check-row.ts';

export const checksWanted: readonly TableWanted[] = [{ name: 'PlChecks', columns: 'all' }];

const columns: readonly ColumnPlan[] = [
  { header: 'Kind', widthChars: 20 },
  { header: 'What', widthChars: 80, isWrapped: true },
  { header: 'Where', widthChars: 24, isWrapped: true },
  { header: 'Also at', widthChars: 30, isWrapped: true },
  { header: 'State', widthChars: 15 },
  // Last: a number beside a text would touch it.
  { header: 'How many', widthChars: 12 },
  { header: 'Id', widthChars: 40, isHelper: true },
];

export const stateWords: Readonly<Record<CheckState, string>> = { act: 'See to it', know: 'Good to know' };

/** Every check of the figures, judgments and cases: what is to be seen to first. */
export function checksPlan(checks: readonly CheckRow[]): SheetPlan {
  const once = [...new Map(checks.map((check) => [check.id, check])).values()];
  const rows = once
    .toSorted((a, b) => a.state.localeCompare(b.state) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map(rowOf);
  return {
    sheetName: 'PL Checks',
    title: 'Checks',
    note: noteOf(once),
    table: { name: 'PlChecks', keyColumn: 'Id', columns, rows, isExact: true },
  };
}

function noteOf(checks: readonly CheckRow[]): string {
  const acts = checks.filter(({ state }) => state === 'act').length;
  const lead = acts === 0 ? 'Nothing to see to.' : `${acts} ${acts === 1 ? 'thing' : 'things'} to see to.`;
  return `${lead} ${checks.length - acts} good to know. The list is as things were when it was last read; nothing in it changes a figure, and nothing is stopped by it.`;
}

const kinds = Object.keys(checkKinds);

const rowOf = ({ id, kind, what, at, where, count, state }: CheckRow): RowPlan => ({
  key: id,
  cells: {
    Kind: textCell(checkKinds[kind]),
    What: textCell(what),
    Where: at === null ? textCell(where) : linkCell(at),
    'Also at': textCell(at === null ? '' : where),
    'How many': numberCell(count),
    State: textCell(stateWords[state]),
    Id: textCell(id),
  },
});
