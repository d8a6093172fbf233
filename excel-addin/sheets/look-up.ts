import { quote } from '../../shared/grading/compile-rule.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import { columnOf } from './table-reference.ts';

/** The text of one cell of another table, by the row's id; `missing` where somebody deleted the row. */
export function lookUp(
  table: TableName,
  { header, id, missing = '' }: { readonly header: string; readonly id: string; readonly missing?: string },
): string {
  const found = `INDEX(${columnOf(table, header)},MATCH(${quote(id)},${columnOf(table, 'Id')},0))`;
  // A blank cell would be 0 without the text that is joined to it.
  return `IFERROR(${found}&"",${quote(missing)})`;
}
