import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { sharedHeaders } from './case-columns.ts';
import { type CaseReading, readCase } from './case-readings.ts';
import { caseRows } from './case-rows.ts';
import { areasOf } from './case-words.ts';
import { casesPlan, workedOutCells } from './cases-sheet.ts';
import { keepCell, numberCell, textCell } from './cell-plan.ts';
import type { Editions } from './evidence-sheet.ts';
import type { PastedCase } from './paste-cases.ts';
import { cellText, findTable, rowsOf } from './read-cells.ts';
import { toSheetText } from './sheet-text.ts';
import { type Known, knownOf } from './standing.ts';
import { type IdentifiedCase, identifyCases, readStandingCases, type WaitingCase } from './standing-cases.ts';
import { type MergeCounts, mergeRows, type SubjectRow } from './subject-rows.ts';
import { fromFileText, meetCells, typedNote, withNote } from './typed-over.ts';

export interface CasesInput extends Editions {
  /** What an evidence file tells; null where there is none. */
  readonly state: InspectionState | null;
  /** With every column of PlCases. */
  readonly reading: WorkbookReading;
  readonly workbookKnown: Known;
  /** Without it rows that people typed wait for their id. */
  readonly newId: (() => string) | null;
  /** Cases to add, as casesFromPaste gave them: none of them stands in the workbook yet. */
  readonly pasted?: readonly PastedCase[];
}

export interface BuiltCases {
  readonly plan: SheetPlan;
  readonly counts: MergeCounts;
  /** Every case that counts, as it stands after. */
  readonly cases: readonly CaseReading[];
  /** Taken out of the audit, with the row still there. */
  readonly withdrawn: readonly CaseReading[];
  /** Rows that do not count, or count twice. */
  readonly waiting: readonly WaitingCase[];
}

/** PlCases as it should be: what files tell merged cell by cell with what people typed, see typed-over.ts. */
export function buildCases(input: CasesInput): BuiltCases {
  const areas = areasOf(input);
  const standing = readStandingCases(input.reading);
  const incoming = input.state === null ? [] : caseRows(input.state, input);
  const { cases, waiting } = identifyCases(standing, incoming, input.newId);
  const { told, counts } = tellRows(cases, input);
  const { newId } = input;
  const pasted = newId === null ? [] : (input.pasted ?? []).map((one) => pastedRow(one, newId()));
  const merged = [...cases.map((one) => mergedRow(one, told.get(one.id))), ...pasted];
  const readings = merged.map(({ id, cells }) => readCase(id, cells, areas));
  const copied = waiting
    .filter(({ why }) => why === 'id-twice')
    .map(({ row }) => readCase(row.id, row.cells, areas));
  const forms = countForms(readings, { input, waiting });
  const rows = merged.map((row, index): RowPlan => {
    const reading = readings[index];
    if (reading === undefined) throw new Error('every row was read');
    const isTwice = (forms.get(reading.referenceForm) ?? 0) > 1;
    return { ...row.plan, cells: { ...row.plan.cells, ...workedOutCells(reading, { areas, isTwice }) } };
  });
  const all = [...readings, ...copied];
  return {
    plan: casesPlan(rows, areas),
    counts,
    cases: all.filter(({ isWithdrawn }) => !isWithdrawn),
    withdrawn: all.filter(({ isWithdrawn }) => isWithdrawn),
    waiting,
  };
}

/** The rows that the file is to be listened to for; the meeting rules are those of every sheet (standing.ts). */
function tellRows(
  cases: readonly IdentifiedCase[],
  { framework, reading, state, workbookKnown }: CasesInput,
) {
  const known = cases.flatMap(({ id, row }) =>
    row === undefined || row.version === '' ? [] : [{ id, row }],
  );
  const value = (text: string) => ({ value: text });
  const rows = known.map(({ id, row: { status, version, writings } }) => ({
    ...{ Id: value(id), Criteria: value(''), Status: value(status) },
    ...{ Version: value(version), Writings: value(writings) },
  }));
  const table = findTable(reading, 'PlCases');
  const { rows: told, counts } = mergeRows({
    table: 'PlCases',
    reading: { ...reading, tables: table === undefined ? [] : [{ ...table, rows }] },
    framework,
    incoming: cases.flatMap(({ id, incoming }) => (incoming === undefined ? [] : [{ ...incoming, key: id }])),
    fileKnown: knownOf(state?.sizes ?? new Map()),
    workbookKnown,
  });
  return { told: new Map(told.map((row) => [row.key, row])), counts };
}

interface MergedRow {
  readonly id: string;
  /** Text of the shared columns as they will stand. */
  readonly cells: Readonly<Record<string, string>>;
  readonly plan: RowPlan;
}

const textOf = (cell: CellPlan | undefined): string => (cell?.type === 'text' ? cell.text : '');

function mergedRow({ id, row, incoming }: IdentifiedCase, told: RowPlan | undefined): MergedRow {
  const file = told === undefined ? {} : fileCells(told, incoming);
  const isBoth = told !== undefined && Object.keys(file).length > 0;
  const now = row?.cells ?? {};
  const { cells, written, fromFile } = isBoth
    ? meetCells(now, row?.version === '' ? null : (row?.fromFile ?? (row ? null : {})), file)
    : { cells: now, written: [], fromFile: row?.fromFile ?? {} };
  const status = told === undefined ? (row?.status ?? '') : textOf(told.cells.Status);
  const plan: Record<string, CellPlan> = {
    ...Object.fromEntries(sharedHeaders.map((header) => [header, keepCell])),
    ...Object.fromEntries(written.map((header) => [header, textCell(cells[header] ?? '')])),
    Items: isBoth && incoming !== undefined ? numberCell(Number(incoming.cells.Items)) : keepCell,
    Status: textCell(withNote(status, typedNote(cells, fromFile))),
    'From file': textCell(fromFileText(fromFile)),
    'Other ids': textCell(otherIds(id, row?.otherIds ?? [], incoming).join(' ')),
    Version: told?.cells.Version ?? keepCell,
    Writings: told?.cells.Writings ?? keepCell,
    Id: textCell(id),
  };
  const isTyped = row !== undefined && row.id === '';
  return {
    id,
    cells,
    plan: { key: id, cells: plan, ...(isTyped ? { alternateKey: row.cells.Reference ?? '' } : {}) },
  };
}

/** Nothing where both sides changed the row unseen and the row is the later: its own cells stand. */
const fileCells = (
  told: RowPlan,
  incoming: SubjectRow | undefined,
): Readonly<Record<string, string | number>> =>
  incoming !== undefined && told.cells.Reference !== undefined ? incoming.cells : {};

const otherIds = (
  id: string,
  known: readonly string[],
  incoming: SubjectRow | undefined,
): readonly string[] => {
  const others = incoming === undefined ? known : [...known, incoming.key];
  return [...new Set(others)].filter((other) => other !== id);
};

function pastedRow(one: PastedCase, id: string): MergedRow {
  const cells = {
    Reference: toSheetText(one.reference).text,
    'Area of practice': one.area,
    'Force grade': one.forceGrade,
    'Inspector grade': one.inspectorGrade,
    ...(one.criteria !== undefined && { Criteria: one.criteria }),
    ...(one.reasons !== undefined && { Reasons: toSheetText(one.reasons).text }),
  };
  const plan = Object.entries(cells).map(([header, text]) => [header, textCell(text)] as const);
  return { id, cells, plan: { key: id, cells: { ...Object.fromEntries(plan), Id: textCell(id) } } };
}

/** As COUNTIF finds them over the whole column: rows that are not ours to write have what stands in them. */
function countForms(
  readings: readonly CaseReading[],
  { input, waiting }: { readonly input: CasesInput; readonly waiting: readonly WaitingCase[] },
): ReadonlyMap<string, number> {
  const rows = rowsOf(input.reading, 'PlCases');
  const others = waiting.map(({ row }) => cellText(rows[row.rowIndex], 'Reference form'));
  const counts = new Map<string, number>();
  for (const form of [...readings.map(({ referenceForm }) => referenceForm), ...others])
    if (form !== '') counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}
