import type { ForceCell } from '../force-sheet.ts';
import type { CellValue } from '../workbook.ts';

export type CellRow = readonly ForceCell[];

export const loadCells = (range: Excel.Range): Excel.Range => range.load('values,text,numberFormat,formulas');

/** The rows of a range whose cells were loaded. */
export const rowsOfCells = (range: Excel.Range): CellRow[] => {
  if (range.isNullObject) return [];
  const { values, text, numberFormat, formulas } = range;
  return values.map((row: readonly CellValue[], at) =>
    row.map((value, column) =>
      forceCell(value, {
        text: String(text[at]?.[column] ?? ''),
        numberFormat: String(numberFormat[at]?.[column] ?? GENERAL),
        formula: formulas[at]?.[column],
      }),
    ),
  );
};

const GENERAL = 'General';

/** One for all blank cells without a format, of which a sheet may have a million. */
const blank: ForceCell = { value: '', text: '', numberFormat: GENERAL };

const errorWord =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;

interface Shown {
  readonly text: string;
  readonly numberFormat: string;
  readonly formula: unknown;
}

// `formulas` gives a text that begins with '=' back as it is, and then it equals the value: that is no formula.
const forceCell = (value: CellValue, { text, numberFormat, formula }: Shown): ForceCell => {
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  if (value === '' && text === '' && !isFormula && numberFormat === GENERAL) return blank;
  return {
    value,
    text,
    numberFormat,
    ...(isFormula && { formula }),
    ...(typeof value === 'string' && errorWord.test(value) && { isError: true }),
  };
};
