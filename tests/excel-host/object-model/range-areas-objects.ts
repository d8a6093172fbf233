import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { itemNotFound } from '../rich-api/rich-error.ts';
import { type Box, COLUMNS, formatAddress, quoteSheetName, ROWS } from '../workbook-model/address.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import { indexArgument } from './arguments.ts';
import type { WorkbookState } from './workbook-state.ts';

interface AreasState {
  readonly workbook: WorkbookState;
  readonly sheet: Sheet;
  readonly boxes: readonly Box[];
}

/** Several areas of one sheet. */
export const rangeAreasObject = (state: AreasState): HostObject => createHostObject(RANGE_AREAS, state);

const rangeAt = ({ workbook, sheet }: AreasState, box: Box): HostObject =>
  workbook.objects.box(workbook, sheet, box);

const RANGE_AREAS: HostClass<AreasState> = {
  name: 'RangeAreas',
  properties: {
    AreaCount: { get: ({ boxes }) => boxes.length },
    Address: {
      get: ({ sheet, boxes }) =>
        boxes.map((box) => `${quoteSheetName(sheet.name)}!${formatAddress(box)}`).join(','),
    },
    IsEntireColumn: { get: ({ boxes }) => boxes.every((box) => box.top === 0 && box.bottom === ROWS - 1) },
    IsEntireRow: { get: ({ boxes }) => boxes.every((box) => box.left === 0 && box.right === COLUMNS - 1) },
  },
  links: {
    Areas: (state) => createHostObject(RANGE_COLLECTION, state),
    Worksheet: ({ workbook, sheet }) => workbook.objects.worksheet({ workbook, sheet }),
  },
};

const RANGE_COLLECTION: HostClass<AreasState> = {
  name: 'RangeCollection',
  items: (state) => state.boxes.map((box) => rangeAt(state, box)),
  methods: {
    GetCount: ({ boxes }) => boxes.length,
    GetItemAt: (state, index) => {
      const box = state.boxes[indexArgument(index)];
      if (!box) throw itemNotFound();
      return rangeAt(state, box);
    },
  },
};
