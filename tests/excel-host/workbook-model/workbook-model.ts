import type { Element } from '@xmldom/xmldom';
import { type Box, formatAddress } from './address.ts';
import { readSharedStrings } from './cell-element.ts';
import type { Chart } from './chart.ts';
import type { ChartKind } from './chart-parts.ts';
import { CustomXmlStore } from './custom-xml-store.ts';
import { DefinedNames } from './defined-names.ts';
import { EMPTY_WORKSHEET, emptyWorkbook, tableXml } from './empty-parts.ts';
import { followSheetName, forgetSheet } from './move-references.ts';
import { PackageParts } from './package-parts.ts';
import { rewriteFormulas } from './rewrite-formulas.ts';
import { SettingsStore } from './settings-store.ts';
import { Sheet, type Visibility, WORKSHEET_ORDER } from './sheet.ts';
import { addChart, chartsOf, removeChart, removeDrawing } from './sheet-charts.ts';
import { Styles } from './styles.ts';
import { Table } from './table.ts';
import {
  appendElement,
  child,
  children,
  ensureChild,
  isTrue,
  OFFICE_RELATIONSHIPS,
  removeElement,
  rootOf,
} from './xml.ts';

const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const WORKBOOK_ORDER =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst'.split(
    ' ',
  );
const STATES: Readonly<Record<string, Visibility>> = { hidden: 'Hidden', veryHidden: 'VeryHidden' };

const FIRST_CELL: Box = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * A workbook in memory, over the parts of its .xlsx. It shares no code with the add-in's own reader and writer,
 * so that neither hides the other's faults.
 */
export class WorkbookModel {
  readonly parts: PackageParts;
  readonly path: string;
  readonly styles: Styles;
  readonly names: DefinedNames;
  readonly customXml: CustomXmlStore;
  readonly settings: SettingsStore;
  readonly sheets: Sheet[];
  readonly #tables: Table[];
  #sharedStrings: readonly string[] | undefined;
  activeSheet: Sheet;
  /** The selected areas of the active sheet; none while a chart or a picture is selected. */
  selected: readonly Box[] = [FIRST_CELL];

  constructor(bytes: Uint8Array | null) {
    this.parts = new PackageParts(bytes ?? emptyWorkbook());
    const main = this.parts.relationships('').find((each) => each.type.endsWith('/officeDocument'));
    if (!main) throw new Error('The file is no workbook.');
    this.path = main.target;
    const stylesPath = this.#related('/styles') ?? this.#addStyles();
    this.styles = new Styles(this.parts, stylesPath);
    this.sheets = this.#readSheets();
    this.#tables = this.sheets.flatMap((sheet) => this.#readTables(sheet));
    this.names = new DefinedNames(
      () => this.root,
      () => this.touch(),
    );
    this.customXml = new CustomXmlStore(this.parts, this.path);
    this.settings = new SettingsStore(this.parts);
    const active = Number(
      child(child(this.root, 'bookViews'), 'workbookView')?.getAttribute('activeTab') ?? 0,
    );
    const first = this.sheets[active] ?? this.sheets[0];
    if (!first) throw new Error('The workbook has no sheets.');
    this.activeSheet = first;
  }

  get root(): Element {
    return rootOf(this.parts.document(this.path));
  }

  touch(): Element {
    return rootOf(this.parts.touch(this.path));
  }

  #related(type: string): string | undefined {
    return this.parts.relationships(this.path).find((each) => each.type.endsWith(type))?.target;
  }

  #addStyles(): string {
    const path = 'xl/styles.xml';
    const xml =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>';
    this.parts.addPart(path, xml, `${SPREADSHEET_TYPE}.styles+xml`);
    this.parts.addRelationship(this.path, `${OFFICE_RELATIONSHIPS}/styles`, path);
    return path;
  }

  #strings = (): readonly string[] => {
    const path = this.#related('/sharedStrings');
    this.#sharedStrings ??= readSharedStrings(path ? rootOf(this.parts.document(path)) : undefined);
    return this.#sharedStrings;
  };

  get #sheetElements(): readonly Element[] {
    const holder = child(this.root, 'sheets');
    return holder ? children(holder) : [];
  }

  #readSheets(): Sheet[] {
    const targets = new Map(this.parts.relationships(this.path).map((each) => [each.id, each.target]));
    return this.#sheetElements.flatMap((element) => {
      const path = targets.get(element.getAttributeNS(OFFICE_RELATIONSHIPS, 'id') ?? '');
      // Chart sheets and dialogs stand in the same list and stay where they are.
      if (!path?.includes('worksheets/')) return [];
      const entry = {
        path,
        id: Number(element.getAttribute('sheetId')),
        name: element.getAttribute('name') ?? '',
        visibility: STATES[element.getAttribute('state') ?? ''] ?? 'Visible',
      };
      return [new Sheet(this.parts, this.#strings, entry)];
    });
  }

  #readTables(sheet: Sheet): Table[] {
    const related = this.parts.relationships(sheet.path).filter((each) => each.type.endsWith('/table'));
    return related.map((each) => new Table(this.parts, sheet, each.target));
  }

  /** By name, whatever its capitals. */
  sheet(name: string): Sheet | undefined {
    return this.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  }

  #sheetElement(sheet: Sheet): Element | undefined {
    return this.#sheetElements.find((each) => each.getAttribute('sheetId') === String(sheet.id));
  }

  /** Among all sheets, those without cells too: names of one sheet tell it by this place. */
  placeOf(sheet: Sheet): number {
    return this.#sheetElements.findIndex((each) => each.getAttribute('sheetId') === String(sheet.id));
  }

  get isStructureProtected(): boolean {
    return isTrue(child(this.root, 'workbookProtection')?.getAttribute('lockStructure'));
  }

  setStructureProtected(isProtected: boolean): void {
    const element = ensureChild(this.touch(), 'workbookProtection', WORKBOOK_ORDER);
    if (isProtected) element.setAttribute('lockStructure', '1');
    else removeElement(element);
  }

  addSheet(name: string): Sheet {
    const path = this.parts.freePath('xl/worksheets/sheet');
    this.parts.addPart(path, EMPTY_WORKSHEET, `${SPREADSHEET_TYPE}.worksheet+xml`);
    const relationship = this.parts.addRelationship(this.path, `${OFFICE_RELATIONSHIPS}/worksheet`, path);
    const id = Math.max(0, ...this.#sheetElements.map((each) => Number(each.getAttribute('sheetId')))) + 1;
    const holder = ensureChild(this.touch(), 'sheets', WORKBOOK_ORDER);
    const element = appendElement(holder, 'sheet', { name, sheetId: String(id) });
    element.setAttributeNS(OFFICE_RELATIONSHIPS, 'r:id', relationship);
    const sheet = new Sheet(this.parts, this.#strings, { path, id, name, visibility: 'Visible' });
    sheet.touch();
    this.sheets.push(sheet);
    return sheet;
  }

  deleteSheet(sheet: Sheet): void {
    for (const table of this.tables(sheet)) this.removeTable(table);
    removeDrawing(this.parts, sheet);
    const element = this.#sheetElement(sheet);
    const relationship = element?.getAttributeNS(OFFICE_RELATIONSHIPS, 'id');
    this.names.forgetSheet(this.#sheetElements.indexOf(element as Element));
    this.touch();
    removeElement(element);
    if (relationship) this.parts.removeRelationship(this.path, relationship);
    this.parts.removePart(sheet.path);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    rewriteFormulas(this, (formula) => forgetSheet(formula, sheet.name));
    const first = this.sheets[0];
    if (this.activeSheet === sheet && first) this.activeSheet = first;
    this.#writeActiveTab();
  }

  renameSheet(sheet: Sheet, name: string): void {
    this.touch();
    this.#sheetElement(sheet)?.setAttribute('name', name);
    const before = sheet.name;
    sheet.name = name;
    rewriteFormulas(this, (formula) => followSheetName(formula, before, name));
  }

  moveSheet(sheet: Sheet, position: number): void {
    const before = [...this.#sheetElements];
    const element = this.#sheetElement(sheet);
    const holder = ensureChild(this.touch(), 'sheets', WORKBOOK_ORDER);
    removeElement(element);
    if (element) holder.insertBefore(element, this.#sheetElements[position] ?? null);
    this.names.renumberSheets(before, this.#sheetElements);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(position, 0, sheet);
    this.#writeActiveTab();
  }

  setVisibility(sheet: Sheet, visibility: Visibility): void {
    this.touch();
    const state = visibility.charAt(0).toLowerCase() + visibility.slice(1);
    this.#sheetElement(sheet)?.setAttribute('state', state);
    sheet.visibility = visibility;
  }

  get selection(): Box {
    return this.selected[0] ?? FIRST_CELL;
  }

  select(areas: readonly Box[]): void {
    this.selected = areas;
  }

  activate(sheet: Sheet): void {
    if (sheet === this.activeSheet) return;
    this.activeSheet = sheet;
    this.selected = [FIRST_CELL];
    this.#writeActiveTab();
  }

  #writeActiveTab(): void {
    const views = child(this.touch(), 'bookViews');
    child(views, 'workbookView')?.setAttribute('activeTab', String(this.sheets.indexOf(this.activeSheet)));
  }

  tables(sheet?: Sheet): readonly Table[] {
    return sheet ? this.#tables.filter((each) => each.sheet === sheet) : this.#tables;
  }

  table(nameOrId: string): Table | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.#tables.find((each) => each.name.toLowerCase() === wanted || each.id === nameOrId);
  }

  addTable(sheet: Sheet, box: Box, table: { name: string; columns: readonly string[] }): Table {
    const path = this.parts.freePath('xl/tables/table');
    const id = Math.max(0, ...this.#tables.map((each) => Number(each.id))) + 1;
    const xml = tableXml({ id, name: table.name, ref: formatAddress(box), columns: table.columns });
    this.parts.addPart(path, xml, `${SPREADSHEET_TYPE}.table+xml`);
    const relationship = this.parts.addRelationship(sheet.path, `${OFFICE_RELATIONSHIPS}/table`, path);
    const holder = ensureChild(sheet.touch(), 'tableParts', WORKSHEET_ORDER);
    appendElement(holder, 'tablePart').setAttributeNS(OFFICE_RELATIONSHIPS, 'r:id', relationship);
    holder.setAttribute('count', String(children(holder).length));
    const added = new Table(this.parts, sheet, path);
    this.#tables.push(added);
    return added;
  }

  removeTable(table: Table): void {
    const { sheet } = table;
    const relationship = this.parts.relationships(sheet.path).find((each) => each.target === table.path);
    const holder = child(sheet.touch(), 'tableParts');
    if (relationship && holder) {
      const parts = children(holder);
      removeElement(
        parts.find((each) => each.getAttributeNS(OFFICE_RELATIONSHIPS, 'id') === relationship.id),
      );
      holder.setAttribute('count', String(parts.length - 1));
      if (parts.length === 1) removeElement(holder);
      this.parts.removeRelationship(sheet.path, relationship.id);
    }
    this.parts.removePart(table.path);
    this.#tables.splice(this.#tables.indexOf(table), 1);
  }

  charts(sheet: Sheet): readonly Chart[] {
    return chartsOf(this.parts, sheet);
  }

  addChart(sheet: Sheet, kind: ChartKind): Chart {
    return addChart(this.parts, sheet, kind);
  }

  removeChart(chart: Chart): void {
    removeChart(this.parts, chart);
  }

  /** `emptied` sheets are written without cells: a smaller file for whoever only wants the rest calculated. */
  save(emptied: ReadonlySet<Sheet> = new Set()): Uint8Array {
    const written = new Map<string, string>();
    for (const sheet of this.sheets) {
      const xml = emptied.has(sheet) ? EMPTY_WORKSHEET : sheet.toXml();
      if (xml !== undefined) written.set(sheet.path, xml);
    }
    return this.parts.save(written);
  }
}
