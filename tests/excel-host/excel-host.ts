import { createBuiltInCalculator } from './calculation/built-in-calculator.ts';
import type { CalculationChoice, Calculator } from './calculation/calculator.ts';
import type { LibreOffice } from './calculation/libreoffice.ts';
import { createLibreOfficeCalculator } from './calculation/libreoffice-calculator.ts';
import { LIMITS } from './excel-limits.ts';
import {
  CustomFunctionCalls,
  customFunctionsObject,
  type FunctionAnswer,
} from './object-model/custom-function-objects.ts';
import { RangeView } from './object-model/range-view.ts';
import { OBJECTS, workbookObject } from './object-model/workbook-object.ts';
import { WorkbookState } from './object-model/workbook-state.ts';
import { createHostObject, type HostObject } from './rich-api/host-object.ts';
import { RichApiEngine, type UnsupportedMember } from './rich-api/rich-api-engine.ts';
import { ACTION, type QueryRequest } from './rich-api/rich-api-protocol.ts';
import { type Box, parseAddress } from './workbook-model/address.ts';
import { apiValue, apiValueType } from './workbook-model/cell.ts';
import type { Sheet } from './workbook-model/sheet.ts';
import { WorkbookModel } from './workbook-model/workbook-model.ts';

export interface HostOptions {
  readonly calculation?: CalculationChoice;
  /** A LibreOffice to share between hosts; without it the host starts, and closes, its own. */
  readonly libreOffice?: LibreOffice;
  readonly fileName?: string;
}

/** [category, type, targetId, message, id], as office.js receives events. */
export type RichApiMessage = readonly [number, number, string, string, number];

/** `error` is one of office.js's own numbers. */
export type QueryAnswer = { readonly error: number } | { readonly status: 200; readonly body: string };

const ERROR = { requestTooLarge: 5103, responseTooLarge: 5104, cellEditMode: 5004 } as const;
/** RequestFlags of office.js: the add-in asked to wait for the end of editing (delayForCellEdit). */
const WAIT_FOR_CELL_EDIT = 64;
const OBJECT_EVENTS = 65_536;
/** Category and type of a call of a custom function among the messages. */
const FUNCTION_CALL = [1, 1000] as const;
/** Batches of other actions only read. */
const WRITING: ReadonlySet<number> = new Set([ACTION.method, ACTION.setProperty, ACTION.update]);

/** Excel on the web as an add-in sees it, over one workbook in memory. */
export class ExcelHost {
  readonly model: WorkbookModel;
  readonly workbook: WorkbookState;
  readonly calculator: Calculator;
  readonly #engine: RichApiEngine;
  readonly #editEnded: (() => void)[] = [];
  readonly #onChange = new Set<() => void>();
  readonly #functionCalls = new CustomFunctionCalls((invocations) =>
    this.onMessages(
      invocations.map((each): RichApiMessage => [...FUNCTION_CALL, '', JSON.stringify(each), each[0]]),
    ),
  );
  #isCellEditing = false;
  #turn: Promise<unknown> = Promise.resolve();
  onMessages: (messages: readonly RichApiMessage[]) => void = () => undefined;
  limits = { requestBytes: LIMITS.requestBytes as number, responseBytes: LIMITS.responseBytes as number };
  /** Round trips and characters sent so far. */
  syncs = 0;
  bytes = 0;

  private constructor(model: WorkbookModel, options: HostOptions) {
    this.model = model;
    this.calculator = createCalculator(options);
    this.workbook = new WorkbookState(model, {
      fileName: options.fileName ?? 'Book1.xlsx',
      objects: OBJECTS,
      calculate: () => this.calculator.calculate(model),
    });
    this.#engine = new RichApiEngine(workbookObject(this.workbook), {
      ...TOP_LEVEL,
      'Microsoft.ExcelServices.CustomFunctions': () => customFunctionsObject(this.#functionCalls),
    });
    this.workbook.keepForEvent = (sheet: Sheet, box: Box) =>
      this.#engine.track(OBJECTS.box(this.workbook, sheet, box));
    this.workbook.findKept = (id: string): HostObject | null => this.#engine.tracked(id);
  }

  /** null opens a new workbook. */
  static open(xlsx: Uint8Array | null, options: HostOptions = {}): ExcelHost {
    return new ExcelHost(new WorkbookModel(xlsx), options);
  }

  /** Every member the add-in used and the host does not play: must stay empty in a test. */
  get unsupported(): readonly UnsupportedMember[] {
    return this.#engine.unsupported;
  }

  reportUnsupported(member: UnsupportedMember): void {
    this.#engine.unsupported.push(member);
  }

  /** One ProcessQuery of office.js. */
  async processQuery(bodyText: string, flags = 0): Promise<QueryAnswer> {
    this.syncs++;
    this.bytes += bodyText.length;
    if (Buffer.byteLength(bodyText) > this.limits.requestBytes) return { error: ERROR.requestTooLarge };
    if (this.#isCellEditing) {
      if ((flags & WAIT_FOR_CELL_EDIT) === 0) return { error: ERROR.cellEditMode };
      await new Promise<void>((resolve) => this.#editEnded.push(resolve));
    }
    const request = JSON.parse(bodyText) as QueryRequest;
    const response = await this.#inTurn(() => this.#engine.process(request));
    this.#sendEvents();
    if (request.Actions.some(({ ActionType }) => WRITING.has(ActionType))) this.#tellChange();
    const body = JSON.stringify(response);
    if (Buffer.byteLength(body) > this.limits.responseBytes) return { error: ERROR.responseTooLarge };
    return { status: 200, body };
  }

  /** Batches never mix: one ends before the next begins. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** A person types into cells, as they would: text is read as Excel reads it. */
  userEdit(sheetName: string, address: string, values: readonly (readonly unknown[])[]): void {
    const sheet = this.model.sheet(sheetName);
    const box = parseAddress(address);
    if (!sheet || !box) throw new Error(`There is no ${sheetName}!${address}.`);
    new RangeView(this.workbook, sheet, box).write(values, 'Unknown');
    this.#sendEvents();
    this.#tellChange();
  }

  /**
   * Excel asks the add-in for a function's value, as for a formula in the cell at `address`. Left-out arguments are
   * null, ranges are rows of values.
   */
  invokeCustomFunction(name: string, given: readonly unknown[], address: string): Promise<FunctionAnswer> {
    return this.#functionCalls.invoke(name, given, address);
  }

  /** Several areas apart by commas, as with the control key held. */
  userSelect(sheetName: string, address: string): void {
    const sheet = this.model.sheet(sheetName);
    const boxes = address.split(',').flatMap((area) => parseAddress(area) ?? []);
    if (!sheet || boxes.length === 0) return;
    this.model.activate(sheet);
    this.model.select(boxes);
    this.workbook.emitSelection();
    this.#sendEvents();
  }

  /** While a person edits a cell, Excel refuses every request. */
  setCellEditing(isEditing: boolean): void {
    this.#isCellEditing = isEditing;
    if (isEditing) return;
    for (const resume of this.#editEnded.splice(0)) resume();
  }

  /** What a cell shows and holds, for assertions. */
  async read(sheetName: string, address: string): Promise<{ values: unknown[][]; types: string[][] }> {
    const sheet = this.model.sheet(sheetName);
    const box = parseAddress(address);
    if (!sheet || !box) throw new Error(`There is no ${sheetName}!${address}.`);
    await this.workbook.calculate();
    const view = new RangeView(this.workbook, sheet, box);
    return { values: view.grid((cell) => apiValue(cell.value)), types: view.grid(apiValueType) };
  }

  /** The workbook as .xlsx, its formulas up to date; parts that nobody touched are byte for byte the same. */
  async save(): Promise<Uint8Array> {
    await this.workbook.calculate();
    return this.model.save();
  }

  /** Calls back after every batch and every edit; answers the way to stop. */
  onChange(listener: () => void): () => void {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  }

  async close(): Promise<void> {
    await this.calculator.close();
  }

  #sendEvents(): void {
    const messages = this.workbook
      .takeEvents()
      .map(({ type, targetId, message }): RichApiMessage => [OBJECT_EVENTS, type, targetId, message, 0]);
    if (messages.length > 0) queueMicrotask(() => this.onMessages(messages));
  }

  #tellChange(): void {
    for (const listener of this.#onChange) listener();
  }
}

function createCalculator({ calculation = 'none', libreOffice }: HostOptions): Calculator {
  if (calculation === 'libreoffice') return createLibreOfficeCalculator(libreOffice);
  if (calculation === 'built-in') return createBuiltInCalculator();
  return {
    description: 'Formulas are not recalculated',
    calculate: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** office.js tells its host that ribbon commands are ready; nothing to answer. */
const TOP_LEVEL = {
  'Microsoft.InternalService.AddinInternalService': (): HostObject =>
    createHostObject(
      { name: 'AddinInternalService', methods: { NotifyActionHandlerReady: () => undefined } },
      undefined,
    ),
};
