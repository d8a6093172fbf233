import type { Document, Element } from '@xmldom/xmldom';
import { type Box, COLUMNS, formatAddress, overlaps, parseAddress } from './address.ts';
import type { Cell, CellContent } from './cell.ts';
import { movedRows, type RowMove } from './move-references.ts';
import { type PackageParts, withDeclaration } from './package-parts.ts';
import { SheetCells } from './sheet-cells.ts';
import {
  appendElement,
  child,
  children,
  createElement,
  ensureChild,
  insertInOrder,
  isTrue,
  parseXml,
  removeElement,
  rootOf,
  serializeXml,
} from './xml.ts';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

/** The sequence of CT_Worksheet, ECMA-376 part 1, 18.3.1.99. */
export const WORKSHEET_ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  );

/** One worksheet. Its XML is read on first use; everything but the cells lives in the XML itself. */
export class Sheet {
  readonly path: string;
  /** The sheetId of the workbook part: it never changes, whatever the sheet is called. */
  readonly id: number;
  readonly #parts: PackageParts;
  readonly #sharedStrings: () => readonly string[];
  #content: { readonly document: Document; readonly cells: SheetCells } | undefined;
  #isTouched = false;
  name: string;
  visibility: Visibility;

  constructor(
    parts: PackageParts,
    sharedStrings: () => readonly string[],
    entry: { path: string; id: number; name: string; visibility: Visibility },
  ) {
    this.path = entry.path;
    this.id = entry.id;
    this.name = entry.name;
    this.visibility = entry.visibility;
    this.#parts = parts;
    this.#sharedStrings = sharedStrings;
  }

  #load(): { readonly document: Document; readonly cells: SheetCells } {
    if (this.#content) return this.#content;
    const document = parseXml(this.#parts.text(this.path));
    const sheetData = child(rootOf(document), 'sheetData');
    if (!sheetData) throw new Error(`${this.path} has no sheetData.`);
    const cells = new SheetCells(sheetData, this.#sharedStrings());
    for (const row of children(sheetData)) removeElement(row);
    this.#content = { document, cells };
    return this.#content;
  }

  /** To read; call `touch` before changing it. */
  get root(): Element {
    return rootOf(this.#load().document);
  }

  touch(): Element {
    this.#isTouched = true;
    return this.root;
  }

  cell(row: number, column: number): Cell {
    return this.#load().cells.get(row, column);
  }

  setCell(row: number, column: number, cell: Cell): void {
    this.#isTouched = true;
    this.#load().cells.set(row, column, cell);
  }

  /** Every cell of the box, blank ones too, gets the style that follows from its own. */
  restyle(box: Box, styleAfter: (style: number) => number): void {
    this.#isTouched = true;
    this.#load().cells.restyle(box, styleAfter);
  }

  setResult(row: number, column: number, value: CellContent): void {
    this.#load().cells.setResult(row, column, value);
  }

  cells(): Iterable<readonly [row: number, column: number, cell: Cell]> {
    return this.#load().cells.entries();
  }

  /** False only where there is certainly none; asks the text, so as not to parse sheets for nothing. */
  get mayHoldFormulas(): boolean {
    return this.#content !== undefined || /<(\w+:)?f[\s/>]/.test(this.#parts.text(this.path));
  }

  usedBox(isValuesOnly: boolean): Box | undefined {
    return this.#load().cells.usedBox(isValuesOnly);
  }

  deleteUpwards(box: Box): void {
    this.#isTouched = true;
    this.#load().cells.deleteUpwards(box);
    if (box.left === 0 && box.right === COLUMNS - 1) this.#load().cells.moveRowAttributes(box, 'deleted');
  }

  insertDownwards(box: Box): void {
    this.#isTouched = true;
    this.#load().cells.insertDownwards(box);
    if (box.left === 0 && box.right === COLUMNS - 1) this.#load().cells.moveRowAttributes(box, 'inserted');
  }

  /** Makes room for the box: its cells and those to their right move right by its width. */
  insertRightwards(box: Box): void {
    this.#isTouched = true;
    this.#load().cells.insertRightwards(box);
  }

  /** Takes the box out: the cells to its right move left over it. */
  deleteLeftwards(box: Box): void {
    this.#isTouched = true;
    this.#load().cells.deleteLeftwards(box);
  }

  rowAttribute(row: number, name: string): string | undefined {
    return this.#load().cells.rowAttribute(row, name);
  }

  setRowAttribute(row: number, name: string, value: string | undefined): void {
    this.#isTouched = true;
    this.#load().cells.setRowAttribute(row, name, value);
  }

  get isProtected(): boolean {
    return isTrue(child(this.root, 'sheetProtection')?.getAttribute('sheet'));
  }

  protect(): void {
    const protection = ensureChild(this.touch(), 'sheetProtection', WORKSHEET_ORDER);
    protection.setAttribute('sheet', '1');
  }

  unprotect(): void {
    removeElement(child(this.touch(), 'sheetProtection'));
  }

  get tabColor(): string {
    const rgb = child(child(this.root, 'sheetPr'), 'tabColor')?.getAttribute('rgb');
    return rgb ? `#${rgb.slice(-6)}` : '';
  }

  setTabColor(color: string): void {
    const properties = ensureChild(this.touch(), 'sheetPr', WORKSHEET_ORDER);
    removeElement(child(properties, 'tabColor'));
    if (color === '') return;
    const rgb = `FF${color.replace('#', '').toUpperCase()}`;
    insertInOrder(properties, createElement(properties, 'tabColor', { rgb }), [
      'tabColor',
      'outlinePr',
      'pageSetUpPr',
    ]);
  }

  get mergedBoxes(): readonly Box[] {
    const merges = child(this.root, 'mergeCells');
    if (!merges) return [];
    return children(merges).flatMap((each) => parseAddress(each.getAttribute('ref') ?? '') ?? []);
  }

  /** Only the first cell keeps what it holds. */
  merge(box: Box): void {
    this.unmerge(box);
    this.#setMerges([...this.mergedBoxes, box]);
    for (let row = box.top; row <= box.bottom; row++)
      for (let column = box.left; column <= box.right; column++) {
        const { style, value, formula } = this.cell(row, column);
        const isFirst = row === box.top && column === box.left;
        if (!isFirst && (value !== null || formula !== undefined))
          this.setCell(row, column, { value: null, style });
      }
  }

  unmerge(box: Box): void {
    const kept = this.mergedBoxes.filter((each) => !overlaps(each, box));
    if (kept.length !== this.mergedBoxes.length) this.#setMerges(kept);
  }

  #setMerges(boxes: readonly Box[]): void {
    const root = this.touch();
    removeElement(child(root, 'mergeCells'));
    if (boxes.length === 0) return;
    const holder = ensureChild(root, 'mergeCells', WORKSHEET_ORDER);
    holder.setAttribute('count', String(boxes.length));
    for (const box of boxes) appendElement(holder, 'mergeCell', { ref: formatAddress(box) });
  }

  /** Merged areas that rows were put into, or taken out of, wholly within the columns that moved. */
  moveMerges(move: RowMove): void {
    const { left, right } = move.box;
    const before = this.mergedBoxes;
    const after = before.flatMap((box): Box[] => {
      if (box.left < left || box.right > right) return [box];
      const rows = movedRows(box.top, box.bottom, move);
      return rows ? [{ ...box, ...rows }] : [];
    });
    if (before.some((box, index) => box !== after[index])) this.#setMerges(after);
  }

  /** undefined where nobody touched the sheet: its part is kept byte for byte. */
  toXml(): string | undefined {
    if (!this.#isTouched || !this.#content) return undefined;
    const { document, cells } = this.#content;
    const used = cells.usedBox(false);
    child(rootOf(document), 'dimension')?.setAttribute('ref', used ? formatAddress(used) : 'A1');
    const name = child(rootOf(document), 'sheetData')?.nodeName ?? 'sheetData';
    const xml = serializeXml(document).replace(`<${name}/>`, () => `<${name}>${cells.toXml()}</${name}>`);
    return withDeclaration(xml);
  }
}
