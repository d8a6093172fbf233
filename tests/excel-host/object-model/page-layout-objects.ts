import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, itemNotFound } from '../rich-api/rich-error.ts';
import type { Box } from '../workbook-model/address.ts';
import {
  type HeadOrFoot,
  headOrFoot,
  isFitToPages,
  type Margin,
  marginInches,
  type PageAttribute,
  type Part,
  pageAttribute,
  setFitToPages,
  setHeadOrFoot,
  setMarginInches,
  setPageAttribute,
} from '../workbook-model/page-setup.ts';
import {
  isWholeColumns,
  isWholeRows,
  type PrintedKind,
  printedBoxes,
  setPrinted,
} from '../workbook-model/printed-names.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import { numberArgument, recordArgument, textArgument } from './arguments.ts';
import { rangeAreasObject } from './range-areas-objects.ts';
import { rangeArgument } from './range-view.ts';
import type { WorkbookState } from './workbook-state.ts';

interface PagesState {
  readonly workbook: WorkbookState;
  readonly sheet: Sheet;
}

export const pageLayoutObject = ({ workbook, sheet }: PagesState): HostObject =>
  createHostObject(PAGE_LAYOUT, { workbook, sheet });

type Property = {
  readonly get: (state: PagesState) => unknown;
  readonly set: (state: PagesState, value: unknown) => void;
};

/** An attribute that Office.js spells in other words. */
const worded = (name: PageAttribute, words: Readonly<Record<string, string>>): Property => ({
  get: ({ sheet }) =>
    Object.keys(words).find((word) => words[word] === pageAttribute(sheet, name)) ?? Object.keys(words)[0],
  set: ({ sheet }, value) => {
    const spelling = words[textArgument(value)];
    if (spelling === undefined) throw invalidArgument();
    setPageAttribute(sheet, name, spelling);
  },
});

const POINTS_PER_INCH = 72;

const margin = (name: Margin): Property => ({
  get: ({ sheet }) => marginInches(sheet, name) * POINTS_PER_INCH,
  set: ({ sheet }, value) => setMarginInches(sheet, { [name]: numberArgument(value) / POINTS_PER_INCH }),
});

/** Null as undefined says nothing. */
const pages = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined;
  const count = numberArgument(value);
  if (!Number.isInteger(count) || count < 0 || count > 32_767) throw invalidArgument();
  return String(count);
};

function setZoom({ sheet }: PagesState, value: unknown): void {
  const { scale, horizontalFitToPages, verticalFitToPages } = recordArgument(value);
  const [wide, tall] = [pages(horizontalFitToPages), pages(verticalFitToPages)];
  const isScale = typeof scale === 'number';
  if (isScale === (wide !== undefined || tall !== undefined)) throw invalidArgument();
  if (isScale && (scale < 10 || scale > 400)) throw invalidArgument();
  setFitToPages(sheet, !isScale);
  if (isScale) setPageAttribute(sheet, 'scale', String(scale));
  if (wide !== undefined) setPageAttribute(sheet, 'fitToWidth', wide);
  if (tall !== undefined) setPageAttribute(sheet, 'fitToHeight', tall);
}

const readZoom = ({ sheet }: PagesState): unknown =>
  isFitToPages(sheet)
    ? {
        scale: null,
        horizontalFitToPages: Number(pageAttribute(sheet, 'fitToWidth')),
        verticalFitToPages: Number(pageAttribute(sheet, 'fitToHeight')),
      }
    : {
        scale: Number(pageAttribute(sheet, 'scale')),
        horizontalFitToPages: null,
        verticalFitToPages: null,
      };

const INCHES: Readonly<Record<string, number>> = { Inches: 1, Points: 1 / 72, Centimeters: 1 / 2.54 };
const MARGINS: readonly Margin[] = ['left', 'right', 'top', 'bottom', 'header', 'footer'];

function setMargins({ sheet }: PagesState, unit: unknown, options: unknown): void {
  const inches = INCHES[textArgument(unit)];
  if (inches === undefined) throw invalidArgument();
  const given = recordArgument(options);
  const changed = MARGINS.flatMap((name) =>
    given[name] === undefined ? [] : [[name, numberArgument(given[name]) * inches] as const],
  );
  setMarginInches(sheet, Object.fromEntries(changed));
}

const setTitles = (kind: 'rows' | 'columns') => (state: PagesState, given: unknown) => {
  const { box } = rangeArgument(given, state);
  if (!(kind === 'rows' ? isWholeRows : isWholeColumns)(box)) throw invalidArgument();
  setPrinted(state.workbook.model, state.sheet, { kind, box });
};

const printed = ({ workbook, sheet }: PagesState, kind: PrintedKind): readonly Box[] =>
  printedBoxes(workbook.model, sheet, kind);

const titlesObject = (kind: 'rows' | 'columns') => (state: PagesState) => {
  const [box] = printed(state, kind);
  return box ? state.workbook.objects.box(state.workbook, state.sheet, box) : null;
};

const areaObject = (state: PagesState): HostObject | null => {
  const boxes = printed(state, 'area');
  return boxes.length === 0 ? null : rangeAreasObject({ ...state, boxes });
};

const found =
  (find: (state: PagesState) => HostObject | null) =>
  (state: PagesState): HostObject => {
    const object = find(state);
    if (!object) throw itemNotFound();
    return object;
  };

const PAGE_LAYOUT: HostClass<PagesState> = {
  name: 'PageLayout',
  properties: {
    Orientation: worded('orientation', { Portrait: 'portrait', Landscape: 'landscape' }),
    // ECMA-376 part 1, 18.3.1.63.
    PaperSize: worded('paperSize', { Letter: '1', Legal: '5', A3: '8', A4: '9', A5: '11' }),
    PrintOrder: worded('pageOrder', { DownThenOver: 'downThenOver', OverThenDown: 'overThenDown' }),
    Zoom: { get: readZoom, set: setZoom },
    LeftMargin: margin('left'),
    RightMargin: margin('right'),
    TopMargin: margin('top'),
    BottomMargin: margin('bottom'),
    HeaderMargin: margin('header'),
    FooterMargin: margin('footer'),
  },
  links: { HeadersFooters: (state) => createHostObject(HEADERS_FOOTERS, state) },
  methods: {
    SetPrintMargins: setMargins,
    SetPrintTitleRows: setTitles('rows'),
    SetPrintTitleColumns: setTitles('columns'),
    SetPrintArea: (state, given) =>
      setPrinted(state.workbook.model, state.sheet, { kind: 'area', box: rangeArgument(given, state).box }),
    GetPrintTitleRows: found(titlesObject('rows')),
    GetPrintTitleRowsOrNullObject: titlesObject('rows'),
    GetPrintTitleColumns: found(titlesObject('columns')),
    GetPrintTitleColumnsOrNullObject: titlesObject('columns'),
    GetPrintArea: found(areaObject),
    GetPrintAreaOrNullObject: areaObject,
  },
};

/** Of all pages; those of odd, even and first pages are not played. */
const HEADERS_FOOTERS: HostClass<PagesState> = {
  name: 'HeaderFooterGroup',
  links: { DefaultForAllPages: (state) => createHostObject(HEADER_FOOTER, state) },
};

const words = (which: HeadOrFoot, part: Part): Property => ({
  get: ({ sheet }) => headOrFoot(sheet, which, part),
  set: ({ sheet }, value) => setHeadOrFoot(sheet, { which, part }, textArgument(value)),
});

const HEADER_FOOTER: HostClass<PagesState> = {
  name: 'HeaderFooter',
  properties: {
    LeftHeader: words('oddHeader', 'L'),
    CenterHeader: words('oddHeader', 'C'),
    RightHeader: words('oddHeader', 'R'),
    LeftFooter: words('oddFooter', 'L'),
    CenterFooter: words('oddFooter', 'C'),
    RightFooter: words('oddFooter', 'R'),
  },
};
