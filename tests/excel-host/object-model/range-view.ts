import { LIMITS } from '../excel-limits.ts';
import { isHostObject } from '../rich-api/host-object.ts';
import { accessDenied, invalidArgument, RichError } from '../rich-api/rich-error.ts';
import {
  type Box,
  formatAddress,
  isOnSheet,
  parseAddress,
  quoteSheetName,
  ROWS,
  splitSheetName,
} from '../workbook-model/address.ts';
import { type Cell, formulaToFile } from '../workbook-model/cell.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import type { StyleChange } from '../workbook-model/styles.ts';
import { readTyped } from './typed-text.ts';
import type { TriggerSource, WorkbookState } from './workbook-state.ts';

/** A box of cells on a sheet: the state behind every Range. */
export class RangeView {
  readonly workbook: WorkbookState;
  readonly sheet: Sheet;
  readonly box: Box;

  constructor(workbook: WorkbookState, sheet: Sheet, box: Box) {
    if (!isOnSheet(box)) throw invalidArgument();
    this.workbook = workbook;
    this.sheet = sheet;
    this.box = box;
  }

  get rowCount(): number {
    return this.box.bottom - this.box.top + 1;
  }

  get columnCount(): number {
    return this.box.right - this.box.left + 1;
  }

  get address(): string {
    return `${quoteSheetName(this.sheet.name)}!${formatAddress(this.box)}`;
  }

  with(box: Partial<Box>): RangeView {
    return new RangeView(this.workbook, this.sheet, { ...this.box, ...box });
  }

  #guardSize(): void {
    if (this.rowCount * this.columnCount <= LIMITS.cellsRead) return;
    throw new RichError(
      'ResponsePayloadSizeLimitExceeded',
      'The response payload size has exceeded the limit.',
    );
  }

  grid<T>(read: (cell: Cell, row: number, column: number) => T): T[][] {
    this.#guardSize();
    const { top, left } = this.box;
    return Array.from({ length: this.rowCount }, (_, row) =>
      Array.from({ length: this.columnCount }, (__, column) =>
        read(this.sheet.cell(top + row, left + column), top + row, left + column),
      ),
    );
  }

  /** The one value that all cells agree on, or null as Excel answers where they differ. */
  uniform<T>(read: (cell: Cell) => T): T | null {
    const first = read(this.sheet.cell(this.box.top, this.box.left));
    const isWhole = this.rowCount * this.columnCount > LIMITS.cellsRead;
    const area = isWhole ? this.#usedPart() : this;
    return area
      .grid(read)
      .flat()
      .every((value) => value === first)
      ? first
      : null;
  }

  #usedPart(): RangeView {
    const used = this.sheet.usedBox(false) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    return this.with({
      bottom: Math.max(this.box.top, Math.min(this.box.bottom, used.bottom)),
      right: Math.max(this.box.left, Math.min(this.box.right, used.right)),
    });
  }

  guardProtection(): void {
    if (!this.sheet.isProtected) return;
    const { styles } = this.workbook.model;
    const locked = this.#usedPart().grid((cell) => styles.style(cell.style).isLocked);
    if (locked.flat().some(Boolean)) throw accessDenied();
  }

  guardFormatting(): void {
    if (this.sheet.isProtected) throw accessDenied();
  }

  /** One entry for every cell, or one value for all of them. */
  #spread(values: unknown): readonly (readonly unknown[])[] {
    if (!Array.isArray(values)) {
      this.#guardSize();
      return Array.from({ length: this.rowCount }, () => new Array(this.columnCount).fill(values));
    }
    const rows: readonly unknown[] = values;
    const isGrid = (row: unknown): row is readonly unknown[] =>
      Array.isArray(row) && row.length === this.columnCount;
    if (rows.length !== this.rowCount || !rows.every(isGrid)) throw sizeMismatch();
    return rows;
  }

  write(values: unknown, triggerSource: TriggerSource = 'ThisLocalAddin'): void {
    const grid = this.#spread(values);
    this.guardProtection();
    const { styles } = this.workbook.model;
    // Excel refuses the whole array when one of its values cannot be.
    const typed = grid.map((row, i) =>
      row.map((value, j) => {
        if (value === null || value === undefined) return undefined;
        const { style } = this.sheet.cell(this.box.top + i, this.box.left + j);
        return { style, ...readTyped(value, styles.style(style).numberFormat) };
      }),
    );
    for (const [i, row] of typed.entries()) {
      for (const [j, cell] of row.entries()) {
        if (!cell) continue;
        const { numberFormat, ...content } = cell;
        const isGeneral = styles.style(cell.style).numberFormat === 'General';
        const style = numberFormat && isGeneral ? styles.derive(cell.style, { numberFormat }) : cell.style;
        this.sheet.setCell(this.box.top + i, this.box.left + j, { ...content, style });
      }
    }
    this.workbook.changed(this.sheet, this.box, { triggerSource });
    this.#renameTableColumns();
  }

  /** Text that is written over a table's header renames the column. */
  #renameTableColumns(): void {
    for (const table of this.workbook.model.tables(this.sheet)) {
      const { top, left, right } = table.box;
      const isHit = table.hasHeaders && this.box.top <= top && this.box.bottom >= top;
      if (!isHit || this.box.right < left || this.box.left > right) continue;
      const names = table.columnNames.map((name, index) => {
        const { value } = this.sheet.cell(top, left + index);
        return value === null ? name : typeof value === 'string' ? value : String(value);
      });
      table.setColumnNames(names);
    }
  }

  writeNumberFormats(formats: unknown): void {
    this.guardFormatting();
    if (!Array.isArray(formats)) {
      if (typeof formats === 'string') this.restyle({ numberFormat: formats });
      else if (formats !== null && formats !== undefined) throw invalidArgument();
      return;
    }
    const changes = new Map<string, (style: number) => number>();
    for (const [i, row] of this.#spread(formats).entries()) {
      for (const [j, format] of row.entries()) {
        if (format === null || format === undefined) continue;
        if (typeof format !== 'string') throw invalidArgument();
        const change = changes.get(format) ?? this.#deriving({ numberFormat: format });
        changes.set(format, change);
        const [row, column] = [this.box.top + i, this.box.left + j];
        this.sheet.restyle({ top: row, bottom: row, left: column, right: column }, change);
      }
    }
  }

  restyle(change: StyleChange): void {
    this.guardFormatting();
    const isWhole = this.rowCount === ROWS || this.rowCount * this.columnCount > LIMITS.cellsRead;
    const area = isWhole ? this.#usedPart() : this;
    this.sheet.restyle(area.box, this.#deriving(change));
  }

  /** Excel sets a format on a range at once: here each style that occurs in it is derived once. */
  #deriving(change: StyleChange): (style: number) => number {
    const { styles } = this.workbook.model;
    const derived = new Map<number, number>();
    return (style) => {
      const known = derived.get(style) ?? styles.derive(style, change);
      derived.set(style, known);
      return known;
    };
  }

  clear(what: { readonly contents: boolean; readonly formats: boolean }): void {
    this.guardProtection();
    const area = this.#usedPart();
    area.grid((cell, row, column) => {
      const { source: _, sharedIndex: __, ...own } = cell;
      const kept = what.contents ? { value: null, style: own.style } : own;
      this.sheet.setCell(row, column, what.formats ? { ...kept, style: 0 } : kept);
    });
    this.workbook.changed(this.sheet, this.box);
  }
}

const sizeMismatch = (): RichError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/** A range that came as an argument: another Range, or an address on the same sheet. */
export function rangeArgument(value: unknown, near: { workbook: WorkbookState; sheet: Sheet }): RangeView {
  if (isHostObject(value) && value.state instanceof RangeView) return value.state;
  if (typeof value !== 'string') throw invalidArgument();
  const { sheetName, local } = splitSheetName(value);
  const sheet = sheetName === undefined ? near.sheet : near.workbook.model.sheet(sheetName);
  const box = parseAddress(local);
  if (!sheet || !box) throw invalidArgument();
  return new RangeView(near.workbook, sheet, box);
}

/** A formula as an argument, with or without '='. */
export const formulaArgument = (value: unknown): string => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw invalidArgument();
  return formulaToFile(value.startsWith('=') ? value.slice(1) : value);
};
