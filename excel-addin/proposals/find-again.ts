import type { Figure } from '../../shared/measures/figure.ts';
import type { MeasureUnit } from '../../shared/measures/measure.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import { unitByParts } from './find-parts.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import { labelForm } from './label-form.ts';
import { headerLabelsOf, rowPath } from './measure-name.ts';
import type { MeasureLabels, RowKind } from './measure-proposal.ts';
import { lengthOf, type Period } from './period.ts';
import { periodOfCell } from './period-of-cell.ts';
import { readPeriod } from './read-period.ts';
import { remember } from './remember.ts';

/** A measure as it was bound: what it is known by, and where and what it was. */
export interface WantedMeasure {
  readonly labels: MeasureLabels;
  /** As the proposal said it; '' where it had none, or where a person typed what no period can be read from. */
  readonly period: string;
  readonly unit: MeasureUnit;
  readonly place: CellPlace;
  readonly figure: Figure;
  /** Where it is known, it tells a region from a force of the same name. */
  readonly rowKind?: RowKind;
}

export interface FoundCell {
  readonly place: CellPlace;
  /** '' where the table says none. */
  readonly period: string;
  readonly unit: MeasureUnit;
  readonly figure: Figure;
}

/** Each says the old value and what stands there now. Nothing is taken that two cells could be. */
export type FindVerdict =
  /** Where it was. */
  | { readonly type: 'found'; readonly old: Figure; readonly cell: FoundCell }
  /** Somewhere else, for the same period. */
  | { readonly type: 'moved'; readonly old: Figure; readonly cell: FoundCell }
  /** A later period of the same measure is there; `same` is the period that was bound, where it still stands. */
  | {
      readonly type: 'newer-period';
      readonly old: Figure;
      readonly cell: FoundCell;
      readonly same: FoundCell | null;
    }
  | { readonly type: 'ambiguous'; readonly old: Figure; readonly candidates: readonly FoundCell[] }
  | { readonly type: 'gone'; readonly old: Figure };

interface Candidate {
  readonly cell: FoundCell;
  readonly period: Period | null;
  /** The labels are the same, not only alike. */
  readonly isExact: boolean;
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

/** One path is the other with outer labels left out: a region that is no row of its own any more. */
function isShorter(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 0 || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const text of long) if (text === short[at]) at += 1;
  return at === short.length;
}

type Likeness = 'same' | 'alike' | 'other';

function likeness(wanted: readonly string[], path: readonly string[]): Likeness {
  if (sameTexts(wanted, path)) return 'same';
  return isShorter(wanted, path) || isShorter(path, wanted) ? 'alike' : 'other';
}

const isTotal = (kind: RowKind): boolean => kind === 'total' || kind === 'subtotal';

const rowsByLabel = remember(
  (table: SheetTable) => {
    const rows = new Map<string, TableRow[]>();
    for (const row of table.rows) {
      if (row.kind === 'note') continue;
      const label = rowPath(table, row).at(-1) ?? '';
      rows.set(label, [...(rows.get(label) ?? []), row]);
    }
    return rows;
  },
  () => 'rows',
);

function rowsLike(table: SheetTable, wanted: WantedMeasure): readonly { row: TableRow; isExact: boolean }[] {
  const path = wanted.labels.row.map(labelForm);
  const rows = rowsByLabel(table, null).get(path.at(-1) ?? '') ?? [];
  return rows.flatMap((row) => {
    const like = likeness(path, rowPath(table, row));
    const isKind = wanted.rowKind === undefined || isTotal(wanted.rowKind) === isTotal(row.kind);
    return like === 'other' || !isKind ? [] : [{ row, isExact: like === 'same' }];
  });
}

function candidateAt(table: SheetTable, row: TableRow, column: number): Omit<Candidate, 'isExact'> {
  const { period } = periodOfCell(table, row, column);
  return {
    period,
    cell: {
      place: { sheetName: table.grid.reading.sheetName, row: row.row, column },
      period: period?.text ?? '',
      unit: unitByParts(table, row.row, column).value,
      figure: table.grid.figure(row.row, column),
    },
  };
}

function candidatesIn(table: SheetTable, wanted: WantedMeasure): readonly Candidate[] {
  const headers = wanted.labels.headers.map(labelForm);
  return rowsLike(table, wanted).flatMap(({ row, isExact }) =>
    table.columns.figures
      .filter((column) => sameTexts(headers, headerLabelsOf(table, row.row, column).headers))
      .map((column) => ({ ...candidateAt(table, row, column), isExact }))
      .filter(({ cell }) => cell.figure.type !== 'blank' && cell.figure.type !== 'words'),
  );
}

/** A person may have corrected the unit: it chooses between cells, and excludes none alone. */
function withUnit(candidates: readonly Candidate[], { unit }: WantedMeasure): readonly Candidate[] {
  const same = candidates.filter(({ cell }) => cell.unit === unit);
  return same.length > 0 ? same : candidates;
}

const isAt = (a: CellPlace, b: CellPlace): boolean =>
  a.sheetName === b.sheetName && a.row === b.row && a.column === b.column;

/** Of equal ones those in the sheet that it was bound in: a copy of the sheet does not make it doubtful. */
function inOldSheet(candidates: readonly Candidate[], wanted: WantedMeasure): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const own = candidates.filter(({ cell }) => cell.place.sheetName === wanted.place.sheetName);
  return own.length > 0 ? own : candidates;
}

const sameFigure = (a: Figure, b: Figure): boolean =>
  a.type === 'number' && b.type === 'number' ? a.number === b.number : a.type === b.type;

/** Where the table says no period, the same figure under the same labels is the one whose period a person typed. */
function isSamePeriod(
  { period, cell }: Candidate,
  wanted: Period | null,
  { figure }: WantedMeasure,
): boolean {
  if (wanted === null) return period === null;
  if (period === null) return sameFigure(cell.figure, figure);
  return period.start === wanted.start && period.end === wanted.end;
}

function latest(candidates: readonly Candidate[], wanted: Period): readonly Candidate[] {
  const later = candidates.filter(
    ({ period }) => period !== null && period.end > wanted.end && lengthOf(period) === lengthOf(wanted),
  );
  const end = Math.max(...later.map(({ period }) => period?.end ?? 0));
  return later.filter(({ period }) => period?.end === end);
}

const ambiguous = (candidates: readonly Candidate[], old: Figure): FindVerdict =>
  candidates.length === 0
    ? { type: 'gone', old }
    : { type: 'ambiguous', old, candidates: candidates.map(({ cell }) => cell) };

/** Figures of other periods that the sheet names are not the one that was bound. */
const undated = (candidates: readonly Candidate[], wanted: Period | null): readonly Candidate[] =>
  wanted === null ? candidates : candidates.filter(({ period }) => period === null);

/**
 * In another unit, or without a title in another sheet, it may be another measure: only its old figure, which stands
 * there still, says that it is the same.
 */
function isDoubtful(
  { cell }: Candidate,
  { wanted, same }: { wanted: WantedMeasure; same: Candidate | null },
): boolean {
  const isOtherSheet = wanted.labels.title === '' && cell.place.sheetName !== wanted.place.sheetName;
  if (!isOtherSheet && cell.unit === wanted.unit) return false;
  return same === null || !sameFigure(same.cell.figure, wanted.figure);
}

function verdictOf(candidates: readonly Candidate[], wanted: WantedMeasure): FindVerdict {
  const old = wanted.figure;
  const period = readPeriod(wanted.period);
  const same = inOldSheet(
    candidates.filter((each) => isSamePeriod(each, period, wanted)),
    wanted,
  );
  const newer = period === null ? [] : inOldSheet(latest(candidates, period), wanted);
  const [now, another] = newer.length > 0 ? newer : same;
  if (now === undefined || another !== undefined || same.length > 1) {
    const near = newer.length > 0 ? newer : same;
    return ambiguous(near.length > 0 ? near : undated(candidates, period), old);
  }
  // A corrected figure can make a subtotal of the region none any more: the cell, its label and headers are the same.
  const isKnown = now.isExact || isAt(now.cell.place, wanted.place);
  if (!isKnown || isDoubtful(now, { wanted, same: same[0] ?? null })) return ambiguous([now], old);
  if (newer.length > 0) return { type: 'newer-period', old, cell: now.cell, same: same[0]?.cell ?? null };
  return { type: isAt(now.cell.place, wanted.place) ? 'found' : 'moved', old, cell: now.cell };
}

/**
 * The cell that a measure stands in now, among all tables of a workbook or of the next month's file: by its row's
 * labels, its headers, its table's title and its period. Labels that are only alike are asked about, never taken.
 */
export function findAgain(wanted: WantedMeasure, tables: readonly SheetTable[]): FindVerdict {
  const title = labelForm(wanted.labels.title);
  const titled = tables.filter((table) => titleOf(table) === title);
  const candidates = titled.flatMap((table) => candidatesIn(table, wanted));
  const exact = candidates.filter(({ isExact }) => isExact);
  return verdictOf(withUnit(exact.length > 0 ? exact : candidates, wanted), wanted);
}

const titles = remember(
  (table: SheetTable) => {
    const row = table.rows.find(({ kind }) => kind !== 'note');
    const column = table.columns.figures[0];
    return {
      form: row === undefined || column === undefined ? '' : headerLabelsOf(table, row.row, column).title,
    };
  },
  () => 'title',
);

const titleOf = (table: SheetTable): string => titles(table, null).form;
