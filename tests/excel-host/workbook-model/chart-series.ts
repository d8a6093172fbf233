import type { Element } from '@xmldom/xmldom';
import { DRAWING_MAIN, SERIES_ORDER } from './chart-parts.ts';
import {
  appendElement,
  child,
  createElement,
  descendants,
  ensureChild,
  insertInOrder,
  removeElement,
} from './xml.ts';

export type SeriesDimension = 'x' | 'values';

/** One series of a chart; its element in the chart's part is the truth. `touch` says that the part changes. */
export class ChartSeries {
  readonly element: Element;
  readonly #touch: () => void;

  constructor(element: Element, touch: () => void) {
    this.element = element;
    this.#touch = touch;
  }

  get #isScatter(): boolean {
    return this.element.parentNode?.localName === 'scatterChart';
  }

  get name(): string {
    const holder = child(this.element, 'tx');
    return holder ? (descendants(holder, 'v')[0]?.textContent ?? '') : '';
  }

  setName(name: string): void {
    this.#touch();
    removeElement(child(this.element, 'tx'));
    const holder = ensureChild(this.element, 'tx', SERIES_ORDER);
    appendElement(holder, 'v').textContent = name;
  }

  #dimensionName(dimension: SeriesDimension): string {
    if (dimension === 'x') return this.#isScatter ? 'xVal' : 'cat';
    return this.#isScatter ? 'yVal' : 'val';
  }

  /** '' where the series has no such cells. */
  reference(dimension: SeriesDimension): string {
    const holder = child(this.element, this.#dimensionName(dimension));
    return holder ? (descendants(holder, 'f')[0]?.textContent ?? '') : '';
  }

  /** Without the cached values, which programs read from the cells. */
  setReference(dimension: SeriesDimension, formula: string, isText = false): void {
    this.#touch();
    const name = this.#dimensionName(dimension);
    removeElement(child(this.element, name));
    const holder = insertInOrder(this.element, createElement(this.element, name), SERIES_ORDER);
    const kind = isText && !this.#isScatter ? 'strRef' : 'numRef';
    appendElement(appendElement(holder, kind), 'f').textContent = formula;
  }

  set(property: 'smooth', value: boolean): void {
    this.#touch();
    ensureChild(this.element, property, SERIES_ORDER).setAttribute('val', value ? '1' : '0');
  }

  setMarker(property: 'symbol' | 'size', value: string): void {
    this.#touch();
    const marker = ensureChild(this.element, 'marker', SERIES_ORDER);
    ensureChild(marker, property, ['symbol', 'size', 'spPr']).setAttribute('val', value);
  }

  marker(property: 'symbol' | 'size'): string {
    return child(child(this.element, 'marker'), property)?.getAttribute('val') ?? '';
  }

  /** `part` is what of the marker is coloured: its ground, or its edge. */
  setMarkerColor(part: 'solidFill' | 'ln', color: string): void {
    this.#touch();
    const marker = ensureChild(this.element, 'marker', SERIES_ORDER);
    const shape = ensureChild(marker, 'spPr', ['symbol', 'size', 'spPr']);
    const order = ['solidFill', 'ln'];
    const holder = child(shape, part) ?? insertInOrder(shape, main(shape, part), order);
    if (part === 'solidFill') fill(holder, color);
    else fill(solidFill(holder), color);
  }

  get #line(): Element {
    const shape = ensureChild(this.element, 'spPr', SERIES_ORDER);
    return child(shape, 'ln') ?? insertInOrder(shape, main(shape, 'ln'), ['solidFill', 'ln']);
  }

  setLineColor(color: string): void {
    this.#touch();
    removeElement(child(this.#line, 'noFill'));
    fill(solidFill(this.#line), color);
  }

  setLineWidth(points: number): void {
    this.#touch();
    this.#line.setAttribute('w', String(Math.round(points * 12_700)));
  }

  /** A dash in the file's words; null draws no line. */
  setDash(dash: string | null): void {
    this.#touch();
    const line = this.#line;
    removeElement(child(line, 'prstDash'));
    if (dash === null) {
      removeElement(child(line, 'solidFill'));
      insertInOrder(line, main(line, 'noFill'), LINE_ORDER);
      return;
    }
    removeElement(child(line, 'noFill'));
    const added = insertInOrder(line, main(line, 'prstDash'), LINE_ORDER);
    added.setAttribute('val', dash);
  }
}

const LINE_ORDER = ['noFill', 'solidFill', 'prstDash', 'round'];

function main(near: Element, name: string): Element {
  const owner = near.ownerDocument;
  if (!owner) throw new Error('An element stands in no document.');
  return owner.createElementNS(DRAWING_MAIN, `a:${name}`);
}

const solidFill = (line: Element): Element =>
  child(line, 'solidFill') ?? insertInOrder(line, main(line, 'solidFill'), LINE_ORDER);

function fill(holder: Element, color: string): void {
  while (holder.firstChild) holder.removeChild(holder.firstChild);
  const rgb = main(holder, 'srgbClr');
  rgb.setAttribute('val', color.replace('#', ''));
  holder.appendChild(rgb);
}
