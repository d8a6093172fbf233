import { ok, type Result } from '../../../shared/result.ts';
import { type FindVerdict, type FoundCell, findAgain } from '../../proposals/find-again.ts';
import { findTables, type SheetTable } from '../../proposals/find-tables.ts';
import { forceCells } from '../../sheets/force-cells.ts';
import { type MeasureReading, readMeasures } from '../../sheets/measure-readings.ts';
import { type FoundMeasure, updateMeasures } from '../../sheets/measure-rows.ts';
import { measuresWanted } from '../../sheets/measures-sheet.ts';
import { isLeftOut, readForceSheets } from '../../sheets/read-force-sheets.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { ForceSheetReading } from '../../workbook/force-sheet.ts';
import type { WorkbookReading } from '../../workbook/workbook.ts';
import { readInput } from '../update-sheets.ts';
import { readNow, type WorkbookAccess } from '../workbook-access.ts';
import { chartsAnew, readAllCharts } from './chart-measures.ts';
import { type MeasureFault, notPossible, workbookFault } from './measure-fault.ts';
import { proposalAt, writeMeasures } from './write-measures.ts';

/** What became of one bound measure. */
export interface LookLine {
  readonly id: string;
  readonly name: string;
  readonly period: string;
  readonly verdict: FindVerdict;
}

/** Every bound measure looked for in their sheets as they are now. Nothing is written. */
export interface Look {
  readonly lines: readonly LookLine[];
  /** Measures without a cell behind them, by name: typed, or from a file. */
  readonly unbound: readonly string[];
}

export async function lookAgain(access: WorkbookAccess): Promise<Result<Look, MeasureFault>> {
  const now = await readNow(access, measuresWanted);
  if (!now.ok) return workbookFault(now.error);
  const sheets = await readTheirSheets(access, now.value.reading);
  if (!sheets.ok) return sheets;
  return ok(lookIn(readMeasures(now.value.reading, now.value), sheets.value.flatMap(findTables)));
}

/** The force's sheets, and tables clipped from pages, which measures may rest on as well. */
async function readTheirSheets(
  access: WorkbookAccess,
  { ourTables }: Pick<WorkbookReading, 'ourTables'>,
): Promise<Result<readonly ForceSheetReading[], MeasureFault>> {
  const theirs = await readForceSheets(access.workbook);
  if (!theirs.ok) return workbookFault(theirs.error);
  const read = theirs.value.filter((sheet) => !isLeftOut(sheet));
  const clips = ourTables.filter(({ name }) => name.startsWith('PlClip'));
  if (clips.length === 0) return ok(read);
  const clipped = await access.workbook.readSheets(clips.map(({ sheetName }) => ({ sheetName })));
  return clipped.ok ? ok([...read, ...clipped.value]) : workbookFault(clipped.error);
}

const nowhere: CellPlace = { sheetName: '', row: -1, column: -1 };

const isKnown = ({ labels }: MeasureReading): boolean => labels.row.length + labels.headers.length > 0;

const lookIn = (measures: readonly MeasureReading[], tables: readonly SheetTable[]): Look => ({
  unbound: measures.filter((measure) => !isKnown(measure)).map(({ inputs }) => inputs.name),
  lines: measures.filter(isKnown).map(({ id, labels, inputs, places, figure }) => {
    const { name, period, unit } = inputs;
    const place = places.value ?? nowhere;
    const wanted = { labels, period, place, figure, unit: unit ?? 'other' };
    return { id, name, period, verdict: findAgain(wanted, tables) };
  }),
});

/** What would be written of a line without a choice; null where it stays as it is or a person must choose. */
export function offered({ verdict }: LookLine): FoundCell | null {
  if (verdict.type === 'moved' || verdict.type === 'newer-period') return verdict.cell;
  const isOther =
    verdict.type === 'found' && JSON.stringify(verdict.old) !== JSON.stringify(verdict.cell.figure);
  return isOther ? verdict.cell : null;
}

/** The cell that a person takes for each measure; the others stay as they are. */
export type Taken = ReadonlyMap<string, CellPlace>;

export interface Updated {
  readonly taken: number;
  readonly charts: number;
  /** Measures whose numerator and denominator could not be carried to the new cell, by name. */
  readonly partsLost: readonly string[];
}

/**
 * Binds measures to where a person saw that they are now, with their charts. What was shown is looked up once more
 * first: where the sheets have changed since, nothing is written.
 */
export async function takeFound(
  access: WorkbookAccess,
  look: Look,
  taken: Taken,
): Promise<Result<Updated, MeasureFault>> {
  const input = await readInput(access);
  if (!input.ok) return workbookFault(input.error);
  const sheets = await readTheirSheets(access, input.value.reading);
  if (!sheets.ok) return sheets;
  const tables = sheets.value.flatMap(findTables);
  const measures = readMeasures(input.value.reading, input.value);
  if (!isAsShown(look, lookIn(measures, tables), taken))
    return notPossible('The sheets have changed since they were looked through. Press Update again.');
  const found = measures.flatMap((measure) => {
    const place = taken.get(measure.id);
    const line = look.lines.find(({ id }) => id === measure.id);
    return place === undefined || line === undefined ? [] : (foundOf(measure, tables, { place, line }) ?? []);
  });
  const cells = forceCells(sheets.value);
  const { rows, changes } = updateMeasures(measures, found, cells);
  const charts = await readAllCharts(access, input.value.reading);
  if (!charts.ok) return charts;
  const anew = chartsAnew(
    charts.value,
    rows.map(({ reading }) => reading),
    cells,
  );
  const written = await writeMeasures(access, input.value, { rows, charts: anew });
  if (!written.ok) return written;
  const partsLost = measures.filter(({ id, places }) => {
    const to = found.find((one) => one.id === id)?.to;
    return to !== undefined && places.denominator !== null && to.denominator === null;
  });
  const names = partsLost.map(({ inputs }) => inputs.name);
  return ok({ taken: changes.length, charts: anew.length, partsLost: names });
}

function isAsShown(shown: Look, now: Look, taken: Taken): boolean {
  const lines = new Map(now.lines.map((line) => [line.id, line]));
  return shown.lines
    .filter(({ id }) => taken.has(id))
    .every((line) => JSON.stringify(line) === JSON.stringify(lines.get(line.id)));
}

function foundOf(
  { id, places }: MeasureReading,
  tables: readonly SheetTable[],
  { place, line }: { readonly place: CellPlace; readonly line: LookLine },
): FoundMeasure | undefined {
  const proposal = proposalAt(tables, place);
  if (proposal === undefined) return undefined;
  const { sheetName, value, series, period } = proposal;
  const part = (of: 'numerator' | 'denominator'): CellPlace | null =>
    places[of] === null ? null : (partInColumn(places.value, places[of], value) ?? proposal[of]);
  const parts = { numerator: part('numerator'), denominator: part('denominator') };
  // A cell that was found by its period keeps the words that a person has for it.
  const isSamePeriod = line.verdict.type === 'found' || line.verdict.type === 'moved';
  const newPeriod = isSamePeriod || period.value === '' ? {} : { period: period.value };
  return { id, to: { sheetName, value, series, ...parts, ...newPeriod } };
}

/** A part that a person confirmed stays in its column, as long as the value has stayed in its own. */
const partInColumn = (from: CellPlace | null, part: CellPlace, to: CellPlace): CellPlace | null =>
  from === null || from.column !== to.column || part.row !== from.row ? null : { ...to, column: part.column };
