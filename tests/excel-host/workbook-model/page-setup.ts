import type { Element } from '@xmldom/xmldom';
import { type Sheet, WORKSHEET_ORDER } from './sheet.ts';
import { child, createElement, ensureChild, insertInOrder, isTrue, removeElement } from './xml.ts';

/** Attributes of CT_PageSetup with what they are where nothing is said, ECMA-376 part 1, 18.3.1.63. */
const DEFAULTS = {
  paperSize: '1',
  orientation: 'default',
  pageOrder: 'downThenOver',
  scale: '100',
  fitToWidth: '1',
  fitToHeight: '1',
} as const;

export type PageAttribute = keyof typeof DEFAULTS;

export const pageAttribute = (sheet: Sheet, name: PageAttribute): string =>
  child(sheet.root, 'pageSetup')?.getAttribute(name) || DEFAULTS[name];

export function setPageAttribute(sheet: Sheet, name: PageAttribute, value: string): void {
  ensureChild(sheet.touch(), 'pageSetup', WORKSHEET_ORDER).setAttribute(name, value);
}

export const isFitToPages = (sheet: Sheet): boolean =>
  isTrue(child(child(sheet.root, 'sheetPr'), 'pageSetUpPr')?.getAttribute('fitToPage'));

export function setFitToPages(sheet: Sheet, isFit: boolean): void {
  const properties = ensureChild(sheet.touch(), 'sheetPr', WORKSHEET_ORDER);
  removeElement(child(properties, 'pageSetUpPr'));
  if (!isFit) return;
  insertInOrder(properties, createElement(properties, 'pageSetUpPr', { fitToPage: '1' }), ['pageSetUpPr']);
}

export type Margin = 'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer';

/** Excel's own for a new sheet, in inches. */
const MARGINS: Readonly<Record<Margin, number>> = {
  ...{ left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
};

export const marginInches = (sheet: Sheet, name: Margin): number =>
  Number(child(sheet.root, 'pageMargins')?.getAttribute(name) || MARGINS[name]);

/** The file wants all six or none. */
export function setMarginInches(sheet: Sheet, changed: Readonly<Partial<Record<Margin, number>>>): void {
  const margins = ensureChild(sheet.touch(), 'pageMargins', WORKSHEET_ORDER);
  for (const name of Object.keys(MARGINS) as Margin[])
    margins.setAttribute(name, String(changed[name] ?? (margins.getAttribute(name) || MARGINS[name])));
}

export type HeadOrFoot = 'oddHeader' | 'oddFooter';
export type Part = 'L' | 'C' | 'R';

/** What stands before the first part's letter is in the middle; && is the sign itself. */
const PARTS = /(?:&([LCR])|^)((?:&&|&[^LCR&]|[^&])*)/g;

function partsOf(element: Element | undefined): ReadonlyMap<string, string> {
  const found = [...(element?.textContent ?? '').matchAll(PARTS)];
  return new Map(found.map(([, letter = 'C', text = '']) => [letter, text]));
}

export const headOrFoot = (sheet: Sheet, which: HeadOrFoot, part: Part): string =>
  partsOf(child(child(sheet.root, 'headerFooter'), which)).get(part) ?? '';

export function setHeadOrFoot(
  sheet: Sheet,
  { which, part }: { readonly which: HeadOrFoot; readonly part: Part },
  text: string,
): void {
  const element = ensureChild(
    ensureChild(sheet.touch(), 'headerFooter', WORKSHEET_ORDER),
    which,
    'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter'.split(' '),
  );
  const parts = new Map([...partsOf(element), [part, text]]);
  element.textContent = ['L', 'C', 'R']
    .flatMap((letter) => (parts.get(letter) ? [`&${letter}${parts.get(letter)}`] : []))
    .join('');
}
