import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';
import type { Figure } from './figure.ts';
import { timeMs, toSample } from './measure.ts';
import { ITEM_COUNT, samplePack } from './sample-pack.ts';

const REPETITIONS = 3;

/** Evidence into a new workbook of the simulated Excel through office.js, beside one assignment of the same cells. */
export async function benchImport(): Promise<readonly Figure[]> {
  const packBytes = await writePack(await samplePack());
  const runs: ImportRun[] = [];
  const bare: BareRun[] = [];
  for (let turn = -1; turn < REPETITIONS; turn++) {
    const run = await importOnce(packBytes);
    const grid = evidenceGrid(run.plans);
    const bareRun = await writeBare(grid);
    if (turn < 0) continue;
    runs.push(run);
    bare.push(bareRun);
  }
  return toFigures(runs, bare);
}

interface ImportRun {
  readonly parts: Readonly<Record<Part, number>>;
  readonly syncs: number;
  readonly againSyncs: number;
  readonly plans: readonly SheetPlan[];
}

type Part = 'whole' | 'verify' | 'read' | 'plan' | 'write' | 'again';

async function importOnce(packBytes: Uint8Array): Promise<ImportRun> {
  const host = ExcelHost.open(null, { calculation: 'none' });
  const { workbook, marks, plans } = watched(createExcelWorkbook(loadOfficeInNode(host).Excel));
  const take = () =>
    importEvidence(workbook, packBytes, { nowMs: 0, fileName: 'bench.plumb', programVersion: '0' });
  const startedMs = performance.now();
  const taken = await take();
  const endedMs = performance.now();
  if (!taken.ok || taken.value.evidence.added !== ITEM_COUNT)
    throw new Error('The evidence was not imported');
  const { syncs } = host;
  const [readMs = 0, planMs = 0, writeMs = 0, writtenMs = 0] = marks;
  const firstPlans = plans[0] ?? [];
  const again = await timeMs(take);
  const parts = {
    whole: endedMs - startedMs,
    verify: readMs - startedMs,
    read: planMs - readMs,
    plan: writeMs - planMs,
    write: writtenMs - writeMs,
    again,
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
    read: (wanted) => marked(() => workbook.read(wanted)),
    write: (sheets) => {
      plans.push(sheets);
      return marked(() => workbook.write(sheets));
    },
  };
  return { workbook: watching, marks, plans };
}

function evidenceGrid(plans: readonly SheetPlan[]): (string | number)[][] {
  const table = plans.find((plan) => plan.table.name === 'PlEvidence')?.table;
  if (table?.rows.length !== ITEM_COUNT) throw new Error('The plan has not the rows that were asked for');
  return table.rows.map(({ cells }) =>
    table.columns.map(({ header }) => {
      const cell = cells[header];
      if (cell?.type === 'text') return cell.text;
      return cell?.type === 'number' ? cell.number : '';
    }),
  );
}

interface BareRun {
  readonly ms: number;
  readonly syncs: number;
  readonly sentMB: number;
}

/** One request whatever its size: Excel on the web would refuse more than 5 MB, so the host's limit is lifted. */
async function writeBare(grid: (string | number)[][]): Promise<BareRun> {
  const host = ExcelHost.open(null, { calculation: 'none' });
  host.limits = { ...host.limits, requestBytes: Number.POSITIVE_INFINITY };
  const { Excel: excel } = loadOfficeInNode(host);
  const ms = await timeMs(() =>
    excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRangeByIndexes(0, 0, grid.length, grid[0]?.length ?? 0).values = grid;
      await context.sync();
    }),
  );
  await host.close();
  return { ms, syncs: host.syncs, sentMB: host.bytes / 1e6 };
}

const partNames: Readonly<Record<Part, string>> = {
  whole: `import of ${ITEM_COUNT.toLocaleString('en-GB')} evidence rows`,
  verify: '  of it: unzip, verify and fold the evidence file',
  read: '  of it: read the workbook',
  plan: '  of it: plan the sheets',
  write: '  of it: write them',
  again: 'the same file again, nothing new',
};

function toFigures(runs: readonly ImportRun[], bare: readonly BareRun[]): readonly Figure[] {
  const [run] = runs;
  const [bareRun] = bare;
  if (run === undefined || bareRun === undefined) throw new Error('There was no run');
  const notes: Partial<Record<Part, string>> = {
    whole: `${run.syncs} round trips; the bare write ${bareRun.syncs}, of ${bareRun.sentMB.toFixed(1)} MB (Excel on the web takes 5 MB at once)`,
    again: `${run.againSyncs} round trips`,
  };
  const against = toSample(bare.map(({ ms }) => ms));
  return (Object.keys(partNames) as Part[]).map((part) => ({
    what: partNames[part],
    unit: 'ms',
    ours: toSample(runs.map(({ parts }) => parts[part])),
    against,
    againstWhat: 'one bare range.values =',
    ...(notes[part] !== undefined && { note: notes[part] }),
  }));
}
