import { sheetLook } from '../sheet-look.ts';
import { builtInNumber } from './number-formats.ts';
import {
  attribute,
  children,
  type Element,
  escapeAttribute,
  firstElement,
  nextTag,
  prefixed,
  withAttribute,
} from './xml-text.ts';

/** One of the workbook's cell formats, on its normal font and without borders. */
export const cellFormat = (attributes: string, alignment: string): string =>
  `<xf ${attributes} borderId="0" xfId="0" applyFont="1" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment ${alignment}/></xf>`;

export const verticalLook = `vertical="${sheetLook.bodyVerticalAlignment.toLowerCase()}"`;

/** A body cell's format for each of: plain, input, wrapped, wrapped input; in this order. */
export const bodyFormats = (numberFormat: number, inputFill: number): readonly string[] =>
  [false, true].flatMap((isWrapped) =>
    [false, true].map((isInput) =>
      cellFormat(
        `numFmtId="${numberFormat}" fontId="0" fillId="${isInput ? inputFill : 0}"`,
        `${verticalLook}${isWrapped ? ' wrapText="1"' : ''}`,
      ),
    ),
  );

/** Excel's own numbers end below this; a workbook gives its further formats numbers from here on. */
const firstCustomNumber = 164;

/** Behind our fixed cell formats stand four for each number format that our columns have. */
export interface FormatPlace {
  /** Where our fixed cell formats end. */
  readonly from: number;
  readonly inputFill: number;
}

export interface FoundFormats {
  /** Where the four of a format begin, by its number. */
  readonly starts: ReadonlyMap<number, number>;
  /** Nothing else stands behind our fixed cell formats. */
  readonly isAlone: boolean;
}

export function findFormats(xml: string, { from, inputFill }: FormatPlace): FoundFormats {
  const prefix = nextTag(xml, 0)?.prefix ?? '';
  const list = firstElement(xml, 'cellXfs');
  const items = (list === undefined ? [] : children(xml, list)).slice(from);
  const texts = items.map((item) => xml.slice(item.start, item.elementEnd));
  const starts = new Map<number, number>();
  let isAlone = true;
  for (let at = 0; at < items.length; ) {
    const number = Number(attribute(items[at] as Element, 'numFmtId'));
    const wanted = bodyFormats(number, inputFill).map((text) => prefixed(text, prefix));
    const isOurs = wanted.every((text, index) => texts[at + index] === text);
    if (isOurs) starts.set(number, from + at);
    else isAlone = false;
    at += isOurs ? wanted.length : 1;
  }
  return { starts, isAlone };
}

/**
 * The number of each of our formats, those that are missing added behind theirs. A format of theirs that reads the
 * same is not shared: what we add is known by our cell formats alone, and goes with them.
 */
export function withNumbers(
  xml: string,
  codes: readonly string[],
  ours: ReadonlySet<number>,
): { xml: string; numbers: ReadonlyMap<string, number> } {
  const numbers = new Map<string, number>();
  const known = numberFormats(xml);
  let added = '';
  let next = Math.max(firstCustomNumber - 1, ...known.map(({ id }) => id)) + 1;
  const prefix = nextTag(xml, 0)?.prefix ?? '';
  for (const code of new Set(codes)) {
    const number = builtInNumber(code) ?? known.find((one) => one.code === code && ours.has(one.id))?.id;
    numbers.set(code, number ?? next);
    if (number === undefined)
      added += `<${prefix}numFmt numFmtId="${next++}" formatCode="${escapeAttribute(code)}"/>`;
  }
  return { xml: added === '' ? xml : withAdded(xml, added, prefix), numbers };
}

interface NumberFormat {
  readonly id: number;
  readonly code: string;
  readonly tag: Element;
}

function numberFormats(xml: string): readonly NumberFormat[] {
  const list = firstElement(xml, 'numFmts');
  return (list === undefined ? [] : children(xml, list)).map((tag) => ({
    id: Number(attribute(tag, 'numFmtId')),
    code: attribute(tag, 'formatCode') ?? '',
    tag,
  }));
}

/** A list made from nothing has no count, one made from an empty list has: that tells removal which to leave. */
function withAdded(xml: string, added: string, prefix: string): string {
  const list = firstElement(xml, 'numFmts');
  const root = nextTag(xml, 0);
  if (list === undefined) {
    const at = root?.end ?? 0;
    return `${xml.slice(0, at)}<${prefix}numFmts>${added}</${prefix}numFmts>${xml.slice(at)}`;
  }
  if (list.kind === 'empty') {
    const counted = `<${prefix}numFmts count="${added.split('<').length - 1}">${added}</${prefix}numFmts>`;
    return xml.slice(0, list.start) + counted + xml.slice(list.end);
  }
  const longer = xml.slice(0, list.contentEnd) + added + xml.slice(list.contentEnd);
  return recounted(longer, list, numberFormats(longer).length);
}

function recounted(xml: string, list: Element, count: number): string {
  if (attribute(list, 'count') === undefined) return xml;
  const tag = withAttribute(xml.slice(list.start, list.end), 'count', String(count));
  return xml.slice(0, list.start) + tag + xml.slice(list.end);
}

/** Takes away the number formats that only our cell formats had, which are gone already. */
export function withoutNumbers(xml: string, ours: Iterable<number>): string {
  const gone = new Set(
    [...ours].filter(
      (id) => id >= firstCustomNumber && xml.split(new RegExp(`\\snumFmtId="${id}"`)).length === 2,
    ),
  );
  if (gone.size === 0) return xml;
  const formats = numberFormats(xml);
  let rest = xml;
  for (const { tag } of formats.filter(({ id }) => gone.has(id)).toReversed())
    rest = rest.slice(0, tag.start) + rest.slice(tag.elementEnd);
  const list = firstElement(rest, 'numFmts');
  if (list === undefined) return rest;
  if (gone.size < formats.length) return recounted(rest, list, formats.length - gone.size);
  const left = attribute(list, 'count') === undefined ? '' : `<${list.prefix}numFmts count="0"/>`;
  return rest.slice(0, list.start) + left + rest.slice(list.elementEnd);
}
