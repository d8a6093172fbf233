import type { TableName } from './sheet-plan.ts';
import type { WorkbookError, WorkbookReading } from './workbook.ts';

/** Excel has no two tables of one name: where theirs has ours, only they can make room. Undefined where it is free. */
export function refuseTheirTable(
  name: TableName,
  namesTaken: WorkbookReading['namesTaken'] = [],
): WorkbookError | undefined {
  const taken = namesTaken.find((table) => table.name === name);
  return (
    taken && {
      type: 'refused',
      reason: `The sheet “${taken.sheetName}” holds a table of the force's own called “${name}”, a name that Plumbline needs: give it another name (Table Design, Table Name), then try again.`,
    }
  );
}
