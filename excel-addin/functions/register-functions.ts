import type { callFunction, FunctionId } from './call-function.ts';

const ids: Readonly<Record<FunctionId, true>> = {
  WILSON: true,
  RATE: true,
  XMR: true,
  TREND: true,
  FUNNEL: true,
  ROUNDED: true,
  KAPPA: true,
  ALPHA: true,
  EVIDENCECOUNT: true,
};
export const functionIds = Object.keys(ids) as FunctionId[];

/** office.js hands its InvocationContext over behind the arguments, whether a function asks for it or not. */
const argumentsOf = (given: readonly unknown[]): readonly unknown[] => {
  const last = given.at(-1);
  return typeof last === 'object' && last !== null && !Array.isArray(last) ? given.slice(0, -1) : given;
};

/**
 * Tells Excel of our functions. `load` is asked for the code when the first of them is called, so that the pane of a
 * workbook without them never loads it. To be called before office.js is ready: a call by a name that is not yet
 * associated fails.
 */
export function registerFunctions(
  runtime: typeof CustomFunctions,
  load: () => Promise<typeof callFunction>,
): void {
  for (const id of functionIds) {
    runtime.associate(id, async (...given: unknown[]) => {
      const call = await load();
      const called = call(id, argumentsOf(given));
      if (called.ok) return called.value;
      throw new runtime.Error(runtime.ErrorCode.invalidValue, called.error.sentence);
    });
  }
}
