import type { CellPlan, RowPlan, SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { CellValue, TableReading, WorkbookReading } from '../workbook/workbook.ts';
import { findTable } from './read-cells.ts';

export type StandingRow = Readonly<Record<string, CellValue>>;

/** A table as it will stand once its plan is written: what formulas over it will see. */
export interface StandingTable {
  readonly headers: ReadonlySet<string>;
  readonly rows: readonly StandingRow[];
}

/** Null where the workbook has no such table, and none is planned. */
export function standingTable(
  name: TableName,
  { plans, reading }: { readonly plans: readonly SheetPlan[]; readonly reading: WorkbookReading },
): StandingTable | null {
  const plan = plans.find(({ table }) => table.name === name);
  const found = findTable(reading, name);
  if (plan === undefined && found === undefined) return null;
  const planned = plan?.table.columns.map(({ header }) => header) ?? [];
  const headers = new Set([...(found?.headers ?? []), ...planned]);
  return { headers, rows: plan === undefined ? valuesOf(found) : overlaid(plan, found) };
}

const valuesOf = (table: TableReading | undefined): readonly StandingRow[] =>
  (table?.rows ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([header, { value }]) => [header, value])),
  );

function overlaid({ table }: SheetPlan, found: TableReading | undefined): readonly StandingRow[] {
  const now = valuesOf(found);
  if (table.isExact) return table.rows.map((row, index) => withPlan(now[index], row));
  const left = new Map(table.rows.map((row) => [row.key, row]));
  const byAlternate = new Map(
    table.rows.flatMap((row) => (row.alternateKey === undefined ? [] : [[row.alternateKey, row]])),
  );
  const rows = now.map((row) => {
    const key = textOf(row, table.keyColumn);
    const typed = key === '' && table.alternateKeyColumn ? textOf(row, table.alternateKeyColumn) : '';
    const plan = left.get(key) ?? (typed === '' ? undefined : byAlternate.get(typed));
    if (plan !== undefined) left.delete(plan.key);
    return plan === undefined ? row : withPlan(row, plan);
  });
  return [...rows, ...[...left.values()].map((row) => withPlan(undefined, row))];
}

function withPlan(now: StandingRow | undefined, { cells }: RowPlan): StandingRow {
  const row: Record<string, CellValue> = { ...now };
  for (const [header, cell] of Object.entries(cells)) {
    const value = plannedValue(cell);
    if (value !== undefined) row[header] = value;
  }
  return row;
}

function plannedValue(cell: CellPlan): CellValue | undefined {
  if (cell.type === 'text') return cell.text;
  if (cell.type === 'number') return cell.number;
  return cell.type === 'formula' ? cell.value : undefined;
}

/** As & joins it into a text: a truth value is its own word. */
export function textOf(row: StandingRow | undefined, header: string): string {
  const value = row?.[header] ?? '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
