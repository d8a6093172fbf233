import type { Element } from '@xmldom/xmldom';
import { BUILT_IN_FORMATS } from './number-formats.ts';
import type { PackageParts } from './package-parts.ts';
import {
  appendElement,
  child,
  children,
  createElement,
  ensureChild,
  insertInOrder,
  isTrue,
  removeElement,
  rootOf,
} from './xml.ts';

export type BorderSide = 'left' | 'right' | 'top' | 'bottom';

export interface CellStyle {
  readonly numberFormat: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  readonly fontName: string;
  /** '#RRGGBB' */
  readonly color: string;
  /** '' where the cell has no fill. */
  readonly fill: string;
  readonly isWrapped: boolean;
  readonly horizontal: string;
  readonly vertical: string;
  readonly isLocked: boolean;
  /** The line's style in the file's words ('thin'), '' for none. */
  readonly borders: Readonly<Record<BorderSide, string>>;
}

interface BorderChange {
  readonly side: BorderSide;
  readonly line?: string;
  readonly color?: string;
}

export type StyleChange = Partial<Omit<CellStyle, 'borders'>> & { readonly border?: BorderChange };

/** Sequences of CT_Stylesheet, CT_Font and CT_Xf in ECMA-376 part 1, 18.8. */
const STYLESHEET_ORDER =
  'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(' ');
const FONT_ORDER =
  'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(' ');
const XF_ORDER = ['alignment', 'protection', 'extLst'];
const BORDER_ORDER = ['left', 'right', 'top', 'bottom', 'diagonal'];

/** The theme colours of Office 2013 and later, in the order in which cells number them. */
const THEME = 'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47'.split(' ');

/** The stylesheet. Styles are only ever added, so that the numbers that cells hold stay right. */
export class Styles {
  readonly #parts: PackageParts;
  readonly #path: string;
  readonly #read = new Map<number, CellStyle>();
  readonly #derived = new Map<string, number>();

  constructor(parts: PackageParts, path: string) {
    this.#parts = parts;
    this.#path = path;
  }

  get #root(): Element {
    return rootOf(this.#parts.document(this.#path));
  }

  #list(name: string): Element {
    return ensureChild(this.#root, name, STYLESHEET_ORDER);
  }

  style(id: number): CellStyle {
    const known = this.#read.get(id);
    if (known) return known;
    const xf = children(this.#list('cellXfs'))[id];
    const style = this.#describe(xf);
    this.#read.set(id, style);
    return style;
  }

  #describe(xf: Element | undefined): CellStyle {
    const item = (list: string, attribute: string): Element | undefined =>
      children(this.#list(list))[Number(xf?.getAttribute(attribute) ?? 0)];
    const font = item('fonts', 'fontId');
    const border = item('borders', 'borderId');
    const alignment = child(xf, 'alignment');
    const pattern = child(item('fills', 'fillId'), 'patternFill');
    const line = (side: BorderSide): string => child(border, side)?.getAttribute('style') ?? '';
    return {
      numberFormat: this.#numberFormat(Number(xf?.getAttribute('numFmtId') ?? 0)),
      bold: isFlag(child(font, 'b')),
      italic: isFlag(child(font, 'i')),
      size: Number(child(font, 'sz')?.getAttribute('val') ?? 11),
      fontName: child(font, 'name')?.getAttribute('val') ?? 'Calibri',
      color: readColor(child(font, 'color')) || '#000000',
      fill: pattern?.getAttribute('patternType') === 'solid' ? readColor(child(pattern, 'fgColor')) : '',
      isWrapped: isTrue(alignment?.getAttribute('wrapText')),
      horizontal: alignment?.getAttribute('horizontal') ?? 'general',
      vertical: alignment?.getAttribute('vertical') ?? 'bottom',
      isLocked:
        child(xf, 'protection')?.getAttribute('locked') !== '0' &&
        child(xf, 'protection')?.getAttribute('locked') !== 'false',
      borders: { left: line('left'), right: line('right'), top: line('top'), bottom: line('bottom') },
    };
  }

  #numberFormat(id: number): string {
    const custom = child(this.#root, 'numFmts');
    const found = custom && children(custom).find((each) => each.getAttribute('numFmtId') === String(id));
    return found?.getAttribute('formatCode') ?? BUILT_IN_FORMATS[id] ?? 'General';
  }

  /** The number of a style that is `base` with one thing changed. */
  derive(base: number, change: StyleChange): number {
    const key = `${base} ${JSON.stringify(change)}`;
    const known = this.#derived.get(key);
    if (known !== undefined) return known;
    this.#parts.touch(this.#path);
    const list = this.#list('cellXfs');
    const model = children(list)[base];
    const xf = model ? (model.cloneNode(true) as Element) : createElement(list, 'xf');
    this.#apply(xf, change);
    list.appendChild(xf);
    const id = children(list).length - 1;
    list.setAttribute('count', String(id + 1));
    this.#derived.set(key, id);
    return id;
  }

  #apply(xf: Element, change: StyleChange): void {
    if (change.numberFormat !== undefined) {
      xf.setAttribute('numFmtId', String(this.#numberFormatId(change.numberFormat)));
      xf.setAttribute('applyNumberFormat', '1');
    }
    const fontSettings = fontSettingsOf(change);
    if (fontSettings.length > 0) {
      this.#changeItem(xf, { list: 'fonts', item: 'font', attribute: 'fontId' }, (font) => {
        for (const [name, value] of fontSettings) setFont(font, name, value);
      });
    }
    if (change.fill !== undefined) {
      const { fill } = change;
      this.#changeItem(xf, { list: 'fills', item: 'fill', attribute: 'fillId' }, (item) =>
        setFill(item, fill),
      );
    }
    const { border } = change;
    if (border) {
      this.#changeItem(xf, { list: 'borders', item: 'border', attribute: 'borderId' }, (item) =>
        setBorder(item, border),
      );
    }
    setAlignment(xf, change);
    if (change.isLocked !== undefined) {
      ensureChild(xf, 'protection', XF_ORDER).setAttribute('locked', change.isLocked ? '1' : '0');
      xf.setAttribute('applyProtection', '1');
    }
  }

  #changeItem(
    xf: Element,
    place: { list: string; item: string; attribute: string },
    change: (item: Element) => void,
  ): void {
    const list = this.#list(place.list);
    const model = children(list)[Number(xf.getAttribute(place.attribute) ?? 0)];
    const item = model ? (model.cloneNode(true) as Element) : createElement(list, place.item);
    change(item);
    list.appendChild(item);
    const count = children(list).length;
    list.setAttribute('count', String(count));
    xf.setAttribute(place.attribute, String(count - 1));
    xf.setAttribute(`apply${place.item.charAt(0).toUpperCase()}${place.item.slice(1)}`, '1');
  }

  #numberFormatId(code: string): number {
    const builtIn = Object.entries(BUILT_IN_FORMATS).find(([, format]) => format === code);
    if (builtIn) return Number(builtIn[0]);
    const list = this.#list('numFmts');
    const found = children(list).find((each) => each.getAttribute('formatCode') === code);
    if (found) return Number(found.getAttribute('numFmtId'));
    // ECMA-376 18.8.30: numbers below 164 belong to the built-in formats.
    const taken = children(list).map((each) => Number(each.getAttribute('numFmtId')));
    const id = Math.max(163, ...taken) + 1;
    appendElement(list, 'numFmt', { numFmtId: String(id), formatCode: code });
    list.setAttribute('count', String(taken.length + 1));
    return id;
  }

  /** A new format for a conditional format; answers its number. */
  addDifferential(): number {
    this.#parts.touch(this.#path);
    const list = this.#list('dxfs');
    appendElement(list, 'dxf');
    const count = children(list).length;
    list.setAttribute('count', String(count));
    return count - 1;
  }

  differential(id: number): Element | undefined {
    return children(this.#list('dxfs'))[id];
  }

  touch(): void {
    this.#parts.touch(this.#path);
  }
}

const isFlag = (element: Element | undefined): boolean =>
  element !== undefined && (!element.hasAttribute('val') || isTrue(element.getAttribute('val')));

export function readColor(element: Element | undefined): string {
  const rgb = element?.getAttribute('rgb');
  if (rgb) return `#${rgb.slice(-6).toUpperCase()}`;
  const theme = element?.getAttribute('theme');
  const themed = theme ? THEME[Number(theme)] : undefined;
  if (themed) return `#${themed}`;
  return element?.getAttribute('indexed') === '9' ? '#FFFFFF' : '';
}

export const fileColor = (color: string): string => `FF${color.replace('#', '').toUpperCase()}`;

function fontSettingsOf(change: StyleChange): (readonly [string, Record<string, string> | null])[] {
  const settings: (readonly [string, Record<string, string> | null])[] = [];
  if (change.bold !== undefined) settings.push(['b', change.bold ? {} : null]);
  if (change.italic !== undefined) settings.push(['i', change.italic ? {} : null]);
  if (change.size !== undefined) settings.push(['sz', { val: String(change.size) }]);
  if (change.fontName !== undefined) settings.push(['name', { val: change.fontName }]);
  if (change.color !== undefined) settings.push(['color', { rgb: fileColor(change.color) }]);
  return settings;
}

export function setFont(font: Element, name: string, attributes: Record<string, string> | null): void {
  removeElement(child(font, name));
  if (attributes) insertInOrder(font, createElement(font, name, attributes), FONT_ORDER);
}

function setFill(fill: Element, color: string): void {
  for (const old of children(fill)) removeElement(old);
  const pattern = appendElement(fill, 'patternFill', { patternType: color === '' ? 'none' : 'solid' });
  if (color === '') return;
  appendElement(pattern, 'fgColor', { rgb: fileColor(color) });
  appendElement(pattern, 'bgColor', { indexed: '64' });
}

function setBorder(border: Element, change: BorderChange): void {
  const side = ensureChild(border, change.side, BORDER_ORDER);
  if (change.line === '') side.removeAttribute('style');
  else if (change.line !== undefined) side.setAttribute('style', change.line);
  if (change.color === undefined) return;
  if (!side.hasAttribute('style')) side.setAttribute('style', 'thin');
  removeElement(child(side, 'color'));
  appendElement(side, 'color', { rgb: fileColor(change.color) });
}

function setAlignment(xf: Element, change: StyleChange): void {
  const { isWrapped, horizontal, vertical } = change;
  if (isWrapped === undefined && horizontal === undefined && vertical === undefined) return;
  const alignment = ensureChild(xf, 'alignment', XF_ORDER);
  if (isWrapped !== undefined) alignment.setAttribute('wrapText', isWrapped ? '1' : '0');
  if (horizontal !== undefined) alignment.setAttribute('horizontal', horizontal);
  if (vertical !== undefined) alignment.setAttribute('vertical', vertical);
  xf.setAttribute('applyAlignment', '1');
}
