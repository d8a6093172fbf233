import { createHostObject, type HostClass, type HostObject, isHostObject } from '../rich-api/host-object.ts';
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../rich-api/rich-error.ts';
import { absoluteAddress, parseAddress, quoteSheetName, splitSheetName } from '../workbook-model/address.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import { textArgument } from './arguments.ts';
import { rangeObject } from './range-object.ts';
import { formulaArgument, RangeView, rangeArgument } from './range-view.ts';
import type { WorkbookState } from './workbook-state.ts';

interface NameState {
  readonly workbook: WorkbookState;
  readonly name: string;
  readonly formula: string;
}

interface CollectionState {
  readonly workbook: WorkbookState;
  /** Set for the names of one sheet. */
  readonly sheet?: Sheet;
}

export const nameCollectionObject = (workbook: WorkbookState): HostObject =>
  createHostObject(COLLECTION, { workbook });

export const sheetNamesObject = (workbook: WorkbookState, sheet: Sheet): HostObject =>
  createHostObject(COLLECTION, { workbook, sheet });

function namesOf({ workbook, sheet }: CollectionState): readonly NameState[] {
  const place = sheet && workbook.model.sheets.indexOf(sheet);
  return workbook.model.names
    .all()
    .filter((each) => each.sheetIndex === place)
    .map(({ name, formula }) => ({ workbook, name, formula }));
}

function findName(state: CollectionState, name: unknown): HostObject | null {
  const wanted = textArgument(name).toLowerCase();
  const found = namesOf(state).find((each) => each.name.toLowerCase() === wanted);
  return found ? createHostObject(NAME, found) : null;
}

function addName(state: CollectionState, name: unknown, reference: unknown): HostObject {
  const text = textArgument(name);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(text) || parseAddress(text) || state.sheet)
    throw invalidArgument();
  if (findName(state, text)) throw itemAlreadyExists();
  const isRange = isHostObject(reference) && reference.state instanceof RangeView;
  const formula = isRange
    ? absolute(rangeArgument(reference, reference.state as RangeView))
    : formulaArgument(reference);
  state.workbook.model.names.add(text, formula);
  state.workbook.markChanged();
  return createHostObject(NAME, { workbook: state.workbook, name: text, formula });
}

const absolute = (view: RangeView): string =>
  `${quoteSheetName(view.sheet.name)}!${absoluteAddress(view.box)}`;

const COLLECTION: HostClass<CollectionState> = {
  name: 'NamedItemCollection',
  items: (state) => namesOf(state).map((each) => createHostObject(NAME, each)),
  methods: {
    Add: addName,
    GetItem: (state, name) => {
      const found = findName(state, name);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: findName,
    GetCount: (state) => namesOf(state).length,
  },
};

const rangeOf = ({ workbook, formula }: NameState): HostObject | null => {
  const { sheetName, local } = splitSheetName(formula);
  const sheet = workbook.model.sheet(sheetName ?? '');
  const box = parseAddress(local);
  return sheet && box ? rangeObject(new RangeView(workbook, sheet, box)) : null;
};

const NAME: HostClass<NameState> = {
  name: 'NamedItem',
  id: ({ name }) => name,
  idName: '_Id',
  properties: {
    Name: { get: ({ name }) => name },
    Formula: { get: ({ formula }) => `=${formula}` },
    Value: { get: ({ formula }) => formula },
    Type: { get: (state) => (rangeOf(state) ? 'Range' : 'String') },
    Scope: { get: () => 'Workbook' },
    Visible: { get: () => true },
  },
  methods: {
    GetRange: (state) => {
      const range = rangeOf(state);
      if (!range) throw itemNotFound();
      return range;
    },
    GetRangeOrNullObject: rangeOf,
    Delete: ({ workbook, name }) => {
      workbook.model.names.delete(name);
      workbook.markChanged();
    },
  },
};
