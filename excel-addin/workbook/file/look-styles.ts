import { gradeColours, sheetLook } from '../sheet-look.ts';
import type { Book } from './book.ts';
import { refusal } from './file-fault.ts';
import {
  bodyFormats,
  cellFormat,
  type FormatPlace,
  findFormats,
  verticalLook,
  withNumbers,
  withoutNumbers,
} from './look-formats.ts';
import { addContentType, addRelationship, type Parts, relationships } from './parts.ts';
import {
  attribute,
  children,
  type Element,
  firstElement,
  nextTag,
  prefixed,
  withAttribute,
} from './xml-text.ts';

export interface BodyCell {
  readonly isWrapped: boolean;
  readonly isInput: boolean;
  readonly isText: boolean;
  /** Of numbers and formulas; General where it is absent. */
  readonly numberFormat?: string | undefined;
}

/** Where the styles of our sheets stand in the workbook's own lists. */
export interface LookStyles {
  readonly title: number;
  readonly note: number;
  readonly header: number;
  body(cell: BodyCell): number;
  /** In the order of gradeColours. */
  readonly firstGrade: number;
}

type ListName = 'fonts' | 'fills' | 'cellXfs' | 'dxfs';
type Offsets = Readonly<Record<ListName, number>>;

const listNames: readonly ListName[] = ['fonts', 'fills', 'cellXfs', 'dxfs'];
const newStylesPart = 'xl/plumbline-styles.xml';
export const newStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Finds our styles, with those of these number formats, or adds them after theirs, whose numbers stay. */
export function ensureLook(parts: Parts, book: Book, numberFormats: readonly string[]): LookStyles {
  const part = stylesPart(parts, book) ?? addStyles(parts, book);
  const before = parts.text(part);
  let xml = before;
  let offsets: Offsets = { fonts: 0, fills: 0, cellXfs: 0, dxfs: 0 };
  for (const list of listNames) {
    const placed = place(xml, list, ours(xml, list, offsets));
    offsets = { ...offsets, [list]: placed.at };
    xml = placed.xml;
  }
  const formats = placeFormats(xml, offsets, numberFormats);
  if (formats.xml !== before) parts.write(part, [formats.xml]);
  return lookAt(offsets, formats.starts);
}

const lookAt = ({ cellXfs, dxfs }: Offsets, starts: ReadonlyMap<string, number>): LookStyles => ({
  title: cellXfs,
  note: cellXfs + 1,
  header: cellXfs + 2,
  body: ({ isWrapped, isInput, isText, numberFormat = '' }) => {
    const start = isText ? undefined : starts.get(numberFormat);
    return start === undefined
      ? cellXfs + 3 + Number(isWrapped) * 4 + Number(isInput) * 2 + Number(isText)
      : start + Number(isWrapped) * 2 + Number(isInput);
  },
  firstGrade: dxfs,
});

/** `from` counts the fixed cell formats: title, note, header and the eight of the body. */
const formatPlace = ({ cellXfs, fills }: Offsets): FormatPlace => ({
  from: cellXfs + 11,
  inputFill: fills + 1,
});

function placeFormats(
  xml: string,
  offsets: Offsets,
  codes: readonly string[],
): { xml: string; starts: ReadonlyMap<string, number> } {
  const place = formatPlace(offsets);
  const { starts: known } = findFormats(xml, place);
  const numbered = withNumbers(xml, codes, new Set(known.keys()));
  const starts = new Map<string, number>();
  let placed = numbered.xml;
  for (const [code, number] of numbered.numbers) {
    const start = known.get(number);
    if (start !== undefined) starts.set(code, start);
    else {
      const prefix = nextTag(xml, 0)?.prefix ?? '';
      const added = append(
        placed,
        'cellXfs',
        bodyFormats(number, place.inputFill).map((text) => prefixed(text, prefix)),
      );
      starts.set(code, added.at);
      placed = added.xml;
    }
  }
  return { xml: placed, starts };
}

/**
 * Takes our styles off the ends of their lists, so that adding and removing leaves styles.xml as it was. Where
 * something else uses them, or another program has put its own behind them, they stay: harmless, and unseen.
 */
export function removeLook(parts: Parts, book: Book): void {
  const part = stylesPart(parts, book);
  if (part === undefined) return;
  const xml = parts.text(part);
  const offsets = tailOffsets(xml);
  if (offsets === undefined || isUsed(parts, offsets)) return;
  let rest = xml;
  const { starts } = findFormats(xml, formatPlace(offsets));
  for (const list of listNames) rest = cut(rest, list, offsets[list]);
  if (stylesUse(rest, offsets)) return;
  rest = withoutNumbers(rest, starts.keys());
  if (part === newStylesPart && rest === newStyles) parts.remove(part);
  else parts.write(part, [rest]);
}

const stylesPart = (parts: Parts, book: Book): string | undefined =>
  relationships(parts, book.part).find((one) => one.kind === 'styles' && parts.has(one.target))?.target;

function addStyles(parts: Parts, book: Book): string {
  parts.write(newStylesPart, [newStyles]);
  addRelationship(parts, book.part, { kind: 'styles', target: newStylesPart });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
  addContentType(parts, newStylesPart, type);
  return newStylesPart;
}

/** Our entries of one list, given where the lists before it begin; in the workbook's own letter where it has one. */
function ours(xml: string, list: ListName, at: Offsets): readonly string[] {
  const prefix = nextTag(xml, 0)?.prefix ?? '';
  const made = {
    fonts: () => fonts(xml),
    fills: () => [sheetLook.header.fill, sheetLook.input.fill].map((colour) => fill('fgColor', colour)),
    cellXfs: () => cellFormats(at),
    dxfs: () => Object.values(gradeColours).map((grade) => gradeFormat(grade)),
  }[list]();
  return made.map((text) => prefixed(text, prefix));
}

function fonts(xml: string): readonly string[] {
  const list = firstElement(xml, 'fonts');
  const normal = list === undefined ? undefined : children(xml, list)[0];
  const parts = normal === undefined ? [] : children(xml, normal);
  const value = (name: string, otherwise: string): string => {
    const tag = parts.find((part) => part.name === name);
    return (tag === undefined ? undefined : attribute(tag, 'val')) ?? otherwise;
  };
  const name = `<name val="${value('name', 'Calibri').replace(/[<>&"]/g, '')}"/>`;
  const size = `<sz val="${value('sz', '11')}"/>`;
  const { title, note, header } = sheetLook;
  return [
    `<font><b/><sz val="${title.sizePoints}"/>${name}</font>`,
    `<font>${size}<color rgb="FF${note.text}"/>${name}</font>`,
    `<font><b/>${size}<color rgb="FF${header.text}"/>${name}</font>`,
  ];
}

const fill = (tag: 'fgColor' | 'bgColor', colour: string): string =>
  `<fill><patternFill patternType="solid"><${tag} rgb="FF${colour}"/></patternFill></fill>`;

const gradeFormat = ({ fill: ground, text }: { fill: string; text: string }): string =>
  `<dxf><font><color rgb="FF${text}"/></font>${fill('bgColor', ground)}</dxf>`;

function cellFormats({ fonts: font, fills }: Offsets): readonly string[] {
  const numbers = bodyFormats(0, fills + 1);
  const texts = bodyFormats(49, fills + 1);
  return [
    cellFormat(`numFmtId="49" fontId="${font}" fillId="0"`, 'vertical="center"'),
    cellFormat(`numFmtId="49" fontId="${font + 1}" fillId="0"`, verticalLook),
    cellFormat(`numFmtId="49" fontId="${font + 2}" fillId="${fills}"`, `${verticalLook} wrapText="1"`),
    ...numbers.flatMap((number, at) => [number, texts[at] ?? '']),
  ];
}

function place(xml: string, list: ListName, block: readonly string[]): { xml: string; at: number } {
  const element = firstElement(xml, list);
  if (element === undefined || element.kind === 'empty') return placeFirst(xml, { list, element, block });
  const items = children(xml, element);
  const at = runStart(xml, items, block);
  return at >= 0 ? { xml, at } : append(xml, list, block);
}

function append(xml: string, list: ListName, block: readonly string[]): { xml: string; at: number } {
  const element = firstElement(xml, list);
  if (element === undefined) throw noStyles();
  const items = children(xml, element);
  const last = items.at(-1);
  if (last === undefined && list !== 'dxfs') throw noStyles();
  const end = last?.elementEnd ?? element.end;
  const appended = xml.slice(0, end) + block.join('') + xml.slice(end);
  return { xml: withCount(appended, element, items.length + block.length), at: items.length };
}

/**
 * The list of differential formats may be missing. One made from nothing has no count, one made from an empty
 * element has: that tells removal which of the two to leave.
 */
function placeFirst(
  xml: string,
  { list, element, block }: { list: ListName; element: Element | undefined; block: readonly string[] },
): { xml: string; at: number } {
  if (list !== 'dxfs') throw noStyles();
  const prefix = nextTag(xml, 0)?.prefix ?? '';
  const content = `${block.join('')}</${prefix}dxfs>`;
  if (element !== undefined)
    return {
      xml: `${xml.slice(0, element.start)}<${prefix}dxfs count="${block.length}">${content}${xml.slice(element.end)}`,
      at: 0,
    };
  const after = (firstElement(xml, 'cellStyles') ?? firstElement(xml, 'cellXfs'))?.elementEnd ?? 0;
  return { xml: `${xml.slice(0, after)}<${prefix}dxfs>${content}${xml.slice(after)}`, at: 0 };
}

function runStart(xml: string, items: readonly Element[], block: readonly string[]): number {
  const texts = items.map((item) => xml.slice(item.start, item.elementEnd));
  return texts.findIndex((_, at) => block.every((text, index) => texts[at + index] === text));
}

function withCount(xml: string, element: Element, count: number): string {
  const tag = xml.slice(element.start, element.end);
  if (attribute(element, 'count') === undefined) return xml;
  return xml.slice(0, element.start) + withAttribute(tag, 'count', String(count)) + xml.slice(element.end);
}

/** Where our entries begin in each list, if they are the last of every one. */
function tailOffsets(xml: string): Offsets | undefined {
  let offsets: Offsets = { fonts: 0, fills: 0, cellXfs: 0, dxfs: 0 };
  for (const list of listNames) {
    const element = firstElement(xml, list);
    const items = element === undefined ? [] : children(xml, element);
    const block = ours(xml, list, offsets);
    const at = runStart(xml, items, block);
    // Behind our cell formats stand those of our number formats.
    if (at < 0 || (list !== 'cellXfs' && at + block.length !== items.length)) return undefined;
    offsets = { ...offsets, [list]: at };
  }
  return findFormats(xml, formatPlace(offsets)).isAlone ? offsets : undefined;
}

function cut(xml: string, list: ListName, at: number): string {
  const element = firstElement(xml, list);
  const items = element === undefined ? [] : children(xml, element);
  const first = items[at];
  const last = items.at(-1);
  if (element === undefined || first === undefined || last === undefined) return xml;
  if (at > 0) return withCount(xml.slice(0, first.start) + xml.slice(last.elementEnd), element, at);
  const left = attribute(element, 'count') === undefined ? '' : `<${element.prefix}${list} count="0"/>`;
  return xml.slice(0, element.start) + left + xml.slice(element.elementEnd);
}

/** Whether a sheet, a table or a pivot table that stays wears one of our formats. */
function isUsed(parts: Parts, { cellXfs, dxfs }: Offsets): boolean {
  const wears = (xml: string, pattern: RegExp, from: number): boolean =>
    [...xml.matchAll(pattern)].some((match) => Number(match[1]) >= from);
  return parts.names().some((name) => {
    if (!/\/(worksheets|chartsheets|tables|pivotTables|dialogsheets)\/[^/]+\.xml$/.test(name)) return false;
    const xml = parts.text(name);
    return (
      wears(xml, /[dD]xfId="(\d+)"/g, dxfs) ||
      (name.includes('sheets/') && wears(xml, /\s(?:s|style)="(\d+)"/g, cellXfs))
    );
  });
}

/** Whether what stays of styles.xml names one of the fonts, fills or formats that are to go. */
const stylesUse = (xml: string, { fonts: font, fills, dxfs }: Offsets): boolean =>
  [
    [/fontId="(\d+)"/g, font] as const,
    [/fillId="(\d+)"/g, fills] as const,
    [/\sdxfId="(\d+)"/g, dxfs] as const,
  ].some(([pattern, from]) => [...xml.matchAll(pattern)].some((match) => Number(match[1]) >= from));

const noStyles = (): Error =>
  refusal('the workbook lists no cell styles of its own; open it in Excel and save it once');
