import type { Rule } from '../../shared/grading/rule.ts';
import type { Figure } from '../../shared/measures/figure.ts';
import { figureWords } from '../../shared/measures/figure-words.ts';
import { basisWords, directionWords, unitWords } from '../../shared/measures/measure-words.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type { CellPlan } from '../workbook/sheet-plan.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { linkCell, repeatFormula } from './cell-link.ts';
import { formulaCell, numberCell, textCell } from './cell-plan.ts';
import { likelyRange, rangeColumns, rangeText, rangeWordsColumn } from './likely-range.ts';
import { checkColumn, checkText } from './measure-check.ts';
import {
  againstTargetColumn,
  bandColumn,
  limitsColumn,
  limitsFitColumn,
  meaningColumn,
  measureWords,
  numberColumn,
  scaledColumn,
  wayColumn,
} from './measure-formulas.ts';
import { measureHeader as h, limitGrades, limitHeader } from './measure-headers.ts';
import {
  bandsFault,
  hasStrangeLimit,
  type MeasureReading,
  measureBand,
  measureBands,
  measureNumber,
  newestFirstWords,
} from './measure-readings.ts';
import type { MeasureRow } from './measure-rows.ts';
import { periodsFormula, pointsFormula } from './measure-series.ts';
import { inUnit, scaledNumber } from './number-words.ts';

type Cells = Readonly<Record<string, CellPlan>>;

export const measureCells = (row: MeasureRow, rule: Rule): Cells => ({
  ...inputCells(row, rule),
  ...bindingCells(row),
  ...readCells(row.reading),
  ...workedOutCells(row.reading, rule),
  [h.id]: textCell(row.reading.id),
});

const valueCell = (value: CellValue): CellPlan =>
  typeof value === 'number' ? numberCell(value) : textCell(String(value));

function inputCells({ reading: { inputs }, writesInputs }: MeasureRow, { scale }: Rule): Cells {
  if (writesInputs === 'none') return {};
  if (writesInputs === 'period') return { [h.period]: textCell(inputs.period) };
  const limits = limitGrades(scale).map((grade): [string, CellPlan] => [
    limitHeader(grade),
    valueCell(inputs.limits[grade] ?? ''),
  ]);
  return {
    [h.name]: textCell(inputs.name),
    [h.unit]: textCell(inputs.unit === null ? '' : unitWords[inputs.unit]),
    [h.period]: textCell(inputs.period),
    [h.basis]: textCell(inputs.basis === null ? '' : basisWords[inputs.basis]),
    [h.direction]: textCell(inputs.direction === null ? '' : directionWords[inputs.direction]),
    [h.definition]: textCell(inputs.definition),
    [h.denominatorWords]: textCell(inputs.denominator),
    [h.target]: valueCell(inputs.target),
    [h.criteria]: textCell(inputs.criteriaText),
    ...Object.fromEntries(limits),
  };
}

function bindingCells({ reading, writesBinding, writesInputs }: MeasureRow): Cells {
  const { places, labels } = reading;
  const words: Cells =
    writesInputs === 'all'
      ? { [h.warnings]: textCell(reading.warnings), [h.library]: textCell(reading.libraryId ?? '') }
      : {};
  if (!writesBinding) return words;
  const repeat = (place: CellPlace | null, value: CellValue): CellPlan =>
    place === null ? textCell('') : formulaCell(repeatFormula(place), value);
  const { series } = places;
  return {
    ...words,
    [h.value]: repeat(places.value, reading.value),
    [h.numerator]: repeat(places.numerator, reading.numerator),
    [h.denominator]: repeat(places.denominator, reading.denominator),
    [h.points]: series === null ? textCell('') : formulaCell(pointsFormula(series), reading.points),
    [h.periods]: series === null ? textCell('') : formulaCell(periodsFormula(series), reading.periodCount),
    [h.order]: textCell(series?.isNewestFirst ? newestFirstWords : ''),
    [h.rowLabels]: textCell(labels.row.join('\n')),
    [h.headerLabels]: textCell(labels.headers.join('\n')),
    [h.sheetTitle]: textCell(labels.title),
  };
}

/** What a text in their cell was read as: formulas trust it only while the text stays the same. */
function readCells({ value, figure, places }: MeasureReading): Cells {
  const isText = typeof value === 'string' && value !== '';
  return {
    [h.textRead]: textCell(isText ? value : ''),
    [h.numberRead]: isText && figure.type === 'number' ? numberCell(figure.number) : textCell(''),
    [h.meaningRead]: textCell(isText ? meaningOfText(figure) : ''),
    ...(places.value === null ? {} : { [h.source]: linkCell(places.value) }),
  };
}

function workedOutCells(reading: MeasureReading, rule: Rule): Cells {
  const { inputs } = reading;
  const number = measureNumber(reading);
  const range = likelyRange(reading);
  return {
    [h.range]: formulaCell(rangeWordsColumn, rangeText(range, inputs.unit)),
    [h.rangeLow]: formulaCell(rangeColumns.low, range?.low ?? ''),
    [h.rangeHigh]: formulaCell(rangeColumns.high, range?.high ?? ''),
    [h.meaning]: formulaCell(meaningColumn, meaningText(reading)),
    [h.band]: formulaCell(bandColumn(rule), measureBand(reading, rule) ?? ''),
    [h.againstTarget]: formulaCell(againstTargetColumn, againstTargetText(reading)),
    [h.check]: formulaCell(checkColumn, checkText(reading, rule)),
    [h.number]: formulaCell(numberColumn, number ?? ''),
    [h.scaled]: formulaCell(scaledColumn, number === null ? '' : scaledNumber(number, inputs.unit)),
    [h.way]: formulaCell(wayColumn, wayOf(reading) ?? ''),
    [h.limits]: formulaCell(limitsColumn(rule), measureBands(inputs).length),
    [h.limitsFit]: formulaCell(limitsFitColumn(rule), limitsFit(reading, rule) ? 'yes' : 'no'),
  };
}

const limitsFit = ({ inputs }: MeasureReading, rule: Rule): boolean =>
  !hasStrangeLimit(inputs) &&
  (inputs.direction === null || inputs.direction === 'neutral' || bandsFault(inputs, rule) === null);

const ways = { higher: 1, lower: -1, neutral: 0 } as const;
const wayOf = ({ inputs }: MeasureReading): 1 | -1 | 0 | null =>
  inputs.direction === null ? null : ways[inputs.direction];

const meaningOfText = (figure: Figure): string =>
  figure.type === 'error' ? measureWords.error : figureWords(figure);

/** What the cell means, in words: with its unit where it is a number. */
export function meaningText({ value, figure, inputs }: MeasureReading): string {
  if (typeof value === 'number') return inUnit(value, inputs.unit);
  if (value === '') return measureWords.blank;
  return typeof value === 'boolean' ? measureWords.changed : meaningOfText(figure);
}

function againstTargetText(reading: MeasureReading): string {
  const number = measureNumber(reading);
  const way = wayOf(reading);
  const { target } = reading.inputs;
  if (number === null || typeof target !== 'number' || way === null) return '';
  if (way === 0) return measureWords.neutral;
  const [ours, theirs] = [number, target].map((each) => Number(each.toPrecision(15)) * way);
  return (ours ?? 0) >= (theirs ?? 0) ? measureWords.meets : measureWords.short;
}
