import type { Framework } from '../../shared/criteria/framework.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { bandOf, checkBands } from '../../shared/measures/bands.ts';
import type { Figure } from '../../shared/measures/figure.ts';
import type { Measure, MeasureBasis, MeasureDirection, MeasureUnit } from '../../shared/measures/measure.ts';
import { basisWords, directionWords, keyOfWord, unitWords } from '../../shared/measures/measure-words.ts';
import { readFigure } from '../../shared/measures/read-figure.ts';
import type { MeasureLabels } from '../proposals/measure-proposal.ts';
import { type CellPlace, referencesIn, type SheetArea } from '../workbook/cell-reference.ts';
import type { CellReading, CellValue, WorkbookReading } from '../workbook/workbook.ts';
import { readCriteriaNumbers } from './criteria-numbers.ts';
import { measureHeader as h, limitGrades, limitHeader, type MeasureHeader } from './measure-headers.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';

export interface MeasureSeries {
  readonly values: SheetArea;
  readonly periods: SheetArea;
  readonly isNewestFirst: boolean;
}

/** What the cell for a series that runs backwards says. */
export const newestFirstWords = 'newest first';

/** Where a measure's figures stand now; null where there is none, or the cell it rested on is gone. */
export interface MeasurePlaces {
  readonly value: CellPlace | null;
  readonly numerator: CellPlace | null;
  readonly denominator: CellPlace | null;
  readonly series: MeasureSeries | null;
}

/** What a person may type, as it stands: a text that is none of the words is null here, and warned of. */
export interface MeasureInputs {
  readonly name: string;
  readonly unit: MeasureUnit | null;
  readonly period: string;
  readonly basis: MeasureBasis | null;
  readonly direction: MeasureDirection | null;
  readonly definition: string;
  readonly denominator: string;
  readonly target: CellValue;
  /** By the grade of the rule's scale, the lowest left out. */
  readonly limits: Readonly<Record<string, CellValue>>;
  readonly criteriaText: string;
}

/** One row of PlMeasures as it stands. */
export interface MeasureReading {
  readonly id: string;
  /** Typed by a person without a cell behind it; its row has no id yet. */
  readonly isTyped: boolean;
  readonly inputs: MeasureInputs;
  readonly criteria: readonly string[];
  readonly unknownCriteria: readonly string[];
  readonly libraryId: string | null;
  readonly labels: MeasureLabels;
  readonly warnings: string;
  readonly value: CellValue;
  readonly figure: Figure;
  readonly numerator: CellValue;
  readonly denominator: CellValue;
  readonly places: MeasurePlaces;
  readonly points: CellValue;
  readonly periodCount: CellValue;
}

/** What PlMeasures says now; the value of a cell of theirs as the workbook last calculated it. */
export function readMeasures(
  reading: WorkbookReading,
  { framework, rule }: { readonly framework: Framework; readonly rule: Rule },
): readonly MeasureReading[] {
  const seen = new Set<string>();
  return rowsOf(reading, 'PlMeasures').flatMap((row) => {
    const key = measureKey(row);
    if (key === '' || seen.has(key)) return [];
    seen.add(key);
    return [readMeasure(row, { framework, rule, id: key, isTyped: cellText(row, h.id) === '' })];
  });
}

/** Which measure a row is: the first row of each counts, and measures-twice.ts names the others. '' for a blank row. */
export function measureKey(row: RowReading): string {
  const id = cellText(row, h.id);
  const name = cellText(row, h.name).trim();
  return id === '' && name !== '' ? `typed ${name}` : id;
}

interface About {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly id: string;
  readonly isTyped: boolean;
}

function readMeasure(row: RowReading, { framework, rule, id, isTyped }: About): MeasureReading {
  const value = row[h.value]?.value ?? '';
  const read = readCriteriaNumbers(framework, cellText(row, h.criteria));
  return {
    id,
    isTyped,
    inputs: readInputs(row, rule),
    criteria: read.criteria,
    unknownCriteria: read.unknown,
    libraryId: cellText(row, h.library) || null,
    labels: {
      row: lines(row, h.rowLabels),
      headers: lines(row, h.headerLabels),
      title: cellText(row, h.sheetTitle),
    },
    warnings: cellText(row, h.warnings),
    value,
    figure: figureOf(value),
    numerator: row[h.numerator]?.value ?? '',
    denominator: row[h.denominator]?.value ?? '',
    places: readPlaces(row),
    points: row[h.points]?.value ?? '',
    periodCount: row[h.periods]?.value ?? '',
  };
}

const lines = (row: RowReading, header: MeasureHeader): readonly string[] =>
  cellText(row, header)
    .split('\n')
    .filter((line) => line !== '');

/** Our cell repeats theirs without its format. */
export const figureOf = (value: CellValue): Figure =>
  readFigure({ value, text: String(value), numberFormat: 'General' });

function readInputs(row: RowReading, { scale }: Rule): MeasureInputs {
  const text = (header: MeasureHeader): string => cellText(row, header);
  const limits = limitGrades(scale).map((grade) => [grade, row[limitHeader(grade)]?.value ?? ''] as const);
  return {
    name: text(h.name),
    unit: keyOfWord(unitWords, text(h.unit)),
    period: text(h.period),
    basis: keyOfWord(basisWords, text(h.basis)),
    direction: keyOfWord(directionWords, text(h.direction)),
    definition: text(h.definition),
    denominator: text(h.denominatorWords),
    target: row[h.target]?.value ?? '',
    limits: Object.fromEntries(limits),
    criteriaText: text(h.criteria),
  };
}

function readPlaces(row: RowReading): MeasurePlaces {
  const isNewestFirst = cellText(row, h.order) === newestFirstWords;
  const [values = null, periods = null] = areasIn(row[h.points]);
  return {
    value: placeIn(row[h.value]),
    numerator: placeIn(row[h.numerator]),
    denominator: placeIn(row[h.denominator]),
    series: values === null || periods === null ? null : { values, periods, isNewestFirst },
  };
}

const areasIn = (cell: CellReading | undefined): readonly SheetArea[] =>
  cell?.formula === undefined ? [] : referencesIn(cell.formula);

function placeIn(cell: CellReading | undefined): CellPlace | null {
  const found = areasIn(cell)[0] ?? null;
  return found === null
    ? null
    : { sheetName: found.sheetName, row: found.area.row, column: found.area.column };
}

/** The number that the row counts as; null where none stands there. */
export const measureNumber = ({ figure }: Pick<MeasureReading, 'figure'>): number | null =>
  figure.type === 'number' ? figure.number : null;

export const measureBands = ({ limits }: MeasureInputs): Measure['bands'] =>
  Object.entries(limits).flatMap(([grade, limit]) => (typeof limit === 'number' ? [{ grade, limit }] : []));

/** A limit that is typed and is no number leaves a measure without bands, since nobody knows which was meant. */
export const hasStrangeLimit = ({ limits }: MeasureInputs): boolean =>
  Object.values(limits).some((limit) => typeof limit !== 'number' && String(limit).replace(/ /g, '') !== '');

/** The grade that its value counts as by the bands in its row; null where it has none. */
export function measureBand(
  reading: Pick<MeasureReading, 'inputs' | 'figure'>,
  { scale }: Rule,
): string | null {
  const { inputs } = reading;
  const number = measureNumber(reading);
  if (number === null || inputs.direction === null || hasStrangeLimit(inputs)) return null;
  return bandOf({ bands: measureBands(inputs), direction: inputs.direction }, number, scale);
}

export const bandsFault = (inputs: MeasureInputs, { scale }: Rule): string | null =>
  hasStrangeLimit(inputs)
    ? 'A limit is not a number.'
    : checkBands(measureBands(inputs), inputs.direction ?? 'higher', scale);
