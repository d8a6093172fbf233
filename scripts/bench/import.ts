import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';
import type { Figure } from './figure.ts';
import { timeMs, toSample } from './measure.ts';
import { ITEM_COUNT, LARGE_COUNT, largePack, samplePack } from './sample-pack.ts';

const REPETITIONS = 3;

/** Evidence into a new workbook of the simulated Excel through office.js, beside bare writes of the same cells, cut alike. */
export async function benchImport(): Promise<readonly Figure[]> {
  const figures = await benchSize(await writePack(await samplePack()), ITEM_COUNT, REPETITIONS);
  return [...figures, ...(await benchSize(await writePack(await largePack()), LARGE_COUNT, 1))];
}

async function benchSize(
  packBytes: Uint8Array,
  itemCount: number,
  repetitions: number,
): Promise<readonly Figure[]> {
  const runs: ImportRun[] = [];
  const bare: BareRun[] = [];
  for (let turn = itemCount === ITEM_COUNT ? -1 : 0; turn < repetitions; turn++) {
    const run = await importOnce(packBytes, itemCount);
    const bareRun = await writeBare(run.plans.map(gridOf));
    if (turn < 0) continue;
    runs.push(run);
    bare.push(bareRun);
  }
  return toFigures(runs, bare, itemCount);
}

interface ImportRun {
  readonly parts: Readonly<Partial<Record<Part, number>>>;
  readonly syncs: number;
  readonly againSyncs: number;
  readonly plans: readonly SheetPlan[];
}

type Part = 'whole' | 'verify' | 'office' | 'read' | 'plan' | 'write' | 'again';

async function importOnce(packBytes: Uint8Array, itemCount: number): Promise<ImportRun> {
  const host = ExcelHost.open(null, { calculation: 'none' });
  const { workbook, marks, plans } = watched(createExcelWorkbook(loadOfficeInNode(host).Excel));
  const take = () =>
    importEvidence(workbook, packBytes, { nowMs: 0, fileName: 'bench.plumb', programVersion: '0' });
  const startedMs = performance.now();
  const taken = await take();
  const endedMs = performance.now();
  if (!taken.ok || taken.value.evidence.added !== itemCount) throw new Error('The evidence was not imported');
  const { syncs } = host;
  const [readMs = 0, planMs = 0, writeMs = 0, writtenMs = 0] = marks;
  const firstPlans = plans[0] ?? [];
  // The large file takes long enough once.
  const again = itemCount === ITEM_COUNT ? await timeMs(take) : undefined;
  const parts = {
    whole: endedMs - startedMs,
    verify: readMs - startedMs,
    office: planMs - readMs + writtenMs - writeMs,
    read: planMs - readMs,
    plan: writeMs - planMs,
    write: writtenMs - writeMs,
    ...(again !== undefined && { again }),
  };
  await host.close();
  return { parts, syncs, againSyncs: host.syncs - syncs, plans: firstPlans };
}

/** The workbook with the times at which it is asked and has answered. */
function watched(workbook: Workbook) {
  const marks: number[] = [];
  const plans: (readonly SheetPlan[])[] = [];
  const marked = async <T>(work: () => Promise<T>): Promise<T> => {
    marks.push(performance.now());
    const answer = await work();
    marks.push(performance.now());
    return answer;
  };
  const watching: Workbook = {
    ...workbook,
    read: (wanted) => marked(() => workbook.read(wanted)),
    write: (sheets) => {
      plans.push(sheets);
      return marked(() => workbook.write(sheets));
    },
  };
  return { workbook: watching, marks, plans };
}

type Grid = (string | number | boolean)[][];

/** What the plan writes, as the values of one range. */
const gridOf = ({ table }: SheetPlan): Grid => [
  table.columns.map(({ header }) => header),
  ...table.rows.map(({ cells }) =>
    table.columns.map(({ header }) => {
      const cell = cells[header];
      if (cell?.type === 'text') return cell.text;
      if (cell?.type === 'formula') return cell.formula;
      return cell?.type === 'number' ? cell.number : '';
    }),
  ),
];

interface BareRun {
  readonly ms: number;
  readonly syncs: number;
  readonly sentMB: number;
}

/** As the add-in cuts its writes: Excel on the web refuses more than 5 MB in one request. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * The same cells on as many new sheets, and nothing else: no tables, looks or validations. Columns of texts alone are
 * '@', without which Excel would make "007" a number and "=x" a formula: other data than ours.
 */
async function writeBare(grids: readonly Grid[]): Promise<BareRun> {
  const host = ExcelHost.open(null, { calculation: 'none' });
  const { Excel: excel } = loadOfficeInNode(host);
  const ms = await timeMs(() =>
    excel.run(async (context) => {
      for (const grid of grids) {
        const sheet = context.workbook.worksheets.add();
        for (const { from, to } of textColumns(grid)) {
          const body = sheet.getRangeByIndexes(1, from, grid.length - 1, to - from);
          body.numberFormat = '@' as unknown as string[][];
        }
        for (const { row, rows } of piecesOf(grid)) {
          sheet.getRangeByIndexes(row, 0, rows.length, rows[0]?.length ?? 0).values = rows;
          await context.sync();
        }
      }
    }),
  );
  await host.close();
  return { ms, syncs: host.syncs, sentMB: host.bytes / 1e6 };
}

/** Side by side; one format for a whole range is one action. */
function textColumns([header = [], ...rows]: Grid) {
  const runs: { readonly from: number; to: number }[] = [];
  const isText = (cell: Grid[number][number] | undefined) =>
    typeof cell === 'string' && !cell.startsWith('=');
  for (const column of header.keys()) {
    if (rows.length === 0 || !rows.every((cells) => isText(cells[column]))) continue;
    const last = runs.at(-1);
    if (last?.to === column) last.to++;
    else runs.push({ from: column, to: column + 1 });
  }
  return runs;
}

function piecesOf(grid: Grid): readonly { readonly row: number; readonly rows: Grid }[] {
  const pieces: { row: number; rows: Grid }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [row, cells] of grid.entries()) {
    const size = Buffer.byteLength(JSON.stringify(cells));
    if (bytes + size > pieceBytes) {
      pieces.push({ row, rows: [] });
      bytes = 0;
    }
    pieces.at(-1)?.rows.push(cells);
    bytes += size;
  }
  return pieces;
}

const partNames = (itemCount: number): Readonly<Record<Part, string>> => ({
  office: `import of ${itemCount.toLocaleString('en-GB')} evidence rows: workbook read and written (verifying, planning apart)`,
  whole: '  all of it, with verifying and planning',
  verify: '  of it: unzip, verify and fold the evidence file',
  read: '  of it: read the workbook',
  plan: '  of it: plan the sheets',
  write: '  of it: write them',
  again: 'the same file again, nothing new',
});

function toFigures(
  runs: readonly ImportRun[],
  bare: readonly BareRun[],
  itemCount: number,
): readonly Figure[] {
  const names = partNames(itemCount);
  const [run] = runs;
  const [bareRun] = bare;
  if (run === undefined || bareRun === undefined) throw new Error('There was no run');
  const notes: Partial<Record<Part, string>> = {
    office: `${run.syncs} round trips; the bare write ${bareRun.syncs}, of ${bareRun.sentMB.toFixed(1)} MB in all`,
    again: `${run.againSyncs} round trips`,
  };
  const against = toSample(bare.map(({ ms }) => ms));
  return (Object.keys(names) as Part[])
    .filter((part) => run.parts[part] !== undefined)
    .map((part) => ({
      what: names[part],
      unit: 'ms',
      ours: toSample(runs.flatMap(({ parts }) => parts[part] ?? [])),
      against,
      againstWhat: 'the same cells by bare range.values =, texts as "@", in the same pieces',
      ...(notes[part] !== undefined && { note: notes[part] }),
    }));
}
