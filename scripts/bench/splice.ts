import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre';
import { openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { RowPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Figure } from './figure.ts';
import { toSample } from './measure.ts';

const WORKBOOK = 'tests/fixtures/xlsx/ho-police-workforce-sep19.xlsx';
const ROWS = 100_000;
const REPETITIONS = 3;
const HEADERS = ['Id', 'Kind', 'Criteria', 'Words', 'Source', 'Address', 'Count', 'Taken', 'By', 'Note'];

type Who = 'ours' | 'hucre';
type Task = 'add' | 'append';

/** What one child process reports: how long the work took, and the most memory the process ever had. */
interface Report {
  readonly ms: number;
  readonly peakKb: number;
}

/**
 * A table of 100,000 rows into a real workbook, and one more row into that, beside the bare reading and writing of
 * the same workbook with the same table by hucre; each in a process of its own, by turns.
 */
export async function benchSplice(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    return (['add', 'append'] as const).flatMap((task) => figures(task, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(task: Task, folder: string): readonly Figure[] {
  const reports: Record<Who, Report[]> = { ours: [], hucre: [] };
  for (let turn = 0; turn < REPETITIONS; turn++) {
    const order: readonly Who[] = turn % 2 === 0 ? ['ours', 'hucre'] : ['hucre', 'ours'];
    for (const who of order) reports[who].push(inOwnProcess(who, task, folder));
  }
  const what =
    task === 'add'
      ? `${ROWS.toLocaleString('en-GB')} rows into the Home Office workbook, read and written`
      : `  one row more, read and written`;
  const againstWhat = 'hucre: openXlsx, the same table, saveXlsx';
  const sample = (who: Who, key: keyof Report) => toSample(reports[who].map((report) => report[key]));
  return [
    { what, unit: 'ms', ours: sample('ours', 'ms'), against: sample('hucre', 'ms'), againstWhat },
    {
      what: '  its peak memory',
      unit: 'KB',
      ours: sample('ours', 'peakKb'),
      against: sample('hucre', 'peakKb'),
      againstWhat,
    },
  ];
}

function inOwnProcess(who: Who, task: Task, folder: string): Report {
  const out = execFileSync(process.execPath, [import.meta.filename, who, task, folder], { encoding: 'utf8' });
  return JSON.parse(out) as Report;
}

/** What both are to write: ours as a plan, hucre's as rows of values. */
const valueAt = (row: number, column: number): string | number =>
  HEADERS[column] === 'Count' ? row * 1.5 : column === 0 ? `E${row}` : `${HEADERS[column]} of item ${row}`;

function planOf(rows: number): SheetPlan {
  const planned = (row: number): RowPlan => ({
    key: `E${row}`,
    cells: Object.fromEntries(
      HEADERS.map((header, column) => {
        const value = valueAt(row, column);
        return [
          header,
          typeof value === 'number' ? { type: 'number', number: value } : { type: 'text', text: value },
        ];
      }),
    ),
  });
  return {
    sheetName: 'PL Evidence',
    title: 'Evidence',
    note: 'One row for each item.',
    table: {
      name: 'PlEvidence',
      keyColumn: 'Id',
      columns: HEADERS.map((header) => ({ header, widthChars: 14 })),
      rows: Array.from({ length: rows }, (_, row) => planned(row)),
    },
  };
}

const fileOf = (who: Who, folder: string): string => join(folder, `${who}.xlsx`);

async function splice(who: Who, task: Task, folder: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(task === 'add' ? WORKBOOK : fileOf(who, folder)));
  const count = task === 'add' ? ROWS : ROWS + 1;
  const work = who === 'ours' ? ourWork(bytes, count) : hucreWork(bytes, { count, task });
  const startedMs = performance.now();
  const written = await work();
  const ms = performance.now() - startedMs;
  const report: Report = { ms, peakKb: process.resourceUsage().maxRSS };
  if (task === 'add') writeFileSync(fileOf(who, folder), written);
  console.log(JSON.stringify(report));
}

function ourWork(bytes: Uint8Array, count: number): () => Promise<Uint8Array> {
  const plan = planOf(count);
  return async () => {
    const book = await openFileWorkbook(bytes);
    if (!book.ok) throw new Error(`The workbook does not open: ${JSON.stringify(book.error)}`);
    const written = await book.value.write([plan]);
    if (!written.ok) throw new Error(`The file was not written: ${JSON.stringify(written.error)}`);
    return book.value.toBytes();
  };
}

function hucreWork(
  bytes: Uint8Array,
  { count, task }: { count: number; task: Task },
): () => Promise<Uint8Array> {
  const made = Array.from({ length: task === 'add' ? count : 1 }, (_, index) =>
    HEADERS.map((_header, column) => valueAt(task === 'add' ? index : count - 1, column)),
  );
  const table = {
    name: 'PlEvidence',
    range: `A4:J${count + 4}`,
    columns: HEADERS.map((name) => ({ name })),
  };
  return async () => {
    const book = await openXlsx(bytes, { readStyles: true });
    const sheet = book.sheets.find(({ name }) => name === 'PL Evidence');
    if (sheet === undefined)
      book.sheets.push({ name: 'PL Evidence', rows: [[], [], [], HEADERS, ...made], tables: [table] });
    else {
      sheet.rows.push(...made);
      sheet.tables = [table];
    }
    return saveXlsx(book);
  };
}

if (import.meta.main) {
  const [who, task, folder = ''] = process.argv.slice(2);
  await splice(who === 'hucre' ? 'hucre' : 'ours', task === 'append' ? 'append' : 'add', folder);
}
