import type { Framework } from '../../shared/criteria/framework.ts';
import { findLibraryMeasure } from '../../shared/measures/library.ts';
import type { Measure } from '../../shared/measures/measure.ts';
import type { MeasureProposal } from '../proposals/measure-proposal.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { criteriaNumbersText } from './criteria-numbers.ts';
import type { ForceCells } from './force-cells.ts';
import { figureOf, type MeasureReading, type MeasureSeries } from './measure-readings.ts';
import { countSeries, isPaired } from './measure-series.ts';

/** What a person confirmed: the proposal's cells (corrected, where they are), and the words of the measure. */
export interface AcceptedMeasure {
  /** A new one; an id that stands in PlMeasures already binds that row anew. */
  readonly id: string;
  readonly proposal: Pick<
    MeasureProposal,
    'value' | 'numerator' | 'denominator' | 'series' | 'sheetName' | 'labels' | 'warnings'
  >;
  readonly measure: Omit<Measure, 'id'>;
}

/** A row to write: what it says then, and which of its cells are written rather than left as they are. */
export interface MeasureRow {
  readonly reading: MeasureReading;
  /** The words that a person may correct after: all when it is new, the period where an update found another. */
  readonly writesInputs: 'all' | 'period' | 'none';
  /** The formulas over cells of theirs, and the labels by which they are found again. */
  readonly writesBinding: boolean;
}

export const keepMeasures = (readings: readonly MeasureReading[]): readonly MeasureRow[] =>
  readings.map((reading) => ({ reading, writesInputs: 'none', writesBinding: false }));

type Bound = Pick<
  MeasureReading,
  'value' | 'figure' | 'numerator' | 'denominator' | 'places' | 'points' | 'periodCount'
>;
type Places = Pick<MeasureProposal, 'value' | 'numerator' | 'denominator' | 'series' | 'sheetName'>;

/** `cells`: of the sheets that the proposals stand on. */
export const bindMeasures = (
  accepted: readonly AcceptedMeasure[],
  { cells, framework }: { readonly cells: ForceCells; readonly framework: Framework },
): readonly MeasureRow[] =>
  accepted.map((one) => ({
    reading: acceptedReading(one, { cells, framework }),
    writesInputs: 'all',
    writesBinding: true,
  }));

function acceptedReading(
  { id, proposal, measure }: AcceptedMeasure,
  { cells, framework }: { readonly cells: ForceCells; readonly framework: Framework },
): MeasureReading {
  const limits = measure.bands.map(({ grade, limit }): [string, CellValue] => [grade, limit]);
  const traps = measure.libraryId === null ? [] : (findLibraryMeasure(measure.libraryId)?.traps ?? []);
  return {
    id,
    isTyped: false,
    inputs: {
      ...measure,
      target: measure.target ?? '',
      limits: Object.fromEntries(limits),
      criteriaText: criteriaNumbersText(framework, measure.criteria),
    },
    criteria: measure.criteria,
    unknownCriteria: [],
    libraryId: measure.libraryId,
    labels: proposal.labels,
    warnings: [...new Set([...proposal.warnings, ...traps])].join(' '),
    ...boundTo(proposal, cells),
  };
}

function boundTo(places: Places, cells: ForceCells): Bound {
  const valueAt = (place: CellPlace | null): CellValue =>
    place === null ? '' : (cells.at(place)?.value ?? '');
  const value = valueAt(places.value);
  const series = seriesIn(places);
  const counts = series === null ? null : countSeries(series, cells);
  return {
    value,
    figure: figureOf(value),
    numerator: valueAt(places.numerator),
    denominator: valueAt(places.denominator),
    places: { value: places.value, numerator: places.numerator, denominator: places.denominator, series },
    points: counts?.points ?? '',
    periodCount: counts?.periods ?? '',
  };
}

function seriesIn({ series, sheetName }: Places): MeasureSeries | null {
  if (series === null) return null;
  const values = { sheetName, area: series.values };
  const periods = { sheetName, area: series.periods };
  const within = { values, periods, isNewestFirst: series.isNewestFirst };
  return isPaired(within) ? within : null;
}

/** Where a measure was found again, by label, header and period. */
export interface FoundMeasure {
  readonly id: string;
  readonly to: Places & { readonly period?: string };
}

/** What a person is asked about, once for all. */
export interface MeasureChange {
  readonly id: string;
  readonly name: string;
  readonly from: { readonly place: CellPlace | null; readonly value: CellValue; readonly period: string };
  readonly to: { readonly place: CellPlace; readonly value: CellValue; readonly period: string };
  /** False where the cell has moved and says the same. */
  readonly isOtherValue: boolean;
}

export interface MeasureUpdate {
  readonly rows: readonly MeasureRow[];
  readonly changes: readonly MeasureChange[];
}

/** Binds rows to where their measures are now; a measure that was not found is left as it is, and in no list. */
export function updateMeasures(
  readings: readonly MeasureReading[],
  found: readonly FoundMeasure[],
  cells: ForceCells,
): MeasureUpdate {
  const rows: MeasureRow[] = [];
  const changes: MeasureChange[] = [];
  const byId = new Map(found.map((one) => [one.id, one.to]));
  for (const before of readings) {
    const to = byId.get(before.id);
    if (to === undefined) {
      rows.push({ reading: before, writesInputs: 'none', writesBinding: false });
      continue;
    }
    const period = to.period ?? before.inputs.period;
    const reading = { ...before, ...boundTo(to, cells), inputs: { ...before.inputs, period } };
    rows.push({
      reading,
      writesInputs: period === before.inputs.period ? 'none' : 'period',
      writesBinding: true,
    });
    changes.push({
      id: before.id,
      name: before.inputs.name,
      from: { place: before.places.value, value: before.value, period: before.inputs.period },
      to: { place: to.value, value: reading.value, period },
      isOtherValue: before.value !== reading.value,
    });
  }
  return { rows, changes };
}
