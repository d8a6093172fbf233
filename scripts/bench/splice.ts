import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre';
import { openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { RowPlan, SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Result } from '../../shared/result.ts';
import type { Figure } from './figure.ts';
import { toSample } from './measure.ts';

const WORKBOOK = 'tests/fixtures/xlsx/ho-police-workforce-sep19.xlsx';
const ROWS = 100_000;
const REPETITIONS = 3;
const HEADERS = [
  'Id',
  'Kind',
  'Criteria',
  'Text (continued)',
  'Source',
  'Address',
  'Count',
  'Gathered',
  'By',
  'Note',
];

type Who = 'ours' | 'hucre';
type Task = 'add' | 'read' | 'append' | 'remove';

/** What one child process reports: how long the work took, and the most memory the process ever had. */
interface Report {
  readonly ms: number;
  readonly peakKb: number;
}

/**
 * A table of 100,000 rows into a real workbook; then that table read, one more row put into it, and its sheet taken
 * away, beside the bare reading and writing of the same workbook with the same table by hucre; each in a process of
 * its own, by turns.
 */
export async function benchSplice(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    return (['add', 'read', 'append', 'remove'] as const).flatMap((task) => figures(task, folder));
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
  const what = {
    add: `${ROWS.toLocaleString('en-GB')} rows into the Home Office workbook, read and written`,
    read: '  the table read from it',
    append: '  one row more, read and written',
    remove: '  our sheet taken away, read and written',
  }[task];
  const againstWhat = task === 'read' ? 'hucre: openXlsx' : 'hucre: openXlsx, the same change, saveXlsx';
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
  const work = who === 'ours' ? ourWork(bytes, task) : hucreWork(bytes, task);
  const startedMs = performance.now();
  const written = await work();
  const ms = performance.now() - startedMs;
  const report: Report = { ms, peakKb: process.resourceUsage().maxRSS };
  if (task === 'add' && written !== null) writeFileSync(fileOf(who, folder), written);
  console.log(JSON.stringify(report));
}

/** The file as it is to be saved; null where it was only read. */
type Work = () => Promise<Uint8Array | null>;

function ourWork(bytes: Uint8Array, task: Task): Work {
  const plan = planOf(task === 'append' ? ROWS + 1 : ROWS);
  return async () => {
    const book = given(await openFileWorkbook(bytes));
    if (task === 'remove') return given(book.removeOurs());
    if (task !== 'read') {
      given(await book.write([plan]));
      return book.toBytes();
    }
    const { tables } = given(await book.read([{ name: 'PlEvidence', columns: 'all' }]));
    if (tables[0]?.rows.length !== ROWS) throw new Error('The table was not read');
    return null;
  };
}

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The file was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

function hucreWork(bytes: Uint8Array, task: Task): Work {
  const count = task === 'add' ? ROWS : 1;
  const first = task === 'add' ? 0 : ROWS;
  const made = Array.from({ length: count }, (_, index) =>
    HEADERS.map((_header, column) => valueAt(first + index, column)),
  );
  const table = {
    name: 'PlEvidence',
    range: `A4:J${first + count + 4}`,
    columns: HEADERS.map((name) => ({ name })),
  };
  return async () => {
    const book = await openXlsx(bytes, { readStyles: true });
    const at = book.sheets.findIndex(({ name }) => name === 'PL Evidence');
    const sheet = book.sheets[at];
    if (task === 'read') return null;
    if (task === 'remove') book.sheets.splice(at, 1);
    else if (sheet === undefined)
      book.sheets.push({ name: 'PL Evidence', rows: [[], [], [], HEADERS, ...made], tables: [table] });
    else {
      sheet.rows.push(...made);
      sheet.tables = [table];
    }
    return saveXlsx(book);
  };
}

const tasks: readonly Task[] = ['add', 'read', 'append', 'remove'];

if (import.meta.main) {
  const [who, wanted, folder = ''] = process.argv.slice(2);
  await splice(who === 'hucre' ? 'hucre' : 'ours', tasks.find((task) => task === wanted) ?? 'add', folder);
}
