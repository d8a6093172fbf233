import { ok, type Result } from '../../shared/result.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import type { TableReading, Workbook, WorkbookError } from '../workbook/workbook.ts';
import type { ClipTable } from './clip-table.ts';
import { clipItemHeader, clipTablePlan } from './clip-table-sheet.ts';

/** Where the tables stand now: by the names that their sheets were given. */
export interface PutClipTables {
  readonly sheetNames: readonly string[];
  readonly sheetsAdded: readonly string[];
}

/** Puts each table into a sheet of ours; a table that has one already has it written anew. */
export async function putClipTables(
  workbook: Workbook,
  tables: readonly ClipTable[],
): Promise<Result<PutClipTables, WorkbookError>> {
  const names = await workbook.read([]);
  if (!names.ok) return names;
  const clips = names.value.ourTables.filter(({ name }) => numberOf(name) !== null);
  const standing = await workbook.read(clips.map(({ name }) => ({ name, columns: [clipItemHeader] })));
  if (!standing.ok) return standing;
  const byItem = new Map(standing.value.tables.map((table) => [itemOf(table), table]));
  const numbered = [...clips, ...(names.value.namesTaken ?? [])];
  let last = Math.max(0, ...numbered.map(({ name }) => numberOf(name) ?? 0));
  const plans = tables.map((table) => {
    const known = numberOf(byItem.get(table.item)?.name);
    if (known === null) last += 1;
    return clipTablePlan(table, known ?? last);
  });
  const written = await workbook.write(plans);
  if (!written.ok) return written;
  const { sheetsAdded } = written.value;
  const updated = tables.flatMap(({ item }) => byItem.get(item)?.sheetName ?? []);
  return ok({ sheetNames: [...updated, ...sheetsAdded], sheetsAdded });
}

function numberOf(name: TableName | undefined): number | null {
  const digits = /^PlClip(\d+)$/.exec(name ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

const itemOf = ({ rows }: TableReading): string => String(rows[0]?.[clipItemHeader]?.value ?? '');
