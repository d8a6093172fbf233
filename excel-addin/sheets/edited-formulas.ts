import { isSameFormula } from '../workbook/same-formula.ts';
import type { RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { CellReading, TableReading, WorkbookReading } from '../workbook/workbook.ts';
import { isMadeWith } from './cover-sheet.ts';
import type { GradingCheck } from './judgment-checks.ts';
import { cellText, findTable, type RowReading } from './read-cells.ts';
import { thisRow } from './table-reference.ts';

/**
 * Formulas of ours that somebody changed or typed over, named before the plans put them back. `plans` are to be by the
 * workbook's own rule. A workbook that another version of the program wrote has that version's formulas: nothing is
 * said of those.
 */
export function findEditedFormulas(
  reading: WorkbookReading,
  plans: readonly SheetPlan[],
  programVersion: string,
): readonly GradingCheck[] {
  if (!isMadeWith(reading, programVersion)) return [];
  const here = new Set(reading.ourTables.map(({ name }) => name.toLowerCase()));
  const isKnown = (name: string): boolean => here.has(name.toLowerCase());
  return plans.flatMap((plan) => {
    const table = findTable(reading, plan.table.name);
    return table === undefined ? [] : editedIn(table, plan, isKnown);
  });
}

/**
 * Columns whose formula names a table that only comes now, or a column of its own row of which that is true: they
 * stood there in other words, or not at all.
 */
function newColumns(
  { table }: SheetPlan,
  cells: RowPlan['cells'],
  isKnown: (table: string) => boolean,
): ReadonlySet<string> {
  const formulas = Object.entries(cells).flatMap(([column, cell]) =>
    cell.type === 'formula' ? [[column, cell.formula] as const] : [],
  );
  const found = new Set<string>();
  const take = (isNew: (formula: string) => boolean): boolean => {
    const before = found.size;
    for (const [column, formula] of formulas) if (isNew(formula)) found.add(column);
    return found.size > before;
  };
  const namesUnknown = (formula: string): boolean =>
    [...formula.matchAll(/\b(Pl[A-Z]\w*)\[/g)].some(([, name = '']) => !isKnown(name));
  const namesFound = (formula: string): boolean =>
    [...found].some((column) => formula.includes(thisRow(table.name, column)));
  let isGrowing = take(namesUnknown);
  while (isGrowing) isGrowing = take(namesFound);
  return found;
}

function editedIn(
  table: TableReading,
  plan: SheetPlan,
  isKnown: (table: string) => boolean,
): readonly GradingCheck[] {
  const { keyColumn } = plan.table;
  const byKey = new Map(table.rows.map((row) => [cellText(row, keyColumn), row]));
  return plan.table.rows.flatMap(({ key, cells }) => {
    const row = byKey.get(key);
    if (row === undefined) return [];
    const comesNow = newColumns(plan, cells, isKnown);
    return Object.entries(cells).flatMap(([column, cell]) => {
      if (cell.type !== 'formula' || comesNow.has(column)) return [];
      const fault = faultOf(row[column], cell.formula);
      if (fault === null) return [];
      const sentence = `${table.sheetName}, row ${rowName(row, key)}, ${column}: ${fault}. It is put back when the sheets are brought up to date.`;
      const rowIndex = table.rows.indexOf(row);
      return [{ kind: 'formula', sentence, place: { table: table.name, key, column, rowIndex } } as const];
    });
  });
}

/** A cell that was not read is nobody's edit. */
function faultOf(now: CellReading | undefined, formula: string): string | null {
  if (now === undefined) return null;
  if (now.formula !== undefined)
    return isSameFormula(now.formula, formula) ? null : 'the formula was changed';
  return now.value === '' ? 'the formula was deleted' : 'something was typed over the formula';
}

function rowName(row: RowReading, key: string): string {
  const topic = [cellText(row, 'Topic'), cellText(row, 'Layer')].filter((text) => text !== '').join(', ');
  const names = [cellText(row, 'Number'), topic, cellText(row, 'Name'), cellText(row, 'Reference')];
  return names.find((text) => text !== '') ?? key;
}
