import type { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';

export type Contents = (string | number | boolean | null)[][];

/** Cells side by side that a command wrote; null: it left that cell alone. */
export interface WrittenBlock {
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
  readonly contents: Contents;
}

interface Place {
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface FormattedArea extends Place {
  readonly format: string;
}

export interface TableChange {
  readonly name: string;
  readonly isNew: boolean;
  readonly place: Place;
}

interface SheetCells {
  readonly contents: Contents;
  readonly formats: readonly (readonly string[])[];
}

export interface Snapshot {
  readonly sheets: ReadonlyMap<string, SheetCells>;
  readonly tables: ReadonlyMap<string, Place>;
}

/** Everything that the sheets hold, from A1 on, formulas as formulas; with where the tables stand. */
export async function snapshotOf(host: ExcelHost): Promise<Snapshot> {
  const { requestBytes } = host.limits;
  host.limits = { requestBytes, responseBytes: Number.POSITIVE_INFINITY };
  const { Excel: excel } = loadOfficeInNode(host);
  return excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    const tables = context.workbook.tables.load('items/name,items/worksheet/name');
    await context.sync();
    const used = sheets.items.map((sheet) =>
      sheet.getRange('A1').getBoundingRect(sheet.getUsedRange(true)).load('formulas,numberFormat'),
    );
    const places = tables.items.map((table) =>
      table.getRange().load('rowIndex,columnIndex,rowCount,columnCount'),
    );
    await context.sync();
    const cellsOf = (range: Excel.Range | undefined): SheetCells => ({
      contents: (range?.formulas ?? []) as Contents,
      formats: (range?.numberFormat ?? []) as string[][],
    });
    return {
      sheets: new Map(sheets.items.map(({ name }, index) => [name, cellsOf(used[index])])),
      tables: new Map(
        tables.items.flatMap(({ name, worksheet }, index) => {
          const range = places[index];
          if (range === undefined) return [];
          const { rowIndex: row, columnIndex: column, rowCount, columnCount } = range;
          return [[name, { sheetName: worksheet.name, row, column, rowCount, columnCount }] as const];
        }),
      ),
    };
  });
}

export interface Changes {
  readonly addedSheets: readonly string[];
  readonly removedSheets: readonly string[];
  readonly blocks: readonly WrittenBlock[];
  readonly formats: readonly FormattedArea[];
  readonly tableChanges: readonly TableChange[];
}

/** The cells that are not as they were, with the formats that they were given, and the tables around them. */
export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  const blocks = [...after.sheets].flatMap(([sheetName, { contents }]) =>
    changedBlocks(sheetName, before.sheets.get(sheetName)?.contents ?? [], contents),
  );
  const formats = blocks.flatMap((block) => formattedAreas(block, before, after));
  return {
    addedSheets: [...after.sheets.keys()].filter((name) => !before.sheets.has(name)),
    removedSheets: [...before.sheets.keys()].filter((name) => !after.sheets.has(name)),
    blocks,
    formats,
    tableChanges: tableChanges(before, after),
  };
}

const tableChanges = (before: Snapshot, after: Snapshot): readonly TableChange[] =>
  [...after.tables].flatMap(([name, place]) => {
    const was = before.tables.get(name);
    const isSame = was?.rowCount === place.rowCount && was.columnCount === place.columnCount;
    return isSame ? [] : [{ name, isNew: was === undefined, place }];
  });

/** As few areas of one format each as the written cells allow, neighbouring columns together. */
function formattedAreas(block: WrittenBlock, before: Snapshot, after: Snapshot): readonly FormattedArea[] {
  const areas: { place: FormattedArea; columnCount: number }[] = [];
  for (const offset of (block.contents[0] ?? []).keys()) {
    const column = block.column + offset;
    for (const { from, to, format } of runsOfFormat(formatsOf(block, offset, { before, after }))) {
      const rows = { row: block.row + from, rowCount: to - from, format };
      const beside = areas.find(
        ({ place, columnCount }) =>
          place.row === rows.row &&
          place.rowCount === rows.rowCount &&
          place.format === format &&
          place.column + columnCount === column,
      );
      const place = { ...rows, sheetName: block.sheetName, column, columnCount: 1 };
      if (beside === undefined) areas.push({ place, columnCount: 1 });
      else beside.columnCount++;
    }
  }
  return areas.map(({ place, columnCount }) => ({ ...place, columnCount }));
}

/** The formats that the written cells of one column have now; null where they had it before. */
function formatsOf(
  { sheetName, row, column, contents }: WrittenBlock,
  offset: number,
  { before, after }: { readonly before: Snapshot; readonly after: Snapshot },
): readonly (string | null)[] {
  const formatIn = ({ sheets }: Snapshot, at: number): string =>
    sheets.get(sheetName)?.formats[row + at]?.[column + offset] ?? 'General';
  return contents.map((cells, at) => {
    const isWritten = (cells[offset] ?? null) !== null;
    const format = formatIn(after, at);
    return isWritten && format !== formatIn(before, at) ? format : null;
  });
}

function runsOfFormat(formats: readonly (string | null)[]) {
  const runs: { from: number; to: number; format: string }[] = [];
  for (const [at, format] of formats.entries()) {
    if (format === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === at && last.format === format) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, format });
  }
  return runs;
}

/** Rows this near are written together, as the add-in does: nulls between them cost less than another range. */
const nearRows = 20;

function changedBlocks(sheetName: string, before: Contents, after: Contents): readonly WrittenBlock[] {
  const groups: { readonly row: number; readonly contents: Contents }[] = [];
  for (const [row, cells] of after.entries()) {
    const changed = cells.map((cell, column) => ((before[row]?.[column] ?? '') === cell ? null : cell));
    if (changed.every((cell) => cell === null)) continue;
    const last = groups.at(-1);
    if (last === undefined || row - (last.row + last.contents.length) > nearRows) {
      groups.push({ row, contents: [changed] });
      continue;
    }
    while (last.row + last.contents.length < row) last.contents.push(cells.map(() => null));
    last.contents.push(changed);
  }
  return groups.map(({ row, contents }) => narrowed({ sheetName, row, column: 0, contents }));
}

/** Without the columns at both sides in which nothing changed. */
function narrowed(block: WrittenBlock): WrittenBlock {
  const { contents } = block;
  const used = (contents[0] ?? []).map((_, column) => contents.some((cells) => cells[column] !== null));
  const column = used.indexOf(true);
  const end = used.lastIndexOf(true) + 1;
  return { ...block, column, contents: contents.map((cells) => cells.slice(column, end)) };
}
