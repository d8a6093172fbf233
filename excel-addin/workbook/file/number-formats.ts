import type { Book } from './book.ts';
import { type Parts, relationships } from './parts.ts';
import { attribute, children, elements, firstElement } from './xml-text.ts';

/** ECMA-376 part 1, 18.8.30: what a file names by number alone, as Excel's library spells it. */
const builtInFormats: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** The number a format has in every workbook, for those that have one. */
export const builtInNumber = (format: string): number | undefined => {
  const found = Object.entries(builtInFormats).find(([, code]) => code === format);
  return found === undefined ? undefined : Number(found[0]);
};

/** The number format of each cell style, by its place in the workbook's list. */
export type FormatOfStyle = (style: number) => string;

export function readNumberFormats(parts: Parts, book: Book): FormatOfStyle {
  const part = relationships(parts, book.part).find((one) => one.kind === 'styles')?.target;
  if (part === undefined || !parts.has(part)) return () => 'General';
  const xml = parts.text(part);
  const custom = new Map<number, string>();
  const list = firstElement(xml, 'numFmts');
  for (const tag of list === undefined ? [] : children(xml, list))
    custom.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? 'General');
  const cellFormats = firstElement(xml, 'cellXfs');
  const formats = (cellFormats === undefined ? [] : elements(xml, 'xf', cellFormats.end))
    .filter((tag) => tag.start < (cellFormats?.contentEnd ?? 0))
    .map((tag) => {
      const id = Number(attribute(tag, 'numFmtId') ?? 0);
      return custom.get(id) ?? builtInFormats[id] ?? 'General';
    });
  return (style) => formats[style] ?? 'General';
}
