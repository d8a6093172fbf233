import { mergeTable } from '../workbook/merge-table.ts';
import type { SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { TableReading, WorkbookReading } from '../workbook/workbook.ts';
import type { CheckRow } from './check-row.ts';

/**
 * What somebody typed directly beneath a table of ours that did not grow by it, as no table does in LibreOffice, nor in
 * Excel where it is told not to.
 */
export const rowsBeneath = ({ tables }: WorkbookReading, plans: readonly SheetPlan[]): readonly CheckRow[] =>
  tables.flatMap((table): readonly CheckRow[] => {
    const { name, sheetName, beneath = null } = table;
    if (beneath === null) return [];
    const row = beneath.row + grownBy(table, plans);
    const count = beneath.rowCount;
    return [
      {
        id: `beneath ${name}`,
        kind: 'beneath',
        state: 'act',
        what: sentence({ first: row + 1, last: row + count }, name),
        at: { sheetName, row, column: beneath.column },
        where: count === 1 ? '' : `rows ${row + 1} to ${row + count}`,
        count,
      },
    ];
  });

/** Tables to which a person may add rows by typing them. */
const typedTables: readonly TableName[] = ['PlCases', 'PlFindings', 'PlMeasures'];

function sentence(
  { first, last }: { readonly first: number; readonly last: number },
  name: TableName,
): string {
  const isOne = first === last;
  const rows = isOne ? `Row ${first} beneath the table is` : `Rows ${first} to ${last} beneath the table are`;
  const it = isOne ? 'it' : 'them';
  const way = typedTables.includes(name)
    ? `Draw the table’s lower right corner down over ${it}, or put a row into the table and type there.`
    : 'The table has every row that it needs: type there.';
  return `${rows} not part of it: nothing there is counted. ${way} Above a mere note, leave a blank row.`;
}

/** Rows that the plan adds to the table: what stands beneath moves down by as many. */
function grownBy(table: TableReading, plans: readonly SheetPlan[]): number {
  const plan = plans.find((one) => one.table.name === table.name);
  const merge = plan && mergeTable(table, plan);
  if (merge?.ok !== true) return 0;
  const { addAt, added } = merge.value;
  return Math.max(0, addAt + added.length - Math.max(1, table.rows.length));
}
