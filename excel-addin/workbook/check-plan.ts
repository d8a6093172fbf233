import { err, ok, type Result } from '../../shared/result.ts';
import type { CellPlan, RowPlan, SheetPlan } from './sheet-plan.ts';
import type { WorkbookError } from './workbook.ts';

/** Excel's specifications and limits: characters in a cell, in a formula, in a list typed into a validation; rows. */
const longestText = 32_767;
const longestFormula = 8_192;
const longestChoices = 255;
const lastRow = 1_048_576;

/** What neither implementation could write, found before the first cell is written. */
export function checkPlan(plan: SheetPlan): Result<undefined, WorkbookError> {
  const wrong = columnFault(plan) ?? keyFault(plan);
  if (wrong !== undefined) return refused(`${plan.sheetName}: ${wrong}`);
  if (plan.table.rows.length > lastRow - 4)
    return tooLarge(plan, `more than the ${(lastRow - 4).toLocaleString('en-GB')} rows that a sheet holds`);
  for (const row of plan.table.rows) {
    const fault = rowFault(row, plan);
    if (fault !== undefined) return tooLarge(plan, fault);
  }
  return ok(undefined);
}

function columnFault(plan: SheetPlan): string | undefined {
  const { columns, keyColumn } = plan.table;
  const headers = new Set(columns.map((column) => column.header.toLowerCase()));
  if (headers.size !== columns.length) return 'two columns have the same header';
  if (!columns.some((column) => column.header === keyColumn))
    return `the key column "${keyColumn}" is not planned`;
  for (const { header, choices } of columns) {
    if (choices?.some((choice) => choice.includes(','))) return `a choice of "${header}" holds a comma`;
    if ((choices?.join(',').length ?? 0) > longestChoices)
      return `the choices of "${header}" are longer than ${longestChoices} characters`;
  }
  return undefined;
}

function keyFault(plan: SheetPlan): string | undefined {
  const keys = new Set<string>();
  for (const { key } of plan.table.rows) {
    if (key === '') return 'a row has no key';
    if (keys.has(key)) return `two rows to write have the key "${key}"`;
    keys.add(key);
  }
  return undefined;
}

function rowFault(row: RowPlan, { table }: SheetPlan): string | undefined {
  for (const { header } of table.columns) {
    const fault = cellFault(row.cells[header]);
    if (fault !== undefined) return `"${header}" of ${row.key} ${fault}`;
  }
  return undefined;
}

function cellFault(cell: CellPlan | undefined): string | undefined {
  if (cell?.type === 'text' && cell.text.length > longestText)
    return `is longer than ${longestText.toLocaleString('en-GB')} characters`;
  if (cell?.type === 'formula' && cell.formula.length > longestFormula)
    return `is a formula longer than ${longestFormula.toLocaleString('en-GB')} characters`;
  return cell?.type === 'number' && !Number.isFinite(cell.number)
    ? 'is not a number Excel can hold'
    : undefined;
}

const refused = (reason: string): Result<never, WorkbookError> => err({ type: 'refused', reason });
const tooLarge = (plan: SheetPlan, reason: string): Result<never, WorkbookError> =>
  err({ type: 'too-large', sheetName: plan.sheetName, reason });
