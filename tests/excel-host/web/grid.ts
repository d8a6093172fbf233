import type { CellView, RowsView, SheetView } from '../grid-view/view-messages.ts';
import { ask, cellName, element } from './ask.ts';
import { columnHeadings, drawRow, place } from './grid-cells.ts';
import { createGeometry, type GridGeometry, HEADING_HEIGHT, HEADING_WIDTH } from './grid-geometry.ts';

/** Rows drawn beyond each edge of the window, and fetched at one time. */
const SPARE_ROWS = 6;
const ROWS_FETCHED = 100;

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** `isByPerson` is false where the grid follows the workbook: to tell the workbook then would undo its next move. */
type OnMove = (at: GridPlace, cell: CellView | undefined, isByPerson: boolean) => void;

interface MoveOptions {
  readonly scrolls: boolean;
  readonly isByPerson?: boolean;
}

/** A sheet drawn as a grid: only the rows in sight are in the page. */
export class Grid {
  readonly #holder: HTMLElement;
  readonly #onMove: OnMove;
  readonly #rows = new Map<number, readonly CellView[]>();
  readonly #drawn = new Map<number, HTMLElement>();
  #geometry: GridGeometry | undefined;
  #canvas = element('div', { className: 'canvas' });
  #top = element('div', { className: 'top' });
  #current = element('div', { className: 'current' });
  #frozenHeight = 0;
  at: GridPlace = { row: 0, column: 0 };

  constructor(holder: HTMLElement, onMove: OnMove) {
    this.#holder = holder;
    holder.role = 'grid';
    holder.tabIndex = 0;
    this.#onMove = onMove;
    holder.addEventListener('scroll', () => void this.#fill());
    holder.addEventListener('mousedown', (event) => this.#click(event));
    new ResizeObserver(() => void this.#fill()).observe(holder);
  }

  get sheet(): SheetView | undefined {
    return this.#geometry?.sheet;
  }

  /** Shows a sheet from its top, or again where it stood; the current cell in sight where it is another one. */
  async show(name: string, at: GridPlace, keepsPlace: boolean): Promise<void> {
    const scrolls = !keepsPlace || at.row !== this.at.row || at.column !== this.at.column;
    this.at = at;
    const sheet = await ask<SheetView>('sheet', { sheet: name });
    this.#geometry = createGeometry(sheet);
    this.#rows.clear();
    this.#drawn.clear();
    const { scrollTop, scrollLeft } = this.#holder;
    this.#top = element('div', { className: 'top' });
    this.#canvas = element('div', { className: 'canvas' });
    this.#holder.replaceChildren(this.#top, this.#canvas);
    await this.#drawTop();
    const geometry = this.#geometry;
    const width = HEADING_WIDTH + (geometry.columnLefts.at(-1) ?? 0);
    const height = (geometry.rowTops.at(-1) ?? 0) - this.#frozenHeight;
    place(this.#top, { width });
    place(this.#canvas, { width, height });
    this.#holder.scrollTo(keepsPlace ? scrollLeft : 0, keepsPlace ? scrollTop : 0);
    await this.#fill();
    this.move(this.at, { scrolls, isByPerson: false });
  }

  async #drawTop(): Promise<void> {
    const geometry = this.#geometry;
    if (!geometry) return;
    const { rows } = geometry.sheet.frozen;
    this.#frozenHeight = geometry.rowTops[rows] ?? 0;
    place(this.#top, { height: HEADING_HEIGHT + this.#frozenHeight });
    this.#top.classList.toggle('has-frozen-rows', rows > 0);
    this.#drawHeadings();
    if (rows === 0) return;
    await this.#fetch(0, rows - 1);
    for (let row = 0; row < rows; row++) {
      const drawn = drawRow(geometry, row, this.#rows.get(row) ?? []);
      place(drawn, { top: HEADING_HEIGHT + (geometry.rowTops[row] ?? 0) });
      this.#top.append(drawn);
    }
  }

  #drawHeadings(): void {
    if (!this.#geometry) return;
    const strip = element('div', { className: 'row' });
    place(strip, { top: 0, height: HEADING_HEIGHT });
    const corner = element('div', { className: 'heading row-heading' });
    place(corner, { width: HEADING_WIDTH, height: HEADING_HEIGHT });
    strip.append(corner, ...columnHeadings(this.#geometry, this.at.column));
    strip.id = 'column-headings';
    place(strip, { width: HEADING_WIDTH + (this.#geometry.columnLefts.at(-1) ?? 0) });
    this.#top.querySelector('#column-headings')?.remove();
    this.#top.prepend(strip);
  }

  async #fetch(first: number, last: number): Promise<void> {
    const geometry = this.#geometry;
    const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
      (row) => !this.#rows.has(row),
    );
    const [from] = missing;
    const to = missing.at(-1);
    if (from === undefined || to === undefined || !geometry) return;
    const end = Math.min(Math.max(to, from + ROWS_FETCHED), geometry.sheet.rowHeightsPx.length - 1);
    const { cells } = await ask<RowsView>('rows', { sheet: geometry.sheet.name, first: from, last: end });
    if (geometry !== this.#geometry) return;
    const byRow = Map.groupBy(cells, (cell) => cell.row);
    for (let row = from; row <= end; row++) this.#rows.set(row, byRow.get(row) ?? []);
  }

  async #fill(): Promise<void> {
    const geometry = this.#geometry;
    if (!geometry) return;
    const { scrollTop, clientHeight } = this.#holder;
    const frozenRows = geometry.sheet.frozen.rows;
    const count = geometry.sheet.rowHeightsPx.length;
    const start = scrollTop + this.#frozenHeight;
    const first = Math.max(frozenRows, geometry.rowAt(start) - SPARE_ROWS);
    const last = Math.min(count - 1, geometry.rowAt(start + clientHeight) + SPARE_ROWS);
    await this.#fetch(first, last);
    if (geometry !== this.#geometry) return;
    for (const [row, drawn] of this.#drawn) {
      if (row >= first && row <= last) continue;
      drawn.remove();
      this.#drawn.delete(row);
    }
    for (let row = first; row <= last; row++) {
      if (this.#drawn.has(row)) continue;
      const drawn = drawRow(geometry, row, this.#rows.get(row) ?? []);
      place(drawn, { top: (geometry.rowTops[row] ?? 0) - this.#frozenHeight });
      this.#drawn.set(row, drawn);
      this.#canvas.append(drawn);
    }
    this.#markHeading();
  }

  #click(event: MouseEvent): void {
    const geometry = this.#geometry;
    if (!geometry || (event.target as HTMLElement).closest('button, ul, textarea')) return;
    const frame = this.#holder.getBoundingClientRect();
    const x = event.clientX - frame.left + this.#holder.scrollLeft - HEADING_WIDTH;
    const y = event.clientY - frame.top - HEADING_HEIGHT;
    if (x < 0 || y < 0) return;
    const row = geometry.rowAt(y < this.#frozenHeight ? y : y + this.#holder.scrollTop);
    this.move({ row, column: geometry.columnAt(x) }, { scrolls: false });
  }

  cellAt({ row, column }: GridPlace): CellView | undefined {
    return this.#rows.get(row)?.find((cell) => cell.column === column);
  }

  /** Makes a cell the current one; beyond the edge means the last one. */
  move(to: GridPlace, { scrolls, isByPerson = true }: MoveOptions): void {
    const geometry = this.#geometry;
    if (!geometry) return;
    const { rowHeightsPx, columnWidthsPx } = geometry.sheet;
    const row = Math.max(0, Math.min(to.row, rowHeightsPx.length - 1));
    const column = Math.max(0, Math.min(to.column, columnWidthsPx.length - 1));
    const box = geometry.boxOf(row, column);
    this.at = { row: box.top, column: box.left };
    this.#frameOf(this.#current);
    if (scrolls) this.#scrollToCurrent();
    this.#drawHeadings();
    this.#markHeading();
    this.#holder.setAttribute('aria-label', `Cells, ${cellName(this.at.row, this.at.column)}`);
    void this.#fill().then(() => this.#onMove(this.at, this.cellAt(this.at), isByPerson));
  }

  #markHeading(): void {
    for (const heading of this.#holder.querySelectorAll<HTMLElement>('.row-heading')) {
      heading.classList.toggle('is-current', heading.dataset.row === String(this.at.row));
    }
  }

  /** Lays an element over the current cell, in the part of the grid that the cell stands in. */
  #frameOf(target: HTMLElement): { left: number; top: number; width: number; height: number } | undefined {
    const geometry = this.#geometry;
    if (!geometry) return undefined;
    const isFrozen = this.at.row < geometry.sheet.frozen.rows;
    const frame = geometry.rectangle(geometry.boxOf(this.at.row, this.at.column));
    const placed = {
      left: HEADING_WIDTH + frame.left - 1,
      top: frame.top + (isFrozen ? HEADING_HEIGHT : -this.#frozenHeight) - 1,
      width: frame.width + 1,
      height: frame.height + 1,
    };
    place(target, placed);
    (isFrozen ? this.#top : this.#canvas).append(target);
    return placed;
  }

  overlay(target: HTMLElement): { left: number; top: number; width: number; height: number } | undefined {
    return this.#frameOf(target);
  }

  #scrollToCurrent(): void {
    const geometry = this.#geometry;
    if (!geometry) return;
    const frame = geometry.rectangle(geometry.boxOf(this.at.row, this.at.column));
    const { clientHeight, clientWidth } = this.#holder;
    const room = clientHeight - HEADING_HEIGHT - this.#frozenHeight;
    const top = frame.top - this.#frozenHeight;
    if (this.at.row >= geometry.sheet.frozen.rows) {
      if (top < this.#holder.scrollTop) this.#holder.scrollTop = top;
      if (top + frame.height > this.#holder.scrollTop + room)
        this.#holder.scrollTop = top + frame.height - room;
    }
    const across = clientWidth - HEADING_WIDTH;
    if (frame.left < this.#holder.scrollLeft) this.#holder.scrollLeft = frame.left;
    if (frame.left + frame.width > this.#holder.scrollLeft + across) {
      this.#holder.scrollLeft = frame.left + Math.min(frame.width, across) - across;
    }
  }
}
