import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, RichError } from '../rich-api/rich-error.ts';
import { type Box, COLUMNS, intersect, parseAddress, ROWS, union } from '../workbook-model/address.ts';
import { apiValue, apiValueType, type Cell, formulaFromFile } from '../workbook-model/cell.ts';
import { formatNumber, formatText } from '../workbook-model/number-formats.ts';
import { hideColumn, isColumnHidden, isRowHidden } from '../workbook-model/sheet-view.ts';
import { indexArgument, numberArgument } from './arguments.ts';
import { conditionalFormatCollection } from './conditional-format-objects.ts';
import { dataValidationObject } from './data-validation-object.ts';
import { rangeFormatObject } from './range-format-objects.ts';
import { deleteCells, insertCells } from './range-moves.ts';
import { RangeView, rangeArgument } from './range-view.ts';
import { mergedAreas, uniformHidden, visibleAreas } from './special-areas.ts';
import type { WorkbookState } from './workbook-state.ts';

export const rangeObject = (view: RangeView): HostObject => createHostObject(RANGE, view);

export const boxObject = (workbook: WorkbookState, sheet: RangeView['sheet'], box: Box): HostObject =>
  rangeObject(new RangeView(workbook, sheet, box));

const usedObject = (view: RangeView, isValuesOnly: unknown): HostObject | null => {
  const used = view.sheet.usedBox(isValuesOnly === true);
  const part = used && intersect(used, view.box);
  return part ? rangeObject(view.with(part)) : null;
};

function cellText(view: RangeView, cell: Cell): string {
  const value = apiValue(cell.value);
  if (value === '') return '';
  if (typeof value === 'boolean') return String(value).toUpperCase();
  const format = view.workbook.model.styles.style(cell.style).numberFormat;
  return typeof value === 'number' ? formatNumber(value, format) : formatText(value, format);
}

const formulas = (view: RangeView): unknown =>
  view.grid((cell) =>
    cell.formula === undefined ? apiValue(cell.value) : `=${formulaFromFile(cell.formula)}`,
  );

function move(view: RangeView, by: Partial<Box>): HostObject {
  const { top, left, bottom, right } = view.box;
  return rangeObject(
    view.with({
      top: top + (by.top ?? 0),
      left: left + (by.left ?? 0),
      bottom: bottom + (by.bottom ?? 0),
      right: right + (by.right ?? 0),
    }),
  );
}

const part = (view: RangeView, box: Partial<Box>): HostObject => rangeObject(view.with(box));

const RANGE: HostClass<RangeView> = {
  name: 'Range',
  properties: {
    Address: { get: (range) => range.address },
    AddressLocal: { get: (range) => range.address },
    RowIndex: { get: (range) => range.box.top },
    ColumnIndex: { get: (range) => range.box.left },
    RowCount: { get: (range) => range.rowCount },
    ColumnCount: { get: (range) => range.columnCount },
    CellCount: {
      // Documented: -1 where the count does not fit into 31 bits.
      get: (range) => {
        const count = range.rowCount * range.columnCount;
        return count > 2 ** 31 - 1 ? -1 : count;
      },
    },
    IsEntireColumn: { get: (range) => range.rowCount === ROWS },
    IsEntireRow: { get: (range) => range.columnCount === COLUMNS },
    Values: {
      get: async (range) => {
        await range.workbook.calculate();
        return range.grid((cell) => apiValue(cell.value));
      },
      set: (range, values) => range.write(values),
    },
    Formulas: { get: formulas, set: (range, values) => range.write(values) },
    FormulasLocal: { get: formulas, set: (range, values) => range.write(values) },
    Text: {
      get: async (range) => {
        await range.workbook.calculate();
        return range.grid((cell) => cellText(range, cell));
      },
    },
    ValueTypes: {
      get: async (range) => {
        await range.workbook.calculate();
        return range.grid(apiValueType);
      },
    },
    NumberFormat: {
      get: (range) => range.grid((cell) => range.workbook.model.styles.style(cell.style).numberFormat),
      set: (range, formats) => range.writeNumberFormats(formats),
    },
    RowHidden: {
      get: ({ sheet, box }) => uniformHidden(box.top, box.bottom, (row) => isRowHidden(sheet, row)),
      set: (range, isHidden) => {
        range.guardFormatting();
        for (let row = range.box.top; row <= range.box.bottom; row++) {
          range.sheet.setRowAttribute(row, 'hidden', isHidden === true ? '1' : undefined);
        }
      },
    },
    ColumnHidden: {
      get: ({ sheet, box }) => uniformHidden(box.left, box.right, (column) => isColumnHidden(sheet, column)),
      set: (range, isHidden) => {
        range.guardFormatting();
        for (let column = range.box.left; column <= range.box.right; column++) {
          hideColumn(range.sheet, column, isHidden === true);
        }
      },
    },
    HasSpill: { get: () => false },
  },
  links: {
    Worksheet: (range) => range.workbook.objects.worksheet(range),
    Format: rangeFormatObject,
    DataValidation: dataValidationObject,
    ConditionalFormats: conditionalFormatCollection,
  },
  methods: {
    GetCell: (range, row, column) => {
      const top = range.box.top + indexArgument(row);
      const left = range.box.left + indexArgument(column);
      return part(range, { top, left, bottom: top, right: left });
    },
    GetRow: (range, row) => {
      const top = range.box.top + indexArgument(row);
      if (top > range.box.bottom) throw invalidArgument();
      return part(range, { top, bottom: top });
    },
    GetColumn: (range, column) => {
      const left = range.box.left + indexArgument(column);
      if (left > range.box.right) throw invalidArgument();
      return part(range, { left, right: left });
    },
    GetOffsetRange: (range, rows, columns) => {
      const [down, along] = [numberArgument(rows), numberArgument(columns)];
      return move(range, { top: down, bottom: down, left: along, right: along });
    },
    GetResizedRange: (range, rows, columns) =>
      move(range, { bottom: numberArgument(rows), right: numberArgument(columns) }),
    GetAbsoluteResizedRange: (range, rows, columns) =>
      part(range, {
        bottom: range.box.top + numberArgument(rows) - 1,
        right: range.box.left + numberArgument(columns) - 1,
      }),
    GetLastRow: (range) => part(range, { top: range.box.bottom }),
    GetLastColumn: (range) => part(range, { left: range.box.right }),
    GetLastCell: (range) => part(range, { top: range.box.bottom, left: range.box.right }),
    GetRowsAbove: (range, count) =>
      part(range, { top: range.box.top - numberArgument(count, 1), bottom: range.box.top - 1 }),
    GetRowsBelow: (range, count) =>
      part(range, { top: range.box.bottom + 1, bottom: range.box.bottom + numberArgument(count, 1) }),
    GetColumnsAfter: (range, count) =>
      part(range, { left: range.box.right + 1, right: range.box.right + numberArgument(count, 1) }),
    GetColumnsBefore: (range, count) =>
      part(range, { left: range.box.left - numberArgument(count, 1), right: range.box.left - 1 }),
    GetEntireRow: (range) => part(range, { left: 0, right: COLUMNS - 1 }),
    GetEntireColumn: (range) => part(range, { top: 0, bottom: ROWS - 1 }),
    GetBoundingRect: (range, other) => part(range, union(range.box, rangeArgument(other, range).box)),
    GetIntersection: (range, other) => {
      const common = intersect(range.box, rangeArgument(other, range).box);
      if (!common) throw invalidArgument();
      return part(range, common);
    },
    GetIntersectionOrNullObject: (range, other) => {
      const view = rangeArgument(other, range);
      const common = view.sheet === range.sheet ? intersect(range.box, view.box) : undefined;
      return common ? part(range, common) : null;
    },
    GetUsedRange: (range, isValuesOnly) =>
      usedObject(range, isValuesOnly) ?? part(range, { bottom: range.box.top, right: range.box.left }),
    GetUsedRangeOrNullObject: usedObject,
    GetMergedAreasOrNullObject: mergedAreas,
    GetSpecialCellsOrNullObject: visibleAreas,
    Merge: (range, isAcross) => {
      if (isAcross === true) throw new RichError('NotSimulated', 'Merging across is not played.', 501);
      range.guardFormatting();
      range.sheet.merge(range.box);
    },
    Unmerge: (range) => {
      range.guardFormatting();
      range.sheet.unmerge(range.box);
    },
    GetRange: (range, address) => rangeObject(rangeArgument(address, range)),
    GetTables: (range) => range.workbook.objects.tables(range.workbook, range.sheet),
    Insert: (range, shift) => rangeObject(insertCells(range, shift)),
    Delete: deleteCells,
    Clear: (range, what) =>
      range.clear({
        contents: what !== 'Formats',
        formats: what === undefined || what === null || what === 'All' || what === 'Formats',
      }),
    Select: (range) => {
      range.workbook.model.activate(range.sheet);
      range.workbook.model.select([range.box]);
      range.workbook.emitSelection();
    },
    Calculate: (range) => range.workbook.calculate(true),
    _ValidateArraySize: (range, rows, columns) => {
      if (rows !== range.rowCount || columns !== range.columnCount) throw invalidArgument();
    },
  },
};

/** A name, an address or a table's name, as worksheet.getRange takes it. */
export function findRange(workbook: WorkbookState, sheet: RangeView['sheet'], address: string): RangeView {
  const box = parseAddress(address);
  if (box) return new RangeView(workbook, sheet, box);
  const named = workbook.model.names.find(address);
  if (named) return rangeArgument(named.formula.replaceAll('$', ''), { workbook, sheet });
  const table = workbook.model.table(address);
  if (table) return new RangeView(workbook, table.sheet, table.bodyBox);
  return rangeArgument(address, { workbook, sheet });
}
