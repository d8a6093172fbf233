import type { AcceptedMeasure } from '../../../../excel-addin/sheets/measure-rows.ts';
import type { CellPlace } from '../../../../excel-addin/workbook/cell-reference.ts';
import type { ForceCell, ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { Framework } from '../../../../shared/criteria/framework.ts';

export function shippedFramework(): Framework {
  const framework = findFramework('ncpi-2024');
  if (framework === undefined) throw new Error('the edition ships');
  return framework;
}

type Value = string | number | boolean;

const errorWords = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?)$/;

/** A sheet of theirs from its top left cell on. */
export const forceSheet = (sheetName: string, rows: readonly (readonly Value[])[]): ForceSheetReading => ({
  sheetName,
  area: { row: 0, column: 0, rowCount: rows.length, columnCount: rows[0]?.length ?? 0 },
  cells: rows.map((row) =>
    row.map(
      (value): ForceCell => ({
        value,
        text: String(value),
        numberFormat: 'General',
        ...(errorWords.test(String(value)) ? { isError: true } : {}),
      }),
    ),
  ),
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  has1904Dates: false,
});

export const place = (sheetName: string, row: number, column: number): CellPlace => ({
  sheetName,
  row,
  column,
});

/** A measure over one cell, in words that leave nothing to be warned of. */
export function acceptedMeasure(
  id: string,
  value: CellPlace,
  rest: {
    readonly measure?: Partial<AcceptedMeasure['measure']>;
    readonly proposal?: Partial<AcceptedMeasure['proposal']>;
  } = {},
): AcceptedMeasure {
  return {
    id,
    proposal: {
      sheetName: value.sheetName,
      value,
      numerator: null,
      denominator: null,
      series: null,
      labels: { row: ['Marchshire'], headers: ['2024'], title: 'Table 9' },
      warnings: [],
      ...rest.proposal,
    },
    measure: {
      name: `Measure ${id}`,
      unit: 'count',
      direction: 'higher',
      basis: 'period',
      period: '2024',
      definition: 'What was counted',
      denominator: 'none',
      target: null,
      bands: [],
      criteria: ['ncpi-2024/leadership/2', 'ncpi-2024/initial-response/1'],
      libraryId: null,
      ...rest.measure,
    },
  };
}
