import type { Framework } from '../../shared/criteria/framework.ts';
import type { CellPlan, RowPlan, TableName } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { changedHere } from './as-told.ts';
import { joinChanged } from './both-changed.ts';
import { isWithdrawn, type MarkedRow } from './criteria-text.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';
import { type Known, meet } from './standing.ts';

/** An item, a finding or a case as a file tells it, before it meets the row that may stand in the workbook already. */
export interface SubjectRow extends MarkedRow {
  readonly key: string;
  /** Clock of the latest writing. */
  readonly version: string;
  readonly writings: string;
  /** The other columns, as cells can hold them. */
  readonly cells: Readonly<Record<string, string | number>>;
}

/** What the merge has to know of rows that stand already; the rest of them need not be read. */
export const mergeColumns = ['Id', 'Criteria', 'Status', 'Version', 'Writings'] as const;

export interface MergedRows {
  readonly rows: readonly RowPlan[];
  /** Every row that the table will have. */
  readonly standing: readonly MarkedRow[];
  readonly counts: MergeCounts;
}

export interface MergeCounts {
  readonly added: number;
  readonly updated: number;
  readonly newlyWithdrawn: number;
  /** Rows that the workbook knew in a newer version than the file. */
  readonly keptNewer: number;
  readonly changedOnTwo: number;
}

export interface MergeInput {
  readonly table: TableName;
  readonly reading: WorkbookReading;
  readonly framework: Framework;
  readonly incoming: readonly SubjectRow[];
  /** What the file and the workbook have taken in so far. */
  readonly fileKnown: Known;
  readonly workbookKnown: Known;
  /** Columns in which a person may change what a file told: what they typed stays, in the order of the row's marks. */
  readonly typed?: readonly string[];
}

interface StandingRow extends MarkedRow {
  readonly row: RowReading;
  readonly version: string;
  readonly writings: string;
}

/** Rows that stand and that the file does not name stay as they are. */
export function mergeRows(input: MergeInput): MergedRows {
  const standing = readStanding(input);
  const rows: RowPlan[] = [];
  const counts = { added: 0, updated: 0, newlyWithdrawn: 0, keptNewer: 0, changedOnTwo: 0 };
  for (const row of input.incoming) {
    const now = standing.get(row.key);
    const next = now === undefined ? row : settled(row, now, input);
    if (next === null) {
      if (now?.version !== row.version) counts.keptNewer += 1;
      continue;
    }
    if (now === undefined) counts.added += 1;
    else if (isChanged(now, next)) counts.updated += 1;
    if (now !== undefined && isWithdrawn(next.status) && !isWithdrawn(now.status)) counts.newlyWithdrawn += 1;
    if (next !== row) counts.changedOnTwo += 1;
    const kept = now === undefined ? next : withTyped(next, now.row, input.typed ?? []);
    standing.set(row.key, { ...kept, row: now?.row ?? {} });
    rows.push(rowPlan(kept, now === undefined ? [] : changedHere(now.row, input.typed ?? [])));
  }
  return { rows, standing: [...standing.values()], counts };
}

/** What a person typed over a file's words stays; where the file says something else by now, Status says so. */
function withTyped(next: SubjectRow, now: RowReading, typed: readonly string[]): SubjectRow {
  const changed = changedHere(now, typed);
  const told: Readonly<Record<string, string | number>> = { ...next.cells, Criteria: next.criteria };
  const differing = changed.filter((header) => String(told[header] ?? '') !== cellText(now, header));
  if (differing.length === 0) return next;
  const note = `${differing.join(', ')} changed here by hand: the evidence file says something else`;
  return {
    ...next,
    criteria: changed.includes('Criteria') ? cellText(now, 'Criteria') : next.criteria,
    status: [next.status, note].filter((part) => part !== '').join('; '),
  };
}

type Compared = Omit<StandingRow, 'row'>;

const isChanged = (now: Compared, next: Compared): boolean =>
  now.version !== next.version ||
  now.writings !== next.writings ||
  now.status !== next.status ||
  now.criteria !== next.criteria;

/** The row to write, or null where the row stays. */
function settled(row: SubjectRow, now: StandingRow, input: MergeInput): SubjectRow | null {
  const file = { ...row, known: input.fileKnown };
  const here = { ...now, known: input.workbookKnown };
  const meeting = meet(here, file);
  if (meeting === 'file') return row;
  if (meeting === 'row') return null;
  const isLater = row.version > now.version;
  const [earlier, later] = isLater ? ([here, file] as const) : ([file, here] as const);
  return {
    key: row.key,
    cells: isLater ? row.cells : {},
    version: later.version,
    ...joinChanged(input.framework, earlier, later),
  };
}

function readStanding({ table, reading }: MergeInput): Map<string, StandingRow> {
  const found = rowsOf(reading, table).filter((row) => cellText(row, 'Id') !== '');
  return new Map(
    found.map((row) => [
      cellText(row, 'Id'),
      {
        row,
        criteria: cellText(row, 'Criteria'),
        status: cellText(row, 'Status'),
        version: cellText(row, 'Version'),
        writings: cellText(row, 'Writings'),
      },
    ]),
  );
}

function rowPlan(
  { key, cells, criteria, status, version, writings }: SubjectRow,
  kept: readonly string[],
): RowPlan {
  const plan: Record<string, CellPlan> = {};
  for (const [header, value] of Object.entries(cells))
    plan[header] =
      typeof value === 'number' ? { type: 'number', number: value } : { type: 'text', text: value };
  plan.Criteria = { type: 'text', text: criteria };
  plan.Status = { type: 'text', text: status };
  plan.Version = { type: 'text', text: version };
  plan.Writings = { type: 'text', text: writings };
  plan.Id = { type: 'text', text: key };
  for (const header of kept) plan[header] = { type: 'keep' };
  return { key, cells: plan };
}
