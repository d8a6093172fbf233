import type { Framework } from '../../shared/criteria/framework.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { basisWords, directionWords, unitWords } from '../../shared/measures/measure-words.ts';
import type { CellPlan, ColumnPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { TableWanted } from '../workbook/workbook.ts';
import { measureCells } from './measure-cells.ts';
import { measureHeader as h, limitGrades, limitHeader } from './measure-headers.ts';
import type { MeasureRow } from './measure-rows.ts';

export const measuresWanted: readonly TableWanted[] = [
  { name: 'PlMeasures', columns: 'all', seesBeneath: true },
];

export interface MeasuresInput {
  readonly framework: Framework;
  readonly rule: Rule;
  /** Of keepMeasures, updateMeasures and bindMeasures, each id once. */
  readonly rows: readonly MeasureRow[];
}

export const measuresPlan = ({ rule, rows }: MeasuresInput): SheetPlan => ({
  sheetName: 'PL Measures',
  title: 'Measures',
  note: 'The force’s own figures, as they say now. Light cells are yours to correct. A marker is never zero. Unhide columns for definitions, numerators and warnings.',
  table: {
    name: 'PlMeasures',
    keyColumn: h.id,
    alternateKeyColumn: h.name,
    columns: columnsOf(rule),
    rows: rows.map((row) => ({
      key: row.reading.id,
      ...(row.reading.isTyped ? { alternateKey: row.reading.inputs.name.trim() } : {}),
      cells: measureCells(row, rule) satisfies Readonly<Record<string, CellPlan>>,
    })),
  },
});

const words = (record: Readonly<Record<string, string>>): readonly string[] => Object.values(record);

/** What is needed to read a figure stands first; what few look at twice is hidden, so that the sheet prints legibly. */
const columnsOf = (rule: Rule): readonly ColumnPlan[] => [
  { header: h.name, widthChars: 30, isInput: true, isWrapped: true },
  { header: h.meaning, widthChars: 22, isWrapped: true },
  { header: h.band, widthChars: 20, hasGradeColours: true },
  { header: h.againstTarget, widthChars: 18, isWrapped: true },
  { header: h.check, widthChars: 34, isWrapped: true },
  { header: h.source, widthChars: 18, isWrapped: true },
  { header: h.criteria, widthChars: 12, isInput: true },
  { header: h.unit, widthChars: 13, isInput: true, isWrapped: true, choices: words(unitWords) },
  { header: h.period, widthChars: 19, isInput: true, isWrapped: true },
  { header: h.direction, widthChars: 17, isInput: true, choices: words(directionWords) },
  // The numbers stand together, and last: one beside a text would touch it.
  { header: h.value, widthChars: 14 },
  { header: h.target, widthChars: 12, isInput: true },
  ...limitGrades(rule.scale).map((grade) => ({
    header: limitHeader(grade),
    widthChars: 14,
    isInput: true,
    isAddedWhereMissing: true,
  })),
  { header: h.definition, widthChars: 44, isInput: true, isWrapped: true, isHelper: true },
  { header: h.denominatorWords, widthChars: 30, isInput: true, isWrapped: true, isHelper: true },
  { header: h.basis, widthChars: 13, isInput: true, choices: words(basisWords), isHelper: true },
  { header: h.numerator, widthChars: 12, isHelper: true },
  { header: h.denominator, widthChars: 13, isHelper: true },
  { header: h.range, widthChars: 20, isWrapped: true, isHelper: true },
  { header: h.points, widthChars: 9, isHelper: true },
  { header: h.periods, widthChars: 9, isHelper: true },
  { header: h.warnings, widthChars: 60, isWrapped: true, isHelper: true },
  ...helpers.map((header) => ({ header, widthChars: 16, isHelper: true })),
  { header: h.id, widthChars: 34, isHelper: true },
];

const helpers = [
  ...[h.number, h.scaled, h.way, h.limits, h.limitsFit, h.rangeLow, h.rangeHigh],
  ...[h.textRead, h.numberRead, h.meaningRead],
  ...[h.rowLabels, h.headerLabels, h.sheetTitle, h.order, h.library],
];
