import type { Framework } from '../../shared/criteria/framework.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { InspectionState, Subject } from '../../shared/ledger/inspection-state.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { CellValue, WorkbookReading } from '../workbook/workbook.ts';
import { numberCell, textCell } from './cell-plan.ts';
import { criteriaNumbersText } from './criteria-numbers.ts';
import { measureHeader as h } from './measure-headers.ts';
import { figureOf, readMeasures } from './measure-readings.ts';
import { keepMeasures, type MeasureRow } from './measure-rows.ts';
import { cellText, rowsOf } from './read-cells.ts';

interface From {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly reading: WorkbookReading;
}

/** Measures of a file that stand in no row here: the cells that they were read from are in another workbook. */
export const measuresFromFile = (
  state: InspectionState,
  { reading }: From,
): readonly Subject<'measure'>[] => {
  const here = new Set(rowsOf(reading, 'PlMeasures').map((row) => cellText(row, h.id)));
  return state.measures.filter(({ id, withdrawn }) => withdrawn === null && !here.has(id));
};

/** Every row of PlMeasures, those that stand and those that the file adds. */
export const withMeasureRows = (told: readonly Subject<'measure'>[], from: From): readonly MeasureRow[] => [
  ...keepMeasures(readMeasures(from.reading, from)),
  ...told.map((measure) => rowOf(measure, from.framework)),
];

/** The plans with the added measures' values, which no cell of this workbook has. */
export function withMeasureValues(
  plans: readonly SheetPlan[],
  told: readonly Subject<'measure'>[],
): readonly SheetPlan[] {
  const byId = new Map(told.map((measure) => [measure.id, measure]));
  return plans.map((plan) =>
    plan.table.name === 'PlMeasures'
      ? {
          ...plan,
          table: { ...plan.table, rows: plan.table.rows.map((row) => withValues(row, byId.get(row.key))) },
        }
      : plan,
  );
}

function rowOf(measure: Subject<'measure'>, framework: Framework): MeasureRow {
  const { id, target, bands, criteria, libraryId } = measure;
  const value = shownValue(measure);
  return {
    reading: {
      id,
      isTyped: false,
      inputs: {
        ...measure,
        target: target ?? '',
        limits: Object.fromEntries(bands.map(({ grade, limit }): [string, CellValue] => [grade, limit])),
        criteriaText: criteriaNumbersText(framework, criteria),
      },
      criteria,
      unknownCriteria: [],
      libraryId,
      labels: { row: [], headers: [], title: '' },
      warnings: `From a judgments file, as it stood on ${measure.asOf}: its cells are in another workbook.`,
      value,
      figure: figureOf(value),
      numerator: measure.numeratorValue ?? '',
      denominator: measure.denominatorValue ?? '',
      places: { value: null, numerator: null, denominator: null, series: null },
      points: '',
      periodCount: '',
    },
    writesInputs: 'all',
    writesBinding: false,
  };
}

const shownValue = ({ value, valueText }: Subject<'measure'>): CellValue => value ?? valueText;

function withValues(row: RowPlan, measure: Subject<'measure'> | undefined): RowPlan {
  if (measure === undefined) return row;
  const cell = (value: CellValue | null): CellPlan =>
    typeof value === 'number' ? numberCell(value) : textCell(String(value ?? ''));
  return {
    ...row,
    cells: {
      ...row.cells,
      [h.value]: cell(shownValue(measure)),
      [h.numerator]: cell(measure.numeratorValue),
      [h.denominator]: cell(measure.denominatorValue),
      [h.source]: textCell(measure.source),
    },
  };
}
