import type { Element } from '@xmldom/xmldom';
import { AXIS_ORDER, CHART_ORDER, type Corner, titleXml } from './chart-parts.ts';
import { ChartSeries } from './chart-series.ts';
import type { PackageParts } from './package-parts.ts';
import type { Sheet } from './sheet.ts';
import {
  appendElement,
  child,
  children,
  createElement,
  descendants,
  insertInOrder,
  parseXml,
  removeElement,
  rootOf,
} from './xml.ts';

export type AxisName = 'category' | 'value';

export interface ChartPlace {
  readonly sheet: Sheet;
  /** The part that says where the charts of the sheet stand. */
  readonly drawingPath: string;
  readonly anchor: Element;
  readonly path: string;
}

const PLOTS = ['lineChart', 'scatterChart', 'barChart', 'areaChart', 'pieChart'];

/** A native chart of a sheet; its part and its anchor are the truth. */
export class Chart {
  readonly place: ChartPlace;
  readonly #parts: PackageParts;

  constructor(parts: PackageParts, place: ChartPlace) {
    this.#parts = parts;
    this.place = place;
  }

  get #chart(): Element {
    const found = child(rootOf(this.#parts.document(this.place.path)), 'chart');
    if (!found) throw new Error(`${this.place.path} has no chart.`);
    return found;
  }

  #touch = (): void => {
    this.#parts.touch(this.place.path);
  };

  get #properties(): Element | undefined {
    return descendants(this.place.anchor, 'cNvPr')[0];
  }

  get id(): string {
    return this.#properties?.getAttribute('id') ?? '';
  }

  get name(): string {
    return this.#properties?.getAttribute('name') ?? '';
  }

  rename(name: string): void {
    this.#parts.touch(this.place.drawingPath);
    this.#properties?.setAttribute('name', name);
  }

  get #plotArea(): Element | undefined {
    return child(this.#chart, 'plotArea');
  }

  get #plot(): Element | undefined {
    const area = this.#plotArea;
    return area && children(area).find((each) => PLOTS.includes(each.localName ?? ''));
  }

  /** As the file names it, such as lineChart. */
  get plotName(): string {
    return this.#plot?.localName ?? '';
  }

  get series(): readonly ChartSeries[] {
    const plot = this.#plot;
    return plot ? children(plot, 'ser').map((each) => new ChartSeries(each, this.#touch)) : [];
  }

  addSeries(name: string): ChartSeries {
    const plot = this.#plot;
    if (!plot) throw new Error(`${this.place.path} has no plot.`);
    const last = children(plot, 'ser').at(-1) ?? child(plot, 'varyColors');
    const element = createElement(plot, 'ser');
    plot.insertBefore(element, last?.nextSibling ?? null);
    const index = String(children(plot, 'ser').length - 1);
    appendElement(element, 'idx', { val: index });
    appendElement(element, 'order', { val: index });
    const series = new ChartSeries(element, this.#touch);
    series.setName(name);
    return series;
  }

  get title(): string {
    return titleText(this.#chart);
  }

  setTitle(text: string): void {
    this.#touch();
    setTitle(this.#chart, text, CHART_ORDER);
  }

  /** Of a scatter chart both axes hold values; the first is the one along the bottom. */
  #axis(name: AxisName): Element | undefined {
    const axes = this.#plotArea
      ? children(this.#plotArea).filter((each) => /Ax$/.test(each.localName ?? ''))
      : [];
    return name === 'category' ? axes[0] : axes[1];
  }

  axisTitle(name: AxisName): string {
    const axis = this.#axis(name);
    return axis ? titleText(axis) : '';
  }

  setAxisTitle(name: AxisName, text: string): void {
    this.#touch();
    const axis = this.#axis(name);
    if (axis) setTitle(axis, text, AXIS_ORDER);
  }

  axisFormat(name: AxisName): string {
    return child(this.#axis(name), 'numFmt')?.getAttribute('formatCode') ?? 'General';
  }

  setAxisFormat(name: AxisName, format: string): void {
    this.#touch();
    const numFmt = child(this.#axis(name), 'numFmt');
    numFmt?.setAttribute('formatCode', format);
    numFmt?.setAttribute('sourceLinked', '0');
  }

  /** `auto` says whether Excel tells dates from words by itself. */
  axisSetting(name: AxisName, setting: 'tickLblPos' | 'auto'): string {
    return child(this.#axis(name), setting)?.getAttribute('val') ?? '';
  }

  setAxisSetting(name: AxisName, setting: 'tickLblPos' | 'auto', value: string): void {
    this.#touch();
    child(this.#axis(name), setting)?.setAttribute('val', value);
  }

  attribute(name: 'plotVisOnly' | 'dispBlanksAs' | 'legendPos'): string {
    return this.#setting(name)?.getAttribute('val') ?? '';
  }

  setAttribute(name: 'plotVisOnly' | 'dispBlanksAs' | 'legendPos', value: string): void {
    this.#touch();
    this.#setting(name)?.setAttribute('val', value);
  }

  #setting(name: string): Element | undefined {
    return name === 'legendPos' ? child(child(this.#chart, 'legend'), name) : child(this.#chart, name);
  }

  /** The first cell that the chart lies over, and the first cells beyond it. */
  get corners(): { readonly from: Corner; readonly to: Corner } {
    return { from: corner(child(this.place.anchor, 'from')), to: corner(child(this.place.anchor, 'to')) };
  }

  setCorners(from: Corner, to: Corner): void {
    this.#parts.touch(this.place.drawingPath);
    setCorner(child(this.place.anchor, 'from'), from);
    setCorner(child(this.place.anchor, 'to'), to);
  }

  /** Every reference of its series, put through a change of references. */
  rewriteReferences(rewrite: (formula: string) => string): void {
    for (const f of descendants(this.#chart, 'f')) {
      const before = f.textContent ?? '';
      const after = rewrite(before);
      if (after === before) continue;
      this.#touch();
      f.textContent = after;
    }
  }
}

function titleText(holder: Element): string {
  const title = child(holder, 'title');
  return title
    ? descendants(title, 't')
        .map((run) => run.textContent ?? '')
        .join('')
    : '';
}

function setTitle(holder: Element, text: string, order: readonly string[]): void {
  removeElement(child(holder, 'title'));
  const made = rootOf(parseXml(titleXml(text)));
  const imported = holder.ownerDocument?.importNode(made, true);
  if (imported) insertInOrder(holder, imported as Element, order);
}

const corner = (element: Element | undefined): Corner => ({
  row: Number(child(element, 'row')?.textContent ?? 0),
  column: Number(child(element, 'col')?.textContent ?? 0),
});

function setCorner(element: Element | undefined, { row, column }: Corner): void {
  const places = { row, col: column, rowOff: 0, colOff: 0 };
  for (const [name, value] of Object.entries(places)) {
    const holder = child(element, name);
    if (holder) holder.textContent = String(value);
  }
}
