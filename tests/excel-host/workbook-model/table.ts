import type { Element } from '@xmldom/xmldom';
import { type Box, formatAddress, parseAddress } from './address.ts';
import type { PackageParts } from './package-parts.ts';
import type { Sheet } from './sheet.ts';
import { appendElement, child, children, ensureChild, isTrue, removeElement, rootOf } from './xml.ts';

/** The sequence of CT_Table, ECMA-376 part 1, 18.5.1.2. */
const TABLE_ORDER = ['autoFilter', 'sortState', 'tableColumns', 'tableStyleInfo', 'extLst'];

/** A table; its part's XML is the truth. */
export class Table {
  readonly sheet: Sheet;
  readonly path: string;
  readonly #parts: PackageParts;

  constructor(parts: PackageParts, sheet: Sheet, path: string) {
    this.#parts = parts;
    this.sheet = sheet;
    this.path = path;
  }

  get #root(): Element {
    return rootOf(this.#parts.document(this.path));
  }

  #touch(): Element {
    return rootOf(this.#parts.touch(this.path));
  }

  get id(): string {
    return this.#root.getAttribute('id') ?? '';
  }

  get name(): string {
    return this.#root.getAttribute('displayName') ?? '';
  }

  rename(name: string): void {
    this.#touch().setAttribute('displayName', name);
    this.#root.setAttribute('name', name);
  }

  get box(): Box {
    const box = parseAddress(this.#root.getAttribute('ref') ?? '');
    if (!box) throw new Error(`The table ${this.name} has no place.`);
    return box;
  }

  get hasHeaders(): boolean {
    return this.#root.getAttribute('headerRowCount') !== '0';
  }

  get hasTotals(): boolean {
    return Number(this.#root.getAttribute('totalsRowCount') ?? 0) > 0;
  }

  /** A table without rows keeps one blank row for its body, as in Excel. */
  get bodyBox(): Box {
    const { box } = this;
    const top = box.top + (this.hasHeaders ? 1 : 0);
    return { ...box, top, bottom: Math.max(box.bottom - (this.hasTotals ? 1 : 0), top) };
  }

  resize(box: Box): void {
    const root = this.#touch();
    root.setAttribute('ref', formatAddress(box));
    child(root, 'autoFilter')?.setAttribute('ref', formatAddress(box));
  }

  get #columns(): readonly Element[] {
    const holder = child(this.#root, 'tableColumns');
    return holder ? children(holder) : [];
  }

  get columnNames(): readonly string[] {
    return this.#columns.map((each) => (each.getAttribute('name') ?? '').replace(/_x000a_/gi, '\n'));
  }

  columnId(index: number): string {
    return this.#columns[index]?.getAttribute('id') ?? '';
  }

  removeColumn(index: number): void {
    this.#touch();
    removeElement(this.#columns[index]);
    child(this.#root, 'tableColumns')?.setAttribute('count', String(this.#columns.length));
  }

  setColumnNames(names: readonly string[]): void {
    const holder = ensureChild(this.#touch(), 'tableColumns', TABLE_ORDER);
    const columns = this.#columns;
    const ids = columns.map((each) => Number(each.getAttribute('id')));
    let nextId = Math.max(0, ...ids) + 1;
    for (const extra of columns.slice(names.length)) removeElement(extra);
    for (const [index, name] of names.entries()) {
      const spelled = name.replaceAll('\n', '_x000a_');
      const column = columns[index];
      if (!column) appendElement(holder, 'tableColumn', { id: String(nextId++), name: spelled });
      else if (column.getAttribute('name') !== spelled) column.setAttribute('name', spelled);
    }
    holder.setAttribute('count', String(names.length));
  }

  get style(): string {
    return child(this.#root, 'tableStyleInfo')?.getAttribute('name') ?? '';
  }

  setStyleAttribute(name: string, value: string): void {
    ensureChild(this.#touch(), 'tableStyleInfo', TABLE_ORDER).setAttribute(name, value);
  }

  get hasBandedRows(): boolean {
    return isTrue(child(this.#root, 'tableStyleInfo')?.getAttribute('showRowStripes'));
  }

  get showsFilterButton(): boolean {
    return child(this.#root, 'autoFilter') !== undefined;
  }

  setFilterButton(isShown: boolean): void {
    const root = this.#touch();
    if (isShown) ensureChild(root, 'autoFilter', TABLE_ORDER).setAttribute('ref', formatAddress(this.box));
    else removeElement(child(root, 'autoFilter'));
  }
}
