import { LIMITS } from '../excel-limits.ts';
import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import {
  accessDenied,
  invalidArgument,
  invalidOperation,
  itemAlreadyExists,
  itemNotFound,
} from '../rich-api/rich-error.ts';
import { type Box, COLUMNS, ROWS } from '../workbook-model/address.ts';
import type { Sheet, Visibility } from '../workbook-model/sheet.ts';
import { freeze, frozen, setGridlines, showsGridlines } from '../workbook-model/sheet-view.ts';
import {
  colorArgument,
  flagArgument,
  indexArgument,
  keyArgument,
  numberArgument,
  textArgument,
} from './arguments.ts';
import { chartCollection } from './chart-objects.ts';
import { sheetNamesObject } from './name-objects.ts';
import { pageLayoutObject } from './page-layout-objects.ts';
import { boxObject, findRange, rangeObject } from './range-object.ts';
import { rangeArgument } from './range-view.ts';
import { tableCollectionObject } from './table-objects.ts';
import { EVENT, eventMethods, sheetId, type WorkbookState } from './workbook-state.ts';

interface SheetState {
  readonly workbook: WorkbookState;
  readonly sheet: Sheet;
}

interface CollectionState {
  readonly workbook: WorkbookState;
}

export const worksheetObject = ({ workbook, sheet }: SheetState): HostObject =>
  createHostObject(WORKSHEET, { workbook, sheet });

export const worksheetCollectionObject = (workbook: WorkbookState): HostObject =>
  createHostObject(COLLECTION, { workbook });

function guardStructure(workbook: WorkbookState): void {
  if (workbook.model.isStructureProtected) throw accessDenied();
}

function checkName(workbook: WorkbookState, name: string, own?: Sheet): void {
  const isAllowed =
    name.length >= 1 &&
    name.length <= LIMITS.sheetNameCharacters &&
    !/[\\/?*[\]:]/.test(name) &&
    !/^'|'$/.test(name) &&
    name.toLowerCase() !== 'history';
  if (!isAllowed) throw invalidArgument();
  const taken = workbook.model.sheet(name);
  if (taken && taken !== own) throw itemAlreadyExists();
}

function freeName(workbook: WorkbookState): string {
  let number = 1;
  while (workbook.model.sheet(`Sheet${number}`)) number++;
  return `Sheet${number}`;
}

function addSheet({ workbook }: CollectionState, name: unknown): HostObject {
  const wished = name === null || name === undefined ? freeName(workbook) : textArgument(name);
  checkName(workbook, wished);
  guardStructure(workbook);
  const sheet = workbook.model.addSheet(wished);
  workbook.emit(EVENT.worksheetAdded, 'Workbook', {
    type: 'WorksheetAdded',
    source: 'Local',
    worksheetId: sheetId(sheet),
  });
  return worksheetObject({ workbook, sheet });
}

function findSheet({ workbook }: CollectionState, key: unknown): HostObject | null {
  const wanted = keyArgument(key);
  const sheet =
    workbook.model.sheet(wanted) ??
    workbook.model.sheets.find((each) => sheetId(each).toLowerCase() === wanted.toLowerCase());
  return sheet ? worksheetObject({ workbook, sheet }) : null;
}

const visibleSheets = (workbook: WorkbookState): readonly Sheet[] =>
  workbook.model.sheets.filter((each) => each.visibility === 'Visible');

const COLLECTION: HostClass<CollectionState> = {
  name: 'WorksheetCollection',
  items: ({ workbook }) => workbook.model.sheets.map((sheet) => worksheetObject({ workbook, sheet })),
  methods: {
    Add: addSheet,
    GetItem: (state, key) => {
      const found = findSheet(state, key);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: findSheet,
    GetActiveWorksheet: ({ workbook }) => worksheetObject({ workbook, sheet: workbook.model.activeSheet }),
    GetFirst: ({ workbook }, isVisibleOnly) => edgeSheet(workbook, { at: 0, isVisibleOnly }),
    GetLast: ({ workbook }, isVisibleOnly) => edgeSheet(workbook, { at: -1, isVisibleOnly }),
    GetCount: ({ workbook }, isVisibleOnly) =>
      (isVisibleOnly === true ? visibleSheets(workbook) : workbook.model.sheets).length,
    ...eventMethods<CollectionState>('DataChanged', EVENT.worksheetChanged, () => 'Workbook'),
    ...eventMethods<CollectionState>('Added', EVENT.worksheetAdded, () => 'Workbook'),
    ...eventMethods<CollectionState>('Deleted', EVENT.worksheetDeleted, () => 'Workbook'),
    ...eventMethods<CollectionState>('Activated', EVENT.worksheetActivated, () => 'Workbook'),
    ...eventMethods<CollectionState>('SelectionChanged', EVENT.selectionChanged, () => 'Workbook'),
  },
};

function edgeSheet(workbook: WorkbookState, which: { at: number; isVisibleOnly: unknown }): HostObject {
  const sheet = (which.isVisibleOnly === true ? visibleSheets(workbook) : workbook.model.sheets).at(which.at);
  if (!sheet) throw itemNotFound();
  return worksheetObject({ workbook, sheet });
}

function setVisibility({ workbook, sheet }: SheetState, value: unknown): void {
  const visibility = (['Visible', 'Hidden', 'VeryHidden'] satisfies Visibility[]).find(
    (each) => each === value,
  );
  if (!visibility) throw invalidArgument();
  guardStructure(workbook);
  const others = visibleSheets(workbook).filter((each) => each !== sheet);
  if (visibility !== 'Visible' && others.length === 0) throw invalidOperation();
  workbook.model.setVisibility(sheet, visibility);
  const [next] = others;
  if (visibility !== 'Visible' && workbook.model.activeSheet === sheet && next) workbook.model.activate(next);
}

function deleteSheet({ workbook, sheet }: SheetState): void {
  guardStructure(workbook);
  const others = visibleSheets(workbook).filter((each) => each !== sheet);
  if (others.length === 0 || sheet.visibility === 'VeryHidden') throw invalidOperation();
  workbook.model.deleteSheet(sheet);
  workbook.markChanged();
  const worksheetId = sheetId(sheet);
  workbook.emit(EVENT.worksheetDeleted, 'Workbook', {
    type: 'WorksheetDeleted',
    source: 'Local',
    worksheetId,
  });
}

const usedObject = ({ workbook, sheet }: SheetState, isValuesOnly: unknown): HostObject | null => {
  const used = sheet.usedBox(isValuesOnly === true);
  return used ? boxObject(workbook, sheet, used) : null;
};

const wholeSheet: Box = { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

const WORKSHEET: HostClass<SheetState> = {
  name: 'Worksheet',
  id: ({ sheet }) => sheetId(sheet),
  properties: {
    Id: { get: ({ sheet }) => sheetId(sheet) },
    Name: {
      get: ({ sheet }) => sheet.name,
      set: ({ workbook, sheet }, value) => {
        const name = textArgument(value);
        checkName(workbook, name, sheet);
        guardStructure(workbook);
        workbook.model.renameSheet(sheet, name);
      },
    },
    Position: {
      get: ({ workbook, sheet }) => workbook.model.sheets.indexOf(sheet),
      set: ({ workbook, sheet }, value) => {
        const position = indexArgument(value);
        if (position >= workbook.model.sheets.length) throw invalidArgument();
        guardStructure(workbook);
        workbook.model.moveSheet(sheet, position);
      },
    },
    Visibility: { get: ({ sheet }) => sheet.visibility, set: setVisibility },
    TabColor: {
      get: ({ sheet }) => sheet.tabColor,
      set: ({ workbook, sheet }, value) => {
        guardStructure(workbook);
        sheet.setTabColor(colorArgument(value));
      },
    },
    // office.js calls worksheet.showGridlines by this name on the wire.
    Gridlines: {
      get: ({ sheet }) => showsGridlines(sheet),
      set: ({ sheet }, value) => setGridlines(sheet, flagArgument(value)),
    },
    StandardWidth: { get: () => 8.43 },
    StandardHeight: { get: () => 15 },
  },
  links: {
    Tables: ({ workbook, sheet }) => tableCollectionObject(workbook, sheet),
    Charts: chartCollection,
    Names: ({ workbook, sheet }) => sheetNamesObject(workbook, sheet),
    Protection: (state) => createHostObject(PROTECTION, state),
    FreezePanes: (state) => createHostObject(FREEZE_PANES, state),
    PageLayout: pageLayoutObject,
  },
  methods: {
    GetRange: ({ workbook, sheet }, address) =>
      address === undefined || address === null || address === ''
        ? boxObject(workbook, sheet, wholeSheet)
        : rangeObject(findRange(workbook, sheet, textArgument(address))),
    GetRangeByIndexes: ({ workbook, sheet }, ...indexes) => {
      const [top = 0, left = 0, rows = 0, columns = 0] = indexes.map(indexArgument);
      return boxObject(workbook, sheet, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
    },
    GetCell: ({ workbook, sheet }, row, column) => {
      const [top, left] = [indexArgument(row), indexArgument(column)];
      return boxObject(workbook, sheet, { top, left, bottom: top, right: left });
    },
    GetUsedRange: (state, isValuesOnly) =>
      usedObject(state, isValuesOnly) ??
      boxObject(state.workbook, state.sheet, { top: 0, left: 0, bottom: 0, right: 0 }),
    GetUsedRangeOrNullObject: usedObject,
    Activate: ({ workbook, sheet }) => {
      if (sheet.visibility !== 'Visible') throw invalidOperation();
      workbook.model.activate(sheet);
      const worksheetId = sheetId(sheet);
      workbook.emit(EVENT.worksheetActivated, 'Workbook', { type: 'WorksheetActivated', worksheetId });
    },
    Calculate: ({ workbook }) => workbook.calculate(true),
    Delete: deleteSheet,
    ...eventMethods<SheetState>('DataChanged', EVENT.worksheetChanged, ({ sheet }) => sheetId(sheet)),
    ...eventMethods<SheetState>('SelectionChanged', EVENT.selectionChanged, ({ sheet }) => sheetId(sheet)),
  },
};

const PROTECTION: HostClass<SheetState> = {
  name: 'WorksheetProtection',
  properties: { Protected: { get: ({ sheet }) => sheet.isProtected }, Options: { get: () => null } },
  methods: {
    Protect: ({ sheet }) => {
      if (sheet.isProtected) throw invalidOperation();
      sheet.protect();
    },
    Unprotect: ({ sheet }) => sheet.unprotect(),
  },
};

const frozenObject = ({ workbook, sheet }: SheetState): HostObject | null => {
  const { rows, columns } = frozen(sheet);
  if (rows === 0 && columns === 0) return null;
  const bottom = rows === 0 ? ROWS - 1 : rows - 1;
  return boxObject(workbook, sheet, {
    top: 0,
    left: 0,
    bottom,
    right: columns === 0 ? COLUMNS - 1 : columns - 1,
  });
};

const FREEZE_PANES: HostClass<SheetState> = {
  name: 'WorksheetFreezePanes',
  methods: {
    FreezeRows: ({ sheet }, count) => freeze(sheet, numberArgument(count, 1), 0),
    FreezeColumns: ({ sheet }, count) => freeze(sheet, 0, numberArgument(count, 1)),
    FreezeAt: ({ workbook, sheet }, range) => {
      const { box } = rangeArgument(range, { workbook, sheet });
      freeze(
        sheet,
        box.bottom === ROWS - 1 ? 0 : box.bottom + 1,
        box.right === COLUMNS - 1 ? 0 : box.right + 1,
      );
    },
    Unfreeze: ({ sheet }) => freeze(sheet, 0, 0),
    GetLocation: (state) => {
      const found = frozenObject(state);
      if (!found) throw itemNotFound();
      return found;
    },
    GetLocationOrNullObject: frozenObject,
  },
};
