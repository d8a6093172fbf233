import type { Element } from '@xmldom/xmldom';

export interface CellError {
  readonly error: string;
}

/** null is a blank cell. */
export type CellContent = string | number | boolean | CellError | null;

export interface Cell {
  readonly value: CellContent;
  /** As the file has it, without '='; newer functions with their _xlfn. prefix. */
  readonly formula?: string;
  readonly style: number;
  /** The element in the file, as long as it still tells the truth about formula and style. */
  readonly source?: Element;
  /** The value comes from a recalculation, so the source's own cached value is out of date. */
  readonly isRecalculated?: boolean;
  /** Cells that share a formula in the file have one number. */
  readonly sharedIndex?: string;
}

export const BLANK: Cell = { value: null, style: 0 };

export const isError = (value: CellContent): value is CellError =>
  typeof value === 'object' && value !== null;

const ERROR_TEXT = /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA|BLOCKED!)$/;

export const isErrorText = (text: string): boolean => ERROR_TEXT.test(text);

/** What Range.values says of a cell. */
export const apiValue = (value: CellContent): string | number | boolean =>
  value === null ? '' : isError(value) ? value.error : value;

export function apiValueType(cell: Cell): string {
  const { value } = cell;
  if (value === null) return cell.formula === undefined ? 'Empty' : 'String';
  if (isError(value)) return 'Error';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}

export const sameContent = (a: CellContent, b: CellContent): boolean =>
  isError(a) && isError(b) ? a.error === b.error : a === b;

/** Functions that Excel writes into files with a prefix and shows without. Source: office.md section 6. */
const PREFIXED =
  'AGGREGATE|CEILING\\.MATH|CONCAT|FILTER|IFNA|IFS|LAMBDA|LET|MAXIFS|MINIFS|PERCENTILE\\.INC|RANK\\.EQ|SEQUENCE|SORT|SORTBY|STDEV\\.P|STDEV\\.S|SWITCH|TEXTJOIN|UNIQUE|XLOOKUP|XMATCH';
const WORKSHEET_FUNCTIONS = new Set(['FILTER', 'SORT']);
const TO_PREFIX = new RegExp(`(?<![\\w.])(${PREFIXED})(?=\\()`, 'gi');

export const formulaToFile = (formula: string): string =>
  formula.replace(TO_PREFIX, (name) => {
    const upper = name.toUpperCase();
    return `${WORKSHEET_FUNCTIONS.has(upper) ? '_xlfn._xlws.' : '_xlfn.'}${upper}`;
  });

export const formulaFromFile = (formula: string): string => formula.replace(/_xlfn\.(_xlws\.)?|_xlpm\./g, '');
