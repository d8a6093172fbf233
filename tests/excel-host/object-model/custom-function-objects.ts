import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';

/** What the cell shows that asked. */
export type FunctionAnswer =
  | { readonly type: 'value'; readonly value: unknown }
  /** `message` is what Excel shows behind the error. */
  | { readonly type: 'error'; readonly word: string; readonly message: string };

/** [invocationId, succeeded, value, errorCode]; without an error the fourth is outboundData or missing. */
type ArrayResult = readonly [number, boolean, unknown, unknown?];

/** The older form, for hosts below CustomFunctions 1.7. */
interface ObjectResult {
  readonly id: number;
  readonly failed?: boolean;
  readonly value: unknown;
  readonly errorCode?: number;
}

/** _getCustomFunctionResultErrorCodeFromErrorCode and _batchInvocationEntries of office.js; all others are #VALUE!. */
const errorWords: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  8: '#NULL!',
  9: '#NAME?',
  10: '#NAME?',
};

/** [invocationId, function, arguments, address of the cell, flags]: as JSON, an event of category 1 and type 1000. */
export type Invocation = readonly [number, string, readonly unknown[], string, number];

/** The custom functions that Excel has asked the add-in for and that are not yet answered. */
export class CustomFunctionCalls {
  readonly #send: (invocations: readonly Invocation[]) => void;
  readonly #open = new Map<number, (answer: FunctionAnswer) => void>();
  readonly #early: Invocation[] = [];
  #isReady = false;
  #nextId = 1;

  constructor(send: (invocations: readonly Invocation[]) => void) {
    this.#send = send;
  }

  /** A cell shows #BUSY! until this is answered. */
  invoke(name: string, given: readonly unknown[], address: string): Promise<FunctionAnswer> {
    const id = this.#nextId++;
    const invocation: Invocation = [id, name, given, address, 0];
    return new Promise((resolve) => {
      this.#open.set(id, resolve);
      if (this.#isReady) this.#send([invocation]);
      else this.#early.push(invocation);
    });
  }

  /** office.js listens from now on. */
  becomeReady(): void {
    this.#isReady = true;
    const early = this.#early.splice(0);
    if (early.length > 0) this.#send(early);
  }

  settle([id, isOk, value, errorCode]: ArrayResult): void {
    const word = errorWords[Number(errorCode)] ?? '#VALUE!';
    this.#open.get(id)?.(
      isOk ? { type: 'value', value } : { type: 'error', word, message: String(value ?? '') },
    );
    this.#open.delete(id);
  }
}

export const customFunctionsObject = (calls: CustomFunctionCalls): HostObject =>
  createHostObject(CUSTOM_FUNCTIONS, calls);

const CUSTOM_FUNCTIONS: HostClass<CustomFunctionCalls> = {
  name: 'CustomFunctions',
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: (calls) => calls.becomeReady(),
    _GetEnabledFeatures: () => [],
    SetInvocationArrayResults: (calls, results) => {
      for (const result of results as readonly ArrayResult[]) calls.settle(result);
    },
    SetInvocationResults: (calls, results) => {
      for (const { id, failed, value, errorCode } of results as readonly ObjectResult[])
        calls.settle([id, failed !== true, value, errorCode]);
    },
  },
};
