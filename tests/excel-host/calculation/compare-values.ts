import { type CellContent, type CellError, isError } from '../workbook-model/cell.ts';

export type Scalar = string | number | boolean;

const RANK = { number: 0, string: 1, boolean: 2 } as const;
const rankOf = (value: Scalar): number => RANK[typeof value as keyof typeof RANK];

/** A blank cell counts as 0, "" or FALSE, whichever the other side is. */
export function fillBlanks(left: CellContent, right: CellContent): readonly [Scalar, Scalar] | CellError {
  if (isError(left)) return left;
  if (isError(right)) return right;
  const blankFor = (other: CellContent): Scalar =>
    typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
  return [left ?? blankFor(right), right ?? blankFor(left)];
}

/** Numbers before text before truth values; text whatever its capitals. */
export function compareValues(left: Scalar, right: Scalar): number {
  if (rankOf(left) !== rankOf(right)) return rankOf(left) - rankOf(right);
  const [a, b] = [fold(left), fold(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const fold = (value: Scalar): string | number =>
  typeof value === 'string' ? value.toLowerCase() : Number(value);
