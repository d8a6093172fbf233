import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, invalidOperation, itemNotFound, RichError } from '../rich-api/rich-error.ts';
import { COLUMNS as ALL_COLUMNS, type Box, overlaps } from '../workbook-model/address.ts';
import { apiValue } from '../workbook-model/cell.ts';
import { indexArgument, keyArgument, numberArgument, textArgument } from './arguments.ts';
import { RangeView } from './range-view.ts';
import type { TableState } from './table-objects.ts';

interface PartState extends TableState {
  readonly index: number;
}

export const columnCollectionObject = (state: TableState): HostObject => createHostObject(COLUMNS, state);
export const rowCollectionObject = (state: TableState): HostObject => createHostObject(ROWS, state);

const view = ({ workbook, table }: TableState, box: Box): RangeView =>
  new RangeView(workbook, table.sheet, box);

const range = (state: TableState, box: Box): HostObject =>
  state.workbook.objects.box(state.workbook, state.table.sheet, box);

async function values(part: RangeView): Promise<unknown> {
  await part.workbook.calculate();
  return part.grid((cell) => apiValue(cell.value));
}

function findColumn(state: TableState, key: unknown): HostObject | null {
  const wanted = keyArgument(key).toLowerCase();
  const names = state.table.columnNames;
  const byName = names.findIndex((name) => name.toLowerCase() === wanted);
  const index = byName >= 0 ? byName : names.findIndex((_, at) => state.table.columnId(at) === wanted);
  return index < 0 ? null : createHostObject(COLUMN, { ...state, index });
}

const COLUMNS: HostClass<TableState> = {
  name: 'TableColumnCollection',
  properties: { Count: { get: ({ table }) => table.columnNames.length } },
  items: (state) => state.table.columnNames.map((_, index) => createHostObject(COLUMN, { ...state, index })),
  methods: {
    GetItem: (state, key) => {
      const found = findColumn(state, key);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: findColumn,
    GetItemAt: (state, index) => {
      if (indexArgument(index) >= state.table.columnNames.length) throw itemNotFound();
      return createHostObject(COLUMN, { ...state, index: indexArgument(index) });
    },
    GetCount: ({ table }) => table.columnNames.length,
    Add: addColumn,
  },
};

/** At the table's right end; what stands to the right of it moves by a column, as far as the table's rows go. */
function addColumn(state: TableState, ...given: readonly unknown[]): HostObject {
  const { table, workbook } = state;
  const [index, values, name] = given;
  const at = numberArgument(index, -1);
  const isPlayed =
    (at === -1 || at === table.columnNames.length) && (values === null || values === undefined);
  if (!isPlayed) {
    throw new RichError('NotSimulated', 'table.columns.add is played at the end, without values.', 501);
  }
  const { box } = table;
  const added: Box = { ...box, left: box.right + 1, right: box.right + 1 };
  view(state, added).guardFormatting();
  guardBeside(state, { ...added, right: ALL_COLUMNS - 1 });
  const wished =
    name === null || name === undefined ? `Column${table.columnNames.length + 1}` : textArgument(name);
  if (table.columnNames.some((each) => each.toLowerCase() === wished.toLowerCase())) throw invalidArgument();
  table.sheet.insertRightwards(added);
  copyLeftStyles(state, added);
  const { style } = table.sheet.cell(box.top, added.left);
  table.sheet.setCell(box.top, added.left, { value: wished, style });
  table.resize({ ...box, right: added.right });
  table.setColumnNames([...table.columnNames, wished]);
  workbook.changed(table.sheet, added, { changeType: 'ColumnInserted' });
  return createHostObject(COLUMN, { ...state, index: table.columnNames.length - 1 });
}

/** Another table in the way cannot be cut through. */
function guardBeside({ workbook, table }: TableState, beside: Box): void {
  const others = workbook.model.tables(table.sheet).filter((each) => each !== table);
  if (others.some((each) => overlaps(each.box, beside))) throw invalidOperation();
}

/** A new column looks like the one before it. */
function copyLeftStyles({ table }: TableState, { top, bottom, left }: Box): void {
  for (let row = top; row <= bottom; row++) {
    const { style } = table.sheet.cell(row, left - 1);
    if (style !== 0) table.sheet.setCell(row, left, { ...table.sheet.cell(row, left), style });
  }
}

function deleteColumn(state: PartState): void {
  const { table, workbook, index } = state;
  if (table.columnNames.length === 1) throw invalidOperation();
  const { box } = table;
  const gone: Box = { ...box, left: box.left + index, right: box.left + index };
  view(state, gone).guardFormatting();
  guardBeside(state, { ...gone, right: ALL_COLUMNS - 1 });
  table.sheet.deleteLeftwards(gone);
  table.resize({ ...box, right: box.right - 1 });
  table.removeColumn(index);
  workbook.changed(table.sheet, gone, { changeType: 'ColumnDeleted' });
}

/** This column's share of a box of the table. */
const columnBox = ({ table, index }: PartState, box: Box): Box => ({
  ...box,
  left: table.box.left + index,
  right: table.box.left + index,
});

const headerBox = ({ table }: TableState): Box => ({ ...table.box, bottom: table.box.top });

const COLUMN: HostClass<PartState> = {
  name: 'TableColumn',
  id: ({ table, index }) => Number(table.columnId(index)),
  properties: {
    Id: { get: ({ table, index }) => Number(table.columnId(index)) },
    Index: { get: ({ index }) => index },
    Name: {
      get: ({ table, index }) => table.columnNames[index] ?? '',
      set: (state, value) => view(state, columnBox(state, headerBox(state))).write([[textArgument(value)]]),
    },
    Values: {
      get: (state) => values(view(state, columnBox(state, state.table.box))),
      set: (state, value) => view(state, columnBox(state, state.table.box)).write(value),
    },
  },
  methods: {
    GetRange: (state) => range(state, columnBox(state, state.table.box)),
    GetDataBodyRange: (state) => range(state, columnBox(state, state.table.bodyBox)),
    GetHeaderRowRange: (state) => range(state, columnBox(state, headerBox(state))),
    Delete: deleteColumn,
  },
};

const rowCount = ({ table }: TableState): number => table.bodyBox.bottom - table.bodyBox.top + 1;

const rowBox = ({ table, index }: PartState): Box => {
  const top = table.bodyBox.top + index;
  return { ...table.bodyBox, top, bottom: top };
};

function addRows(state: TableState, index: unknown, rows: unknown): HostObject {
  const { table, workbook } = state;
  const at = numberArgument(index, -1);
  if ((at !== -1 && at !== rowCount(state)) || table.hasTotals) {
    throw new RichError(
      'NotSimulated',
      'table.rows.add is played only at the end of a table without totals.',
      501,
    );
  }
  const given = Array.isArray(rows) ? rows : [[]];
  const grid: readonly unknown[] = Array.isArray(given[0]) ? given : [given];
  const { box } = table;
  const added = { ...box, top: box.bottom + 1, bottom: box.bottom + grid.length };
  const below = view(state, added);
  below.guardFormatting();
  const isTaken = below
    .grid((cell) => cell.value !== null || cell.formula !== undefined)
    .flat()
    .some(Boolean);
  if (isTaken) {
    throw new RichError(
      'NotSimulated',
      'table.rows.add above filled cells would move them down; not played.',
      501,
    );
  }
  copyStyles(state, added);
  table.resize({ ...box, bottom: added.bottom });
  if (rows !== null && rows !== undefined) below.write(grid);
  workbook.changed(table.sheet, added, { changeType: 'RowInserted' });
  return createHostObject(ROW, { ...state, index: rowCount(state) - grid.length });
}

/** New rows look like the last one. */
function copyStyles({ table }: TableState, added: Box): void {
  for (let column = added.left; column <= added.right; column++) {
    const { style } = table.sheet.cell(added.top - 1, column);
    if (style === 0 || added.top - 1 === table.box.top) continue;
    for (let row = added.top; row <= added.bottom; row++) {
      table.sheet.setCell(row, column, { ...table.sheet.cell(row, column), style });
    }
  }
}

function deleteRows(state: TableState, first: number, count: number): void {
  const { table, workbook } = state;
  if (count < 1 || first + count > rowCount(state)) throw invalidArgument();
  const { box, bodyBox } = table;
  const gone = { ...bodyBox, top: bodyBox.top + first, bottom: bodyBox.top + first + count - 1 };
  view(state, gone).guardFormatting();
  table.sheet.deleteUpwards(gone);
  // A table always keeps one row for its body.
  table.resize({ ...box, bottom: Math.max(box.bottom - count, box.top + 1) });
  workbook.changed(table.sheet, gone, { changeType: 'RowDeleted' });
}

const ROWS: HostClass<TableState> = {
  name: 'TableRowCollection',
  properties: { Count: { get: rowCount } },
  items: (state) =>
    Array.from({ length: rowCount(state) }, (_, index) => createHostObject(ROW, { ...state, index })),
  methods: {
    Add: addRows,
    GetCount: rowCount,
    GetItemAt: (state, index) => {
      if (indexArgument(index) >= rowCount(state)) throw itemNotFound();
      return createHostObject(ROW, { ...state, index: indexArgument(index) });
    },
    DeleteRowsAt: (state, index, count) => deleteRows(state, indexArgument(index), numberArgument(count, 1)),
  },
};

const ROW: HostClass<PartState> = {
  name: 'TableRow',
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (state) => values(view(state, rowBox(state))),
      set: (state, value) => view(state, rowBox(state)).write(value),
    },
  },
  methods: {
    GetRange: (state) => range(state, rowBox(state)),
    Delete: (state) => deleteRows(state, state.index, 1),
  },
};
