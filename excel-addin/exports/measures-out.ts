import type { Framework } from '../../shared/criteria/framework.ts';
import type { ShownFigures } from '../../shared/disclosure/protect-figures.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { unitWords } from '../../shared/measures/measure-words.ts';
import { textCell } from '../sheets/cell-plan.ts';
import { criteriaNumbersText } from '../sheets/criteria-numbers.ts';
import { type MeasureReading, measureBand } from '../sheets/measure-readings.ts';
import type { ColumnPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { GivenMeasure } from './give-measure.ts';
import { awayFromText, shownCell, shownNumber } from './shown-slot.ts';

const columns: readonly ColumnPlan[] = [
  { header: 'Number', widthChars: 8 },
  { header: 'Measure', widthChars: 40, isWrapped: true },
  { header: 'Period', widthChars: 20, isWrapped: true },
  { header: 'Value', widthChars: 11, numberFormat: awayFromText },
  { header: 'Unit', widthChars: 20, isWrapped: true },
  { header: 'Numerator', widthChars: 13, numberFormat: awayFromText },
  { header: 'Denominator', widthChars: 15, numberFormat: awayFromText },
  { header: 'Band', widthChars: 20, hasGradeColours: true },
  { header: 'Criteria', widthChars: 12, isWrapped: true },
  { header: 'Definition', widthChars: 40, isWrapped: true },
  { header: 'Counted out of', widthChars: 26, isWrapped: true },
  { header: 'Note', widthChars: 36, isWrapped: true },
];

interface Shown {
  readonly figures: ShownFigures;
  readonly framework: Framework;
  readonly rule: Rule;
}

export const measuresOut = (measures: readonly GivenMeasure[], shown: Shown): SheetPlan => ({
  sheetName: 'Measures',
  title: 'Measures',
  note: 'Figures are rounded or withheld, percentages and rates worked out from them as shown: see Notes.',
  table: {
    name: 'PlOutMeasures',
    keyColumn: 'Number',
    columns,
    rows: measures.map((measure, at) => ({ key: String(at + 1), cells: measureCells(measure, at, shown) })),
    isExact: true,
  },
});

function measureCells(measure: GivenMeasure, at: number, { figures, framework, rule }: Shown) {
  const { reading, value, numerator, denominator } = measure;
  const { inputs } = reading;
  return {
    Number: textCell(String(at + 1)),
    Measure: textCell(inputs.name),
    Period: textCell(inputs.period),
    Value: shownCell(value, figures),
    Unit: textCell(unitText(measure)),
    Numerator: shownCell(numerator, figures),
    Denominator: shownCell(denominator, figures),
    Band: textCell(bandText(reading, shownNumber(value, figures), rule)),
    Criteria: textCell(criteriaNumbersText(framework, reading.criteria) || 'None'),
    Definition: textCell(inputs.definition || 'Not said'),
    'Counted out of': textCell(inputs.denominator || 'Not said'),
    Note: textCell(value.type === 'absent' && value.why !== '' ? value.why : 'None'),
  };
}

function unitText({ reading, value }: GivenMeasure): string {
  const { unit } = reading.inputs;
  if (unit === null) return 'Not said';
  const per = value.type === 'figure' && unit === 'rate' ? value.per : undefined;
  return per === undefined ? unitWords[unit] : `Rate for each ${per.toLocaleString('en-GB')}`;
}

/** From the figure as shown, so that it tells no more than that does. */
function bandText(reading: MeasureReading, shown: number | null, rule: Rule): string {
  if (shown === null) return 'No band';
  const figure = { type: 'number', number: shown, oddities: [] } as const;
  return measureBand({ inputs: reading.inputs, figure }, rule) ?? 'No band';
}
