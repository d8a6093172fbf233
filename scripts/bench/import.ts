import { tablesWanted } from '../../excel-addin/sheets/build-sheets.ts';
import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { sheetLook } from '../../excel-addin/workbook/sheet-look.ts';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';
import { collectGarbage } from './collect-garbage.ts';
import { exactly, type Figure } from './figure.ts';
import { timeMs, toSample } from './measure.ts';
import { ITEM_COUNT, LARGE_COUNT, largePack, samplePack } from './sample-pack.ts';

/** The large one takes long enough. */
const repetitionsOf = (itemCount: number): number => (itemCount === ITEM_COUNT ? 7 : 2);

/** Evidence into a new workbook of the simulated Excel through office.js, beside bare writes of the same cells, cut alike. */
export async function benchImport(): Promise<readonly Figure[]> {
  const figures = await benchSize(await writePack(await samplePack()), ITEM_COUNT);
  return [...figures, ...(await benchSize(await writePack(await largePack()), LARGE_COUNT))];
}

/** The whole import once; then its reading and writing of the workbook beside the bare one, by turns. */
async function benchSize(packBytes: Uint8Array, itemCount: number): Promise<readonly Figure[]> {
  const whole = await importOnce(packBytes, itemCount);
  const ours: OfficeRun[] = [];
  const bare: OfficeRun[] = [];
  const [ourTurn, bareTurn] = [
    async () => ours.push(await writeOurs(whole.plans)),
    async () => bare.push(await writeBare(whole.plans)),
  ];
  for (let turn = 0; turn < repetitionsOf(itemCount); turn++) {
    for (const work of turn % 2 === 0 ? [ourTurn, bareTurn] : [bareTurn, ourTurn]) {
      collectGarbage();
      await work();
    }
  }
  return toFigures(whole, { ours, bare }, itemCount);
}

interface OfficeRun {
  readonly ms: number;
  readonly syncs: number;
  readonly sentMB: number;
}

async function inNewWorkbook(work: (excel: typeof Excel) => Promise<unknown>): Promise<OfficeRun> {
  const host = ExcelHost.open(null, { calculation: 'none' });
  const { Excel: excel } = loadOfficeInNode(host);
  const ms = await timeMs(() => work(excel));
  await host.close();
  return { ms, syncs: host.syncs, sentMB: host.bytes / 1e6 };
}

const writeOurs = (plans: readonly SheetPlan[]): Promise<OfficeRun> =>
  inNewWorkbook(async (excel) => {
    const workbook = createExcelWorkbook(excel);
    const read = await workbook.read(tablesWanted);
    const written = await workbook.write(plans);
    if (!read.ok || !written.ok) throw new Error('The workbook was not written');
  });

interface ImportRun {
  readonly parts: Readonly<Partial<Record<Part, number>>>;
  readonly againSyncs: number;
  readonly plans: readonly SheetPlan[];
}

type Part = 'whole' | 'verify' | 'read' | 'plan' | 'write' | 'again';

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
    read: planMs - readMs,
    plan: writeMs - planMs,
    write: writtenMs - writeMs,
    ...(again !== undefined && { again }),
  };
  await host.close();
  return { parts, againSyncs: host.syncs - syncs, plans: firstPlans };
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

/** As the add-in cuts its writes: Excel on the web refuses more than 5 MB in one request. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * The same cells with the same formats on as many new sheets, and nothing else: no tables, widths or validations.
 * Columns of texts alone are '@', without which Excel would make "007" a number and "=x" a formula: other data than ours.
 */
const writeBare = (plans: readonly SheetPlan[]): Promise<OfficeRun> =>
  inNewWorkbook((excel) =>
    excel.run(async (context) => {
      for (const plan of plans) {
        const grid = gridOf(plan);
        const sheet = context.workbook.worksheets.add();
        formatBare(sheet, plan, grid);
        for (const { row, rows } of piecesOf(grid)) {
          sheet.getRangeByIndexes(row, 0, rows.length, rows[0]?.length ?? 0).values = rows;
          await context.sync();
        }
      }
    }),
  );

function formatBare(sheet: Excel.Worksheet, { table: { columns } }: SheetPlan, grid: Grid): void {
  const bodies = (isWanted: (column: number) => boolean): readonly Excel.Range[] =>
    runsOf([...columns.keys()].filter(isWanted)).map(({ from, to }) =>
      sheet.getRangeByIndexes(1, from, Math.max(1, grid.length - 1), to - from).untrack(),
    );
  const isText = textColumns(grid);
  for (const body of bodies((column) => isText.has(column))) body.numberFormat = '@' as unknown as string[][];
  for (const body of bodies(() => true)) body.format.verticalAlignment = sheetLook.bodyVerticalAlignment;
  for (const body of bodies((column) => columns[column]?.isWrapped === true)) body.format.wrapText = true;
  for (const body of bodies((column) => columns[column]?.isInput === true))
    body.format.fill.color = `#${sheetLook.input.fill}`;
}

function textColumns([header = [], ...rows]: Grid): ReadonlySet<number> {
  const isText = (cell: Grid[number][number] | undefined) =>
    typeof cell === 'string' && !cell.startsWith('=');
  return new Set(
    [...header.keys()].filter((column) => rows.length > 0 && rows.every((cells) => isText(cells[column]))),
  );
}

/** Side by side; one format for a whole range is one action. */
function runsOf(columns: readonly number[]) {
  const runs: { readonly from: number; to: number }[] = [];
  for (const column of columns) {
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

const partNames: Readonly<Record<Part, string>> = {
  whole: '  all of it, with verifying and planning, once',
  verify: '  of it: unzip, verify and fold the evidence file',
  read: '  of it: read the workbook',
  plan: '  of it: plan the sheets',
  write: '  of it: write them',
  again: '  the same file again, nothing new',
};

function toFigures(
  { parts, againSyncs }: ImportRun,
  { ours, bare }: { readonly ours: readonly OfficeRun[]; readonly bare: readonly OfficeRun[] },
  itemCount: number,
): readonly Figure[] {
  const against = {
    unit: 'ms',
    against: toSample(bare.map(({ ms }) => ms)),
    againstWhat: 'the same cells and formats by bare range.values = and range.format, in the same pieces',
  } as const;
  const [our, other] = [ours[0], bare[0]];
  return [
    {
      ...against,
      what: `import of ${itemCount.toLocaleString('en-GB')} evidence rows: workbook read and written`,
      ours: toSample(ours.map(({ ms }) => ms)),
      note: `${our?.syncs} round trips, ${our?.sentMB.toFixed(1)} MB; the bare write ${other?.syncs}, ${other?.sentMB.toFixed(1)} MB`,
    },
    ...(Object.keys(partNames) as Part[]).flatMap((part) => {
      const ms = parts[part];
      const note = part === 'again' ? { note: `${againSyncs} round trips` } : {};
      return ms === undefined ? [] : [{ ...against, ...note, what: partNames[part], ours: exactly(ms) }];
    }),
  ];
}
