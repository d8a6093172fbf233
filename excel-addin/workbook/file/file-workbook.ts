import { err, ok, type Result } from '../../../shared/result.ts';
import { freeSheetName } from '../free-sheet-name.ts';
import { mergeTable } from '../merge-table.ts';
import { refuseTheirTable } from '../refuse-their-table.ts';
import type { SheetPlan, TableName } from '../sheet-plan.ts';
import type { TableMerge } from '../table-merge.ts';
import type { TableWanted, Workbook, WorkbookError, WorkbookReading, WriteOutcome } from '../workbook.ts';
import { type Book, definedNames, type FoundTable, findTables, readBook } from './book.ts';
import { removeFromCalcChain } from './calc-chain.ts';
import { cellName } from './cell-place.ts';
import { sharedStrings } from './cell-value.ts';
import type { CellEdit } from './edits.ts';
import { emptyArchive } from './empty-archive.ts';
import { FileFault, refusal } from './file-fault.ts';
import { ensureLook } from './look-styles.ts';
import { addSheet, type NewSheet } from './new-sheet.ts';
import { readNumberFormats } from './number-formats.ts';
import { openParts, type Parts } from './parts.ts';
import { planUpdate, type SheetUpdate } from './plan-update.ts';
import { outlineOf, readSheet, type SheetSource } from './read-sheets.ts';
import { type OpenTable, openTable } from './read-table.ts';
import { removeOurs, removeSheets } from './remove-ours.ts';
import { applyUpdate } from './update-sheet.ts';
import { attribute } from './xml-text.ts';
import { readZip, writeZip, type ZipArchive } from './zip-archive.ts';

export type FileWorkbook = Workbook & {
  /** The file as it stands now; the same contents give the same bytes. */
  toBytes(): Uint8Array;
  /** The file without our sheets and all that came with them; this workbook stays as it is. */
  removeOurs(): Result<Uint8Array, WorkbookError>;
};

/**
 * An .xlsx or .xlsm file. Only workbook.xml, its relationships, the content types and the styles get something
 * added at their ends; every other part of theirs is copied as it lies in the file, not even unpacked.
 */
export async function openFileWorkbook(bytes: Uint8Array): Promise<Result<FileWorkbook, WorkbookError>> {
  const archive = readArchive(bytes);
  if (!archive.ok) return archive;
  const opened = caught(() => readBook(openParts(archive.value)));
  return opened.ok ? ok(fileWorkbook(archive.value)) : opened;
}

function readArchive(bytes: Uint8Array): Result<ZipArchive, WorkbookError> {
  const unreadable = (reason: string): Result<never, WorkbookError> =>
    err({ type: 'not-a-workbook', reason });
  // The first bytes of a compound file ([MS-CFB] 2.2): a workbook encrypted with a password, or .xls.
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte))
    return unreadable(
      'it is locked with a password, or an old .xls; open it in Excel and save it as .xlsx without one',
    );
  const archive = readZip(bytes);
  if (!archive.ok) return unreadable(archive.error);
  return [...archive.value.keys()].some((name) => name.startsWith('_xmlsignatures/'))
    ? err({
        type: 'refused',
        reason: 'The workbook carries a digital signature, which any change would break.',
      })
    : ok(archive.value);
}

/** A fresh workbook, for what leaves the force: it has one blank sheet until the first of ours is written. */
export const createFileWorkbook = (): FileWorkbook => fileWorkbook(emptyArchive(), true);

function fileWorkbook(original: ZipArchive, isFresh = false): FileWorkbook {
  let archive = original;
  let hasPlaceholder = isFresh;
  return {
    read: async (wanted) => caught(() => read(openParts(archive), wanted)),
    outline: async () =>
      caught(() => {
        const parts = openParts(archive);
        return outlineOf(parts, readBook(parts));
      }),
    readSheets: async (wanted) =>
      caught(() => {
        const source = sheetSource(openParts(archive));
        return wanted.flatMap((one) => readSheet(source, one) ?? []);
      }),
    write: async (sheets) =>
      caught(() => {
        const parts = openParts(archive);
        const outcome = write(parts, sheets);
        if (hasPlaceholder && outcome.sheetsAdded.length > 0) {
          const book = readBook(parts);
          removeSheets(parts, book, new Set(book.sheets.slice(0, 1)));
          hasPlaceholder = false;
        }
        archive = parts.archive();
        return outcome;
      }),
    toBytes: () => writeZip(archive),
    removeOurs: () =>
      caught(() => {
        const parts = openParts(archive);
        removeOurs(parts);
        return writeZip(parts.archive());
      }),
  };
}

function caught<T>(work: () => T): Result<T, WorkbookError> {
  try {
    return ok(work());
  } catch (fault) {
    if (fault instanceof FileFault) return err(fault.fault);
    throw fault;
  }
}

const isNamed =
  (name: TableName) =>
  (table: FoundTable): boolean =>
    table.name === name;

function sheetSource(parts: Parts): SheetSource {
  const book = readBook(parts);
  const formats = readNumberFormats(parts, book);
  return { parts, book, strings: sharedStrings(parts, book), formats };
}

function read(parts: Parts, wanted: readonly TableWanted[]): WorkbookReading {
  const book = readBook(parts);
  const tables = findTables(parts, book);
  const strings = sharedStrings(parts, book);
  const readings = wanted.flatMap((table) => {
    const found = tables.find(isNamed(table.name));
    return found === undefined ? [] : openTable(parts, { ...table, found }, strings).reading;
  });
  const sheetNames = book.sheets.map((sheet) => sheet.name);
  const ourTables = tables.flatMap(({ name, sheet }) =>
    name === null ? [] : [{ name, sheetName: sheet.name }],
  );
  const { isStructureProtected } = book;
  return { sheetNames, isStructureProtected, ourTables, namesTaken: namesTaken(tables), tables: readings };
}

const namesTaken = (tables: readonly FoundTable[]): NonNullable<WorkbookReading['namesTaken']> =>
  tables.flatMap(({ nameTaken, sheet }) =>
    nameTaken === null ? [] : [{ name: nameTaken, sheetName: sheet.name }],
  );

interface Work {
  readonly merge: TableMerge;
  readonly plan: SheetPlan;
  readonly table: OpenTable | undefined;
}

function write(parts: Parts, plans: readonly SheetPlan[]): WriteOutcome {
  const book = readBook(parts);
  const tables = findTables(parts, book);
  const taken = namesTaken(tables);
  const strings = sharedStrings(parts, book);
  const works = plans.map((plan): Work => {
    const { name } = plan.table;
    const found = tables.find(isNamed(name));
    const refused = found === undefined ? refuseTheirTable(name, taken) : undefined;
    if (refused !== undefined) throw new FileFault(refused);
    const table = found && openTable(parts, { name, found, columns: 'all' }, strings);
    const merge = mergeTable(table?.reading, plan);
    if (!merge.ok) throw new FileFault(merge.error);
    return { merge: merge.value, plan, table };
  });
  const look = lazily(() => ensureLook(parts, book, numberFormats(plans)));
  const sheets = newSheets(book, works);
  const updates = works.flatMap(
    ({ merge, plan, table }) => (table && planUpdate(table, { merge, plan, look })) ?? [],
  );
  for (const update of updates) applyUpdate(parts, update);
  forgetFormulas(parts, book, updates);
  for (const sheet of sheets) addSheet(parts, sheet, look());
  return {
    sheetsAdded: sheets.map((sheet) => sheet.name),
    rowsAdded: works.reduce((sum, { merge }) => sum + merge.added.length, 0),
    rowsChanged: works.reduce((sum, { merge }) => sum + merge.changed.length, 0),
    rowsRemoved: works.reduce((sum, { merge }) => sum + merge.removed, 0),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const numberFormats = (plans: readonly SheetPlan[]): readonly string[] =>
  plans.flatMap(({ table }) => table.columns.flatMap(({ numberFormat }) => numberFormat ?? []));

function newSheets(book: Book, works: readonly Work[]): readonly NewSheet[] {
  const names = book.sheets.map((sheet) => sheet.name);
  const sheets: NewSheet[] = [];
  for (const { merge, plan, table } of works) {
    if (table !== undefined) continue;
    if (book.isStructureProtected) throw new FileFault({ type: 'structure-protected' });
    refuseTakenName(book, plan.table.name);
    const name = freeSheetName(plan.sheetName, names);
    names.push(name);
    sheets.push({ plan, merge, name });
  }
  return sheets;
}

/** Tables and defined names share one space of names. */
function refuseTakenName(book: Book, name: string): void {
  const taken = definedNames(book.xml).some(
    (tag) => attribute(tag, 'name')?.toLowerCase() === name.toLowerCase(),
  );
  if (taken)
    throw refusal(`The workbook has a name "${name}" of its own (Formulas, Name Manager). Rename it first.`);
}

const isFormula = (edit: CellEdit): boolean =>
  edit.type === 'formula' || (edit.type === 'styled' && edit.cell.type === 'formula');

function forgetFormulas(parts: Parts, book: Book, updates: readonly SheetUpdate[]): void {
  const replaced = new Set<string>();
  for (const { table, edits } of updates)
    for (const [row, cells] of edits)
      for (const [column, cell] of cells)
        if (!isFormula(cell)) replaced.add(`${table.found.sheet.sheetId} ${cellName(column, row)}`);
  if (replaced.size > 0)
    removeFromCalcChain(parts, book, (sheetId, cell) => replaced.has(`${sheetId} ${cell}`));
}
