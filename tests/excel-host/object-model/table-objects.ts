import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, itemAlreadyExists, itemNotFound, RichError } from '../rich-api/rich-error.ts';
import { type Box, overlaps, parseAddress } from '../workbook-model/address.ts';
import { apiValue } from '../workbook-model/cell.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import type { Table } from '../workbook-model/table.ts';
import { flagArgument, indexArgument, keyArgument, textArgument } from './arguments.ts';
import { RangeView, rangeArgument } from './range-view.ts';
import { columnCollectionObject, rowCollectionObject } from './table-part-objects.ts';
import { EVENT, eventMethods, type WorkbookState } from './workbook-state.ts';

export interface TableState {
  readonly workbook: WorkbookState;
  readonly table: Table;
}

interface CollectionState {
  readonly workbook: WorkbookState;
  readonly sheet?: Sheet;
}

const tableObject = (workbook: WorkbookState, table: Table): HostObject =>
  createHostObject(TABLE, { workbook, table });

export const tableCollectionObject = (workbook: WorkbookState, sheet?: Sheet): HostObject =>
  createHostObject(COLLECTION, { workbook, ...(sheet && { sheet }) });

function findTable({ workbook, sheet }: CollectionState, key: unknown): HostObject | null {
  const table = workbook.model.table(keyArgument(key));
  return table && (!sheet || table.sheet === sheet) ? tableObject(workbook, table) : null;
}

function guardOverlap(workbook: WorkbookState, sheet: Sheet, place: { box: Box; except?: Table }): void {
  const others = workbook.model.tables(sheet).filter((each) => each !== place.except);
  if (others.some((each) => overlaps(each.box, place.box))) {
    throw invalidArgument("A table can't overlap another table.");
  }
  if (sheet.mergedBoxes.some((each) => overlaps(each, place.box))) throw invalidArgument();
}

/** Blank headers get a name, doubled ones a number, numbers become text: as Excel does. */
function headerNames(view: RangeView): readonly string[] {
  const taken = new Set<string>();
  const [row = []] = view.grid((cell) => String(apiValue(cell.value)));
  return row.map((header, index) => {
    const stem = header === '' ? `Column${index + 1}` : header;
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function writeHeaders(view: RangeView, names: readonly string[]): void {
  const { top, left } = view.box;
  for (const [index, name] of names.entries()) {
    const cell = view.sheet.cell(top, left + index);
    if (cell.value !== name) view.sheet.setCell(top, left + index, { value: name, style: cell.style });
  }
}

function addTable({ workbook, sheet }: CollectionState, address: unknown, hasHeaders: unknown): HostObject {
  const near = { workbook, sheet: sheet ?? workbook.model.activeSheet };
  const view = rangeArgument(address, near);
  if (hasHeaders !== true) {
    throw new RichError('NotSimulated', 'tables.add without headers is not played.', 501);
  }
  view.guardFormatting();
  // A table of a header alone gets one blank row.
  const box = { ...view.box, bottom: Math.max(view.box.bottom, view.box.top + 1) };
  guardOverlap(workbook, view.sheet, { box });
  let number = 1;
  while (workbook.model.table(`Table${number}`)) number++;
  const columns = headerNames(view.with({ bottom: view.box.top }));
  writeHeaders(view, columns);
  const table = workbook.model.addTable(view.sheet, box, { name: `Table${number}`, columns });
  workbook.markChanged();
  workbook.emit(EVENT.tableAdded, 'Workbook', { type: 'TableAdded', source: 'Local', tableId: table.id });
  return tableObject(workbook, table);
}

const COLLECTION: HostClass<CollectionState> = {
  name: 'TableCollection',
  properties: { Count: { get: ({ workbook, sheet }) => workbook.model.tables(sheet).length } },
  items: ({ workbook, sheet }) => workbook.model.tables(sheet).map((table) => tableObject(workbook, table)),
  methods: {
    Add: addTable,
    GetItem: (state, key) => {
      const found = findTable(state, key);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: findTable,
    GetItemAt: ({ workbook, sheet }, index) => {
      const table = workbook.model.tables(sheet)[indexArgument(index)];
      if (!table) throw itemNotFound();
      return tableObject(workbook, table);
    },
    GetCount: ({ workbook, sheet }) => workbook.model.tables(sheet).length,
    ...eventMethods<CollectionState>('DataChanged', EVENT.tableChanged, () => 'Workbook'),
    ...eventMethods<CollectionState>('Added', EVENT.tableAdded, () => 'Workbook'),
  },
};

function renameTable({ workbook, table }: TableState, value: unknown): void {
  const name = textArgument(value);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || parseAddress(name)) throw invalidArgument();
  const taken = workbook.model.table(name);
  const isTaken = (taken && taken !== table) || workbook.model.names.find(name) !== undefined;
  if (isTaken) throw itemAlreadyExists();
  table.rename(name);
  workbook.markChanged();
}

function resizeTable({ workbook, table }: TableState, range: unknown): void {
  const view = rangeArgument(range, { workbook, sheet: table.sheet });
  const isAnchored = view.sheet === table.sheet && view.box.top === table.box.top;
  if (!isAnchored || view.rowCount < 2 || !overlaps(view.box, table.box)) throw invalidArgument();
  view.guardFormatting();
  guardOverlap(workbook, table.sheet, { box: view.box, except: table });
  const headers = view.with({ bottom: view.box.top });
  const names = headerNames(headers);
  writeHeaders(headers, names);
  table.resize(view.box);
  table.setColumnNames(names);
  workbook.markChanged();
}

const part = ({ workbook, table }: TableState, box: Box): HostObject =>
  workbook.objects.box(workbook, table.sheet, box);

const TABLE: HostClass<TableState> = {
  name: 'Table',
  id: ({ table }) => table.id,
  properties: {
    Id: { get: ({ table }) => table.id },
    Name: { get: ({ table }) => table.name, set: renameTable },
    ShowHeaders: { get: ({ table }) => table.hasHeaders },
    ShowTotals: { get: ({ table }) => table.hasTotals },
    Style: {
      get: ({ table }) => table.style,
      set: ({ table }, value) => table.setStyleAttribute('name', textArgument(value)),
    },
    ShowBandedRows: {
      get: ({ table }) => table.hasBandedRows,
      set: ({ table }, value) => table.setStyleAttribute('showRowStripes', flagArgument(value) ? '1' : '0'),
    },
    ShowFilterButton: {
      get: ({ table }) => table.showsFilterButton,
      set: ({ table }, value) => table.setFilterButton(flagArgument(value)),
    },
  },
  links: {
    Columns: columnCollectionObject,
    Rows: rowCollectionObject,
    Worksheet: ({ workbook, table }) => workbook.objects.worksheet({ workbook, sheet: table.sheet }),
  },
  methods: {
    GetRange: (state) => part(state, state.table.box),
    GetHeaderRowRange: (state) => part(state, { ...state.table.box, bottom: state.table.box.top }),
    GetDataBodyRange: (state) => part(state, state.table.bodyBox),
    Resize: resizeTable,
    Delete: (state) => {
      const view = new RangeView(state.workbook, state.table.sheet, state.table.box);
      view.clear({ contents: true, formats: true });
      state.workbook.model.removeTable(state.table);
    },
    ConvertToRange: (state) => {
      const range = part(state, state.table.box);
      state.workbook.model.removeTable(state.table);
      return range;
    },
    ...eventMethods<TableState>('DataChanged', EVENT.tableChanged, ({ table }) => table.id),
  },
};
