import { type CellContent, isError } from '../workbook-model/cell.ts';
import { createCriterion } from './criterion.ts';
import type { Evaluator } from './evaluator.ts';
import type { FormulaNode } from './formula-tree.ts';
import { isArea, type Operand, type Place } from './operand.ts';

interface Call {
  readonly evaluator: Evaluator;
  readonly at: Place;
  readonly args: readonly FormulaNode[];
}

type PlayedFunction = (call: Call) => Operand;

const MISSING: FormulaNode = { type: 'literal', value: null };

const operand = ({ evaluator, at, args }: Call, index: number): Operand =>
  evaluator.evaluate(args[index] ?? MISSING, at);

const scalar = (call: Call, index: number): CellContent =>
  call.evaluator.scalar(operand(call, index), call.at);

const number = (call: Call, index: number): CellContent =>
  call.evaluator.number(operand(call, index), call.at);

const text = (value: CellContent): string =>
  value === null || isError(value)
    ? ''
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : String(value);

/** Numbers among the arguments: of cells only true numbers count, of plain arguments whatever reads as one. */
function numbers(call: Call): readonly number[] | { readonly error: string } {
  const found: number[] = [];
  for (const index of call.args.keys()) {
    const each = operand(call, index);
    const values = isArea(each) ? call.evaluator.cells(each) : [call.evaluator.number(each, call.at)];
    for (const value of values) {
      if (isError(value)) return value;
      if (typeof value === 'number') found.push(value);
    }
  }
  return found;
}

const overNumbers =
  (combine: (values: readonly number[]) => number): PlayedFunction =>
  (call) => {
    const values = numbers(call);
    return 'error' in values ? values : combine(values);
  };

/** Truth values among the arguments; text in cells is passed over, as in Excel. */
function truths(call: Call): readonly boolean[] | { readonly error: string } {
  const found: boolean[] = [];
  for (const index of call.args.keys()) {
    const each = operand(call, index);
    const values = isArea(each) ? call.evaluator.cells(each) : [each];
    for (const value of values) {
      if (isError(value)) return value;
      if (typeof value === 'number' || typeof value === 'boolean') found.push(Boolean(value));
      else if (typeof value === 'string' && !isArea(each)) return { error: '#VALUE!' };
    }
  }
  return found.length === 0 ? { error: '#VALUE!' } : found;
}

const overTruths =
  (combine: (values: readonly boolean[]) => boolean): PlayedFunction =>
  (call) => {
    const values = truths(call);
    return 'error' in values ? values : combine(values);
  };

function truth(value: CellContent): boolean | { readonly error: string } {
  if (isError(value)) return value;
  if (typeof value === 'string') {
    return /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : { error: '#VALUE!' };
  }
  return Boolean(value);
}

const onNumber =
  (change: (value: number, second: number) => number): PlayedFunction =>
  (call) => {
    const [value, second] = [number(call, 0), number(call, 1)];
    if (typeof value !== 'number') return value;
    return typeof second === 'number' ? change(value, second) : second;
  };

const onText =
  (change: (value: string, call: Call) => CellContent): PlayedFunction =>
  (call) => {
    const value = scalar(call, 0);
    return isError(value) ? value : change(text(value), call);
  };

const onValue =
  (check: (value: CellContent) => boolean): PlayedFunction =>
  (call) =>
    check(scalar(call, 0));

/** Pairs of range and criterion; which places meet all of them. */
function matching(call: Call, first: number): readonly boolean[] | { readonly error: string } {
  let matches: boolean[] | undefined;
  for (let index = first; index < call.args.length; index += 2) {
    const range = operand(call, index);
    if (!isArea(range)) return { error: '#VALUE!' };
    const isMatch = createCriterion(scalar(call, index + 1));
    const values = call.evaluator.cells(range);
    if (matches && matches.length !== values.length) return { error: '#VALUE!' };
    matches = values.map((value, at) => (matches?.[at] ?? true) && isMatch(value));
  }
  return matches ?? [];
}

const countMatching: PlayedFunction = (call) => {
  const matches = matching(call, 0);
  return 'error' in matches ? matches : matches.filter(Boolean).length;
};

const sumMatching: PlayedFunction = (call) => {
  const matches = matching(call, 1);
  const range = operand(call, 0);
  if ('error' in matches) return matches;
  if (!isArea(range)) return { error: '#VALUE!' };
  const values = call.evaluator.cells(range).filter((_, at) => matches[at]);
  return (
    values.find(isError) ??
    values.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0)
  );
};

function search(call: Call): CellContent {
  const [wanted, within] = [scalar(call, 0), scalar(call, 1)];
  if (isError(wanted)) return wanted;
  if (isError(within)) return within;
  const at = text(within).toLowerCase().indexOf(text(wanted).toLowerCase());
  return at < 0 ? { error: '#VALUE!' } : at + 1;
}

const counted =
  (isCounted: (value: CellContent) => boolean): PlayedFunction =>
  (call) =>
    call.args.reduce((count, _, index) => {
      const each = operand(call, index);
      const values = isArea(each) ? call.evaluator.cells(each) : [each];
      return count + values.filter(isCounted).length;
    }, 0);

/** The decimal digits as written decide, so that 1.285 rounds to 1.29 although its binary lies below. */
const round = (value: number, digits: number): number => {
  const shifted = Number(`${Math.abs(value).toPrecision(15)}e${digits}`);
  return Math.sign(value) * Number(`${Math.round(shifted)}e${-digits}`);
};

/** What our sheets' formulas use, and what conditional formats need beside. */
export const FUNCTIONS: Readonly<Record<string, PlayedFunction>> = {
  SUM: overNumbers((values) => values.reduce((sum, value) => sum + value, 0)),
  MIN: overNumbers((values) => (values.length === 0 ? 0 : Math.min(...values))),
  MAX: overNumbers((values) => (values.length === 0 ? 0 : Math.max(...values))),
  AND: overTruths((values) => values.every(Boolean)),
  OR: overTruths((values) => values.some(Boolean)),
  NOT: (call) => {
    const value = truth(scalar(call, 0));
    return typeof value === 'boolean' ? !value : value;
  },
  INT: onNumber(Math.floor),
  ABS: onNumber(Math.abs),
  MOD: onNumber((value, divisor) => value - divisor * Math.floor(value / divisor)),
  ROUND: onNumber(round),
  COUNTIF: countMatching,
  COUNTIFS: countMatching,
  SUMIFS: sumMatching,
  COUNT: counted((value) => typeof value === 'number'),
  COUNTA: counted((value) => value !== null),
  COUNTBLANK: counted((value) => value === null || value === ''),
  LEN: onText((value) => value.length),
  TRIM: onText((value) => value.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  LEFT: onText((value, call) => value.slice(0, Number(call.args[1] ? number(call, 1) : 1))),
  RIGHT: onText((value, call) => {
    const count = Number(call.args[1] ? number(call, 1) : 1);
    return count === 0 ? '' : value.slice(-count);
  }),
  SEARCH: search,
  ISERROR: onValue(isError),
  ISBLANK: onValue((value) => value === null),
  ISNUMBER: onValue((value) => typeof value === 'number'),
  ISTEXT: onValue((value) => typeof value === 'string'),
  ROWS: (call) => {
    const area = operand(call, 0);
    return isArea(area) ? area.box.bottom - area.box.top + 1 : 1;
  },
  IF: (call) => {
    const condition = truth(scalar(call, 0));
    if (typeof condition !== 'boolean') return condition;
    if (condition) return operand(call, 1);
    return call.args[2] ? operand(call, 2) : false;
  },
  IFERROR: (call) => {
    const value = scalar(call, 0);
    return isError(value) ? operand(call, 1) : value;
  },
  CHOOSE: (call) => {
    const index = number(call, 0);
    if (typeof index !== 'number') return index;
    const place = Math.floor(index);
    return place >= 1 && place < call.args.length ? operand(call, place) : { error: '#VALUE!' };
  },
};
