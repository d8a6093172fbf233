/**
 * What a person sees who opens the two workbooks: written by hand from the sheets themselves, before any of it was
 * read by the program. Rows and columns as the sheet numbers them.
 */
export interface ExpectedTable {
  readonly sheet: string;
  readonly area: string;
  readonly headerRows: readonly number[];
  readonly labelColumns: string;
  readonly markColumns?: string;
  readonly total: readonly number[];
  readonly subtotal: readonly number[];
  readonly bodyRows: number;
}

/** North East, North West, Yorkshire and the Humber, … Wales, 'Total 43 forces'. */
const regions = [7, 11, 17, 22, 28, 33, 40, 43, 49, 55, 60];

const workforce = (sheet: string, lastColumn: string, lastRow: number): ExpectedTable => ({
  sheet,
  area: `A4:${lastColumn}${lastRow}`,
  headerRows: [4, 5, 6],
  labelColumns: 'A',
  total: [lastRow],
  subtotal: regions,
  bodyRows: lastRow - 6,
});

export const workforceTables: readonly ExpectedTable[] = [
  workforce('Table_1', 'H', 63),
  workforce('Table_2', 'H', 62),
  workforce('Table_3', 'H', 62),
  workforce('Table_4', 'H', 62),
  workforce('Table_5', 'H', 62),
  {
    sheet: 'Table_6',
    area: 'A4:F18',
    headerRows: [4],
    labelColumns: 'A',
    total: [],
    subtotal: [],
    bodyRows: 14,
  },
  workforce('Table_7', 'E', 63),
  workforce('Table_8', 'E', 62),
  workforce('Table_9', 'E', 62),
  workforce('Table_10', 'E', 62),
  workforce('Table_11', 'E', 62),
  workforce('Table_12', 'H', 62),
  workforce('Table_13', 'H', 62),
];

/** Total Restraint, Handcuffing of which, Total Unarmed skills … Total Other, Dog use of which. */
const tactics = [9, 10, 16, 17, 18, 22, 28, 30, 34, 35, 36];

/** Headers in rows 4 and 5, a first row of figures in 6, and a second line of headers for the total column. */
const byGroup = (sheet: string, lastColumn: string, secondHeader: 7 | 8): ExpectedTable => ({
  sheet,
  area: `A4:${lastColumn}${34 + secondHeader}`,
  headerRows: [4, 5, secondHeader],
  labelColumns: 'AB',
  total: [6],
  subtotal: tactics.map((row) => row - (8 - secondHeader)),
  bodyRows: 34,
});

const byForce = (sheet: string, lastColumn: string): ExpectedTable => ({
  sheet,
  area: `A4:${lastColumn}58`,
  headerRows: [4],
  labelColumns: 'AB',
  total: [5],
  subtotal: [6, 10, 16, 21, 27, 32, 39, 42, 48, 54],
  bodyRows: 54,
});

export const useOfForceTables: readonly ExpectedTable[] = [
  {
    sheet: 'Table_1',
    area: 'A4:C49',
    headerRows: [6],
    labelColumns: 'AB',
    total: [4],
    subtotal: [7, 8, 14, 15, 16, 20, 26, 27, 36, 40, 41, 42, 47],
    bodyRows: 43,
  },
  byGroup('Table_2', 'K', 8),
  byGroup('Table_3', 'H', 8),
  byGroup('Table_4', 'L', 8),
  byGroup('Table_5', 'I', 8),
  byGroup('Table_6', 'Q', 8),
  byGroup('Table_7', 'M', 8),
  byGroup('Table_8', 'J', 7),
  byGroup('Table_9', 'V', 7),
  {
    sheet: 'Table_10',
    area: 'A4:F16',
    headerRows: [4, 5],
    labelColumns: 'AB',
    total: [16],
    subtotal: [],
    bodyRows: 10,
  },
  {
    sheet: 'Table_11',
    area: 'A4:F11',
    headerRows: [4, 5],
    labelColumns: 'A',
    total: [11],
    subtotal: [],
    bodyRows: 5,
  },
  byForce('Table_12', 'C'),
  byForce('Table_13', 'M'),
  byForce('Table_14', 'M'),
  { ...byForce('Table_15', 'W'), markColumns: 'DFHJLNPRTV' },
];
