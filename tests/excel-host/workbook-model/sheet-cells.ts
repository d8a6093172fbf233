import type { Element } from '@xmldom/xmldom';
import { type Box, cellName, columnIndex } from './address.ts';
import { BLANK, type Cell, type CellContent, sameContent } from './cell.ts';
import { cellXml, elementXml, readCellContent } from './cell-element.ts';
import { shiftFormula } from './shift-formula.ts';
import { child, children, escapeXml } from './xml.ts';

interface Row {
  readonly source?: Element;
  attributes: Map<string, string>;
  readonly cells: Map<number, Cell>;
  isTouched: boolean;
}

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** The cells of one sheet. A row that nobody touched is written as it was read. */
export class SheetCells {
  readonly #rows = new Map<number, Row>();
  readonly #prefix: string;
  readonly #blanks = new Map<number, Cell>();

  constructor(sheetData: Element, sharedStrings: readonly string[]) {
    this.#prefix = sheetData.prefix ? `${sheetData.prefix}:` : '';
    const shared = new Map<string, SharedFormula>();
    let nextRow = 0;
    for (const source of children(sheetData, 'row')) {
      const at = source.hasAttribute('r') ? Number(source.getAttribute('r')) - 1 : nextRow;
      const attributes = new Map([...source.attributes].map((each) => [each.name, each.value]));
      const row: Row = { source, attributes, cells: new Map(), isTouched: false };
      readRow(row, at, { sharedStrings, shared });
      this.#rows.set(at, row);
      nextRow = at + 1;
    }
  }

  get(row: number, column: number): Cell {
    return this.#rows.get(row)?.cells.get(column) ?? BLANK;
  }

  set(row: number, column: number, cell: Cell): void {
    const before = this.get(row, column);
    if (before.sharedIndex !== undefined) this.#unshare(before.sharedIndex);
    this.#touch(row).cells.set(column, cell);
  }

  restyle({ top, bottom, left, right }: Box, styleAfter: (style: number) => number): void {
    for (let row = top; row <= bottom; row++) {
      const cells = this.#rows.get(row)?.cells;
      for (let column = left; column <= right; column++) {
        const before = cells?.get(column) ?? BLANK;
        const style = styleAfter(before.style);
        if (style === before.style) continue;
        const after = this.#restyled(before, style);
        if (cells === undefined || before.sharedIndex !== undefined) this.set(row, column, after);
        else this.#touch(row).cells.set(column, after);
      }
    }
  }

  #restyled(before: Cell, style: number): Cell {
    if (before.value === null && before.formula === undefined) return this.#blank(style);
    const { source, ...cell } = before;
    // The element in the file goes, and with it its part in a shared formula.
    const { sharedIndex: _, ...own } = cell;
    return source ? { ...own, style } : { ...cell, style };
  }

  /** Blank cells of one style are one object. */
  #blank(style: number): Cell {
    const blank = this.#blanks.get(style) ?? { value: null, style };
    this.#blanks.set(style, blank);
    return blank;
  }

  /** A formula's new result. It changes what is read, but alone it does not make the sheet count as touched. */
  setResult(row: number, column: number, value: CellContent): void {
    const holder = this.#rows.get(row);
    const cell = holder?.cells.get(column);
    if (!holder || !cell || sameContent(cell.value, value)) return;
    holder.cells.set(column, { ...cell, value, isRecalculated: true });
    holder.isTouched = true;
  }

  /** Once one cell of a shared formula changes, the others must spell theirs out. */
  #unshare(index: string): void {
    for (const [row, column, cell] of this.entries()) {
      if (cell.sharedIndex !== index) continue;
      const { source: _, sharedIndex: __, ...rest } = cell;
      this.#touch(row).cells.set(column, rest);
    }
  }

  #touch(at: number): Row {
    const known = this.#rows.get(at);
    if (known) {
      known.isTouched = true;
      return known;
    }
    const row: Row = { attributes: new Map(), cells: new Map(), isTouched: true };
    this.#rows.set(at, row);
    return row;
  }

  rowAttribute(row: number, name: string): string | undefined {
    return this.#rows.get(row)?.attributes.get(name);
  }

  setRowAttribute(row: number, name: string, value: string | undefined): void {
    const { attributes } = this.#touch(row);
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  }

  *entries(): Generator<readonly [row: number, column: number, cell: Cell]> {
    for (const [row, { cells }] of this.#rows) {
      for (const [column, cell] of cells) yield [row, column, cell];
    }
  }

  /** The smallest box round every cell that holds something (or, if asked, is formatted). */
  usedBox(isValuesOnly: boolean): Box | undefined {
    let box: Box | undefined;
    for (const [row, column, cell] of this.entries()) {
      const isBlank = cell.value === null && cell.formula === undefined;
      if (isBlank && (isValuesOnly || cell.style === 0)) continue;
      box = {
        top: Math.min(box?.top ?? row, row),
        left: Math.min(box?.left ?? column, column),
        bottom: Math.max(box?.bottom ?? row, row),
        right: Math.max(box?.right ?? column, column),
      };
    }
    return box;
  }

  /** Takes the cells of the box out and moves those beneath up, as Excel does when table rows are deleted. */
  deleteUpwards(box: Box): void {
    const height = box.bottom - box.top + 1;
    const last = Math.max(box.bottom, ...this.#rows.keys());
    for (let row = box.top; row <= last; row++) {
      for (let column = box.left; column <= box.right; column++) {
        const below = this.get(row + height, column);
        if (below === BLANK && this.get(row, column) === BLANK) continue;
        const { source: _, sharedIndex: __, ...rest } = below;
        this.set(row, column, rest);
      }
    }
  }

  /** Moves the cells of the box, and those beneath, down by its height: Excel's range.insert. */
  insertDownwards(box: Box): void {
    const height = box.bottom - box.top + 1;
    const last = Math.max(box.top - 1, ...this.#rows.keys());
    for (let row = last + height; row >= box.top; row--) {
      for (let column = box.left; column <= box.right; column++) {
        const above = row - height < box.top ? BLANK : this.get(row - height, column);
        if (above === BLANK && this.get(row, column) === BLANK) continue;
        const { source: _, sharedIndex: __, ...rest } = above;
        this.set(row, column, rest);
      }
    }
  }

  /** Heights and hiding go with whole rows. */
  moveRowAttributes({ top, bottom }: Box, type: 'inserted' | 'deleted'): void {
    const height = bottom - top + 1;
    const before = new Map([...this.#rows].map(([row, { attributes }]) => [row, attributes]));
    const rows = new Set([...before.keys()].filter((row) => row >= top));
    for (const row of [...rows]) rows.add(type === 'inserted' ? row + height : Math.max(top, row - height));
    for (const row of rows) {
      const from = type === 'inserted' ? row - height : row + height;
      const isFresh = type === 'inserted' && row <= bottom;
      this.#touch(row).attributes = new Map(isFresh ? [] : before.get(from));
    }
  }

  insertRightwards({ top, bottom, left, right }: Box): void {
    this.#moveSideways({ top, bottom, left, right }, right - left + 1);
  }

  deleteLeftwards({ top, bottom, left, right }: Box): void {
    this.#moveSideways({ top, bottom, left, right }, left - right - 1);
  }

  #moveSideways({ top, bottom, left }: Box, by: number): void {
    for (let row = top; row <= bottom; row++) {
      const held = this.#rows.get(row);
      if (held === undefined) continue;
      const moved = [...held.cells].filter(([column]) => column >= left);
      for (const [column] of moved) this.set(row, column, BLANK);
      for (const [column, { source: _, sharedIndex: __, ...cell }] of moved)
        if (column + by >= left) this.set(row, column + by, cell);
    }
  }

  toXml(): string {
    const rows = [...this.#rows].sort(([a], [b]) => a - b);
    return rows.map(([at, row]) => this.#rowXml(at, row)).join('');
  }

  #rowXml(at: number, row: Row): string {
    if (row.source && !row.isTouched) return elementXml(row.source);
    const p = this.#prefix;
    const attributes = new Map(row.attributes).set('r', String(at + 1));
    // The span is a hint for readers; a wrong one is worse than none.
    attributes.delete('spans');
    const cells = [...row.cells].sort(([a], [b]) => a - b);
    const inner = cells.map(([column, cell]) => cellXml(cellName(at, column), cell, p)).join('');
    const spelled = [...attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
    return `<${p}row${spelled}>${inner}</${p}row>`;
  }
}

function readRow(
  row: Row,
  at: number,
  context: { sharedStrings: readonly string[]; shared: Map<string, SharedFormula> },
): void {
  let next = 0;
  for (const source of children(row.source as Element, 'c')) {
    const name = source.getAttribute('r');
    const column = name ? columnIndex(name.replace(/\d+$/, '')) : next;
    next = column + 1;
    const f = child(source, 'f');
    const formula = f && readFormula(f, { row: at, column }, context.shared);
    const sharedIndex = f?.getAttribute('t') === 'shared' ? f.getAttribute('si') : null;
    row.cells.set(column, {
      value: readCellContent(source, context.sharedStrings),
      style: Number(source.getAttribute('s') ?? 0),
      source,
      ...(formula !== undefined && { formula }),
      ...(sharedIndex !== null && { sharedIndex }),
    });
  }
}

function readFormula(
  f: Element,
  at: { row: number; column: number },
  shared: Map<string, SharedFormula>,
): string | undefined {
  const text = f.textContent ?? '';
  const index = f.getAttribute('t') === 'shared' ? f.getAttribute('si') : null;
  if (index === null) return text === '' ? undefined : text;
  if (text !== '') {
    shared.set(index, { formula: text, ...at });
    return text;
  }
  const master = shared.get(index);
  return master && shiftFormula(master.formula, at.row - master.row, at.column - master.column);
}
