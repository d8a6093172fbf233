/** One row's numbers in the columns that can be added up; null where the cell holds no number. */
export type RowNumbers = readonly (number | null)[];

export interface SumRow {
  readonly numbers: RowNumbers;
  /** Its label says that it is a total: fewer figures must agree before it is believed. */
  readonly saysTotal: boolean;
}

export interface SumNode {
  /** The rows that add up to this one, by their places in the list; those below it or those above it. */
  readonly parts: readonly number[];
  /** The row that this one is a part of. */
  readonly parent: number | null;
  /** Its parts stand below it. */
  readonly leads: boolean;
}

interface Unit {
  readonly at: number;
  readonly numbers: RowNumbers;
}

/** What rounding to two decimals, as the tables publish, can add up to over some forty rows. */
const roundingOf = (sum: number, value: number): number =>
  Number.isInteger(value) && Number.isInteger(Math.round(sum * 1e6) / 1e6)
    ? 1e-6
    : 0.05 + Math.abs(value) * 1e-9;

const isEmpty = (numbers: RowNumbers): boolean => numbers.every((number) => number === null || number === 0);

interface Agreement {
  readonly equal: number;
  readonly unequal: number;
  readonly nonZero: number;
}

function compare(whole: RowNumbers, sums: readonly number[]): Agreement {
  let [equal, unequal, nonZero] = [0, 0, 0];
  whole.forEach((value, column) => {
    if (value === null) return;
    const sum = sums[column] ?? 0;
    if (Math.abs(sum - value) > roundingOf(sum, value)) unequal += 1;
    else {
      equal += 1;
      if (value !== 0) nonZero += 1;
    }
  });
  return { equal, unequal, nonZero };
}

/**
 * Enough to believe without a word of the label's: two columns that agree and are not zero, or one column with three
 * parts and a sum too large for chance.
 */
function isBelieved(row: SumRow, { unequal, nonZero }: Agreement, partCount: number): boolean {
  if (unequal > 0 || nonZero === 0) return false;
  if (row.saysTotal) return true;
  if (nonZero >= 2) return true;
  const largest = Math.max(...row.numbers.map((number) => Math.abs(number ?? 0)));
  return partCount >= 3 && largest >= 100;
}

/** No total of a table that people read has more parts side by side. */
const mostParts = 400;
const nearest = (stack: readonly Unit[]): readonly Unit[] => stack.slice(-mostParts).toReversed();

/** Where nothing is negative, a sum that is too large stays so. */
function isPast(whole: RowNumbers, sums: readonly number[], neighbours: readonly Unit[]): boolean {
  return whole.some((value, column) => {
    const sum = sums[column] ?? 0;
    return value !== null && sum > value + roundingOf(sum, value) && !hasNegative(neighbours, column);
  });
}

const hasNegative = (units: readonly Unit[], column: number): boolean =>
  units.some(({ numbers }) => (numbers[column] ?? 0) < 0);

/** The shortest run of neighbours that adds up to a row, and the empty ones behind it. */
function partsOf(row: SumRow, neighbours: readonly Unit[]): readonly Unit[] {
  if (isEmpty(row.numbers)) return [];
  const sums = row.numbers.map(() => 0);
  for (const [index, unit] of neighbours.entries()) {
    unit.numbers.forEach((number, column) => {
      sums[column] = (sums[column] ?? 0) + (number ?? 0);
    });
    if (isPast(row.numbers, sums, neighbours)) break;
    if (index < 1 || isEmpty(unit.numbers)) continue;
    if (!isBelieved(row, compare(row.numbers, sums), index + 1)) continue;
    const rest = neighbours.slice(index + 1);
    const empties = rest.findIndex((next) => !isEmpty(next.numbers));
    return neighbours.slice(0, index + 1 + (empties < 0 ? rest.length : empties));
  }
  return row.saysTotal ? emptyTail(row, neighbours) : [];
}

/** One figure alone among markers ('98', '..', '..') is the whole sum. */
function emptyTail(row: SumRow, neighbours: readonly Unit[]): readonly Unit[] {
  const [first, ...rest] = neighbours;
  if (first === undefined) return [];
  const end = rest.findIndex((unit) => !isEmpty(unit.numbers));
  const empties = rest.slice(0, end < 0 ? rest.length : end);
  if (empties.length === 0) return [];
  const agreement = compare(
    row.numbers,
    first.numbers.map((number) => number ?? 0),
  );
  return isBelieved(row, agreement, 2) ? [first, ...empties] : [];
}

/** Which rows are the sum of those below or above them, each row a part of one sum at most. */
export function findSums(rows: readonly SumRow[]): readonly SumNode[] {
  const nodes = rows.map(() => ({
    parts: [] as readonly number[],
    parent: null as number | null,
    leads: false,
  }));
  const collapse = (at: number, parts: readonly Unit[], leads: boolean): void => {
    const node = nodes[at];
    if (node === undefined || parts.length === 0) return;
    node.parts = parts.map((part) => part.at).sort((a, b) => a - b);
    node.leads = leads;
    for (const part of parts) {
      const child = nodes[part.at];
      if (child !== undefined) child.parent = at;
    }
  };
  const below: Unit[] = [];
  rows.toReversed().forEach((row, index) => {
    const at = rows.length - 1 - index;
    const parts = partsOf(row, nearest(below));
    collapse(at, parts, true);
    below.length -= parts.length;
    below.push({ at, numbers: row.numbers });
  });
  const above: Unit[] = [];
  for (const unit of below.toReversed()) {
    const row = rows[unit.at];
    const parts = row === undefined || nodes[unit.at]?.leads ? [] : partsOf(row, nearest(above));
    collapse(unit.at, parts, false);
    above.length -= parts.length;
    above.push(unit);
  }
  return nodes;
}
