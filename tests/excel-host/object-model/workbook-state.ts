import type { HostObject } from '../rich-api/host-object.ts';
import type { Box } from '../workbook-model/address.ts';
import { formatAddress, overlaps } from '../workbook-model/address.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';
import type { RangeView } from './range-view.ts';

/** Numbers of the events in office.js: EventType in excel-web-16.00.debug.js. */
export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeleted: 12,
  worksheetAdded: 13,
  selectionChanged: 14,
  tableChanged: 101,
  tableAdded: 102,
} as const;

export interface HostEvent {
  readonly type: number;
  readonly targetId: string;
  readonly message: string;
}

/** Objects that lead to one another: a range has a sheet, a sheet has ranges. Given here, the modules need not be circular. */
export interface ObjectFactory {
  readonly range: (view: RangeView) => HostObject;
  readonly box: (workbook: WorkbookState, sheet: Sheet, box: Box) => HostObject;
  readonly worksheet: (state: { readonly workbook: WorkbookState; readonly sheet: Sheet }) => HostObject;
  readonly tables: (workbook: WorkbookState, sheet?: Sheet) => HostObject;
}

export type TriggerSource = 'ThisLocalAddin' | 'Unknown';

/** The workbook together with what belongs to a session: listeners, calculation, the running add-in's switches. */
export class WorkbookState {
  readonly model: WorkbookModel;
  readonly fileName: string;
  readonly objects: ObjectFactory;
  readonly #calculate: () => Promise<void>;
  readonly #listeners = new Set<string>();
  readonly #events: HostEvent[] = [];
  /** Set by the host: makes a range last until the add-in has handled the event about it. */
  keepForEvent: (sheet: Sheet, box: Box) => string = () => '';
  findKept: (referenceId: string) => HostObject | null = () => null;
  areEventsEnabled = true;
  calculationMode = 'Automatic';
  #needsCalculation = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    model: WorkbookModel,
    session: { fileName: string; objects: ObjectFactory; calculate: () => Promise<void> },
  ) {
    this.model = model;
    this.fileName = session.fileName;
    this.objects = session.objects;
    this.#calculate = session.calculate;
  }

  /** Brings formulas up to date; done only when somebody looks. */
  async calculate(isForced = false): Promise<void> {
    // Whoever asks meanwhile waits for the same results.
    await this.#running;
    if (!isForced && (!this.#needsCalculation || this.calculationMode === 'Manual')) return;
    this.#needsCalculation = false;
    this.#running = this.#calculate();
    await this.#running;
  }

  markChanged(): void {
    this.#needsCalculation = true;
  }

  listen(type: number, targetId: string): void {
    this.#listeners.add(`${type} ${targetId}`);
  }

  unlisten(type: number, targetId: string): void {
    this.#listeners.delete(`${type} ${targetId}`);
  }

  emit(type: number, targetId: string, message: Readonly<Record<string, unknown>>): void {
    if (!this.areEventsEnabled || !this.#listeners.has(`${type} ${targetId}`)) return;
    this.#events.push({ type, targetId, message: JSON.stringify(message) });
  }

  takeEvents(): readonly HostEvent[] {
    return this.#events.splice(0);
  }

  emitSelection(): void {
    const worksheetId = sheetId(this.model.activeSheet);
    const address = formatAddress(this.model.selection);
    for (const target of [worksheetId, 'Workbook']) {
      this.emit(EVENT.selectionChanged, target, { type: 'WorksheetSelectionChanged', worksheetId, address });
    }
  }

  changed(
    sheet: Sheet,
    box: Box,
    details: { changeType?: string; triggerSource?: TriggerSource } = {},
  ): void {
    this.markChanged();
    if (this.#listeners.size === 0) return;
    const worksheetId = sheetId(sheet);
    const message = {
      type: 'WorksheetChanged',
      changeType: 'RangeEdited',
      source: 'Local',
      triggerSource: 'ThisLocalAddin',
      worksheetId,
      address: formatAddress(box),
      shiftDirection: 'None',
      referenceId: this.keepForEvent(sheet, box),
      ...details,
    };
    this.emit(EVENT.worksheetChanged, worksheetId, message);
    this.emit(EVENT.worksheetChanged, 'Workbook', message);
    for (const table of this.model.tables(sheet)) {
      if (!overlaps(table.box, box)) continue;
      const about = { ...message, type: 'TableChanged', tableId: table.id };
      this.emit(EVENT.tableChanged, table.id, about);
      this.emit(EVENT.tableChanged, 'Workbook', about);
    }
  }
}

/** Excel's own shape of a worksheet's id. */
export const sheetId = (sheet: Sheet): string =>
  `{00000000-0001-0000-${String(sheet.id).padStart(4, '0')}-000000000000}`;

type Register<State> = Record<string, (state: State) => void>;

/** The pair of hidden methods through which office.js registers and unregisters a handler. */
export function eventMethods<State extends { readonly workbook: WorkbookState }>(
  name: string,
  type: number,
  target: (state: State) => string,
): Register<State> {
  return {
    [`_Register${name}Event`]: (state) => state.workbook.listen(type, target(state)),
    [`_Unregister${name}Event`]: (state) => state.workbook.unlisten(type, target(state)),
  };
}
