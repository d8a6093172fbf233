import { err, ok, type Result } from '../../shared/result.ts';
import { alpha, kappa } from './agreement-functions.ts';
import { evidenceCount } from './evidence-functions.ts';
import { funnel, rate, wilson } from './interval-functions.ts';
import { type Argument, FunctionFault } from './read-arguments.ts';
import { rounded, trend, xmr } from './series-functions.ts';

/** By the ids of functions.json; arguments in its order. Numbers and texts in, a value or rows of values out. */
const functions = {
  WILSON: ([counted, of, confidence]) => wilson(counted, of, confidence),
  RATE: (given) => rate(...given),
  XMR: ([values, better]) => xmr(values, better),
  TREND: ([values]) => trend(values),
  FUNNEL: ([counted, of]) => funnel(counted, of),
  ROUNDED: ([counts]) => rounded(counts),
  KAPPA: (given) => kappa(...given),
  ALPHA: ([grades, scale]) => alpha(grades, scale),
  EVIDENCECOUNT: ([criteria, status, criterion]) => evidenceCount(criteria, status, criterion),
} as const satisfies Readonly<Record<string, (given: readonly Argument[]) => unknown>>;

export type FunctionId = keyof typeof functions;

/** `sentence` is for the person who typed the formula. */
export interface FunctionError {
  readonly type: 'function-fault';
  readonly sentence: string;
}

export function callFunction(id: FunctionId, given: readonly Argument[]): Result<unknown, FunctionError> {
  try {
    return ok(functions[id](given));
  } catch (thrown) {
    if (thrown instanceof FunctionFault) return err({ type: 'function-fault', sentence: thrown.message });
    throw thrown;
  }
}
