import type { WorkbookAccess } from '../../excel-addin/taskpane/workbook-access.ts';
import { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';
import { type Moved, moveBare } from './bare-office.ts';
import { openAccess, openPane } from './bench-access.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { Figure } from './figure.ts';
import { cpuNowMs, toSample } from './measure.ts';
import { changesBetween, snapshotOf } from './snapshot.ts';

const REPETITIONS = 5;

export type Run = (access: WorkbookAccess) => Promise<unknown>;

/** What the pane does on a press, and the workbook that it is pressed in. */
export interface Command {
  readonly what: string;
  readonly xlsx: Uint8Array;
  readonly ready: () => Promise<Run>;
}

/** By turns, each first every other time, each in a workbook of its own; processor time, since the computer is shared. */
export async function benchCommand(
  { what, xlsx, ready }: Command,
  repetitions = REPETITIONS,
): Promise<Figure> {
  const run = await ready();
  const moved = await movedBy(xlsx, run);
  const ours: OursRun[] = [];
  const bare: BareRun[] = [];
  for (let turn = 0; turn < repetitions; turn++) {
    const isOursFirst = turn % 2 === 0;
    const early = isOursFirst ? await runOurs(xlsx, run) : undefined;
    bare.push(await runBare(xlsx, moved));
    ours.push(early ?? (await runOurs(xlsx, run)));
  }
  const planning = toSample(ours.map(({ wholeMs, officeMs }) => wholeMs - officeMs)).median / 1000;
  const cells = moved.blocks.reduce(
    (sum, { contents }) => sum + contents.length * (contents[0]?.length ?? 0),
    0,
  );
  return {
    what: `${what} (planning ${planning.toFixed(2)} s apart)`,
    unit: 'ms',
    ours: toSample(ours.map(({ officeMs }) => officeMs)),
    against: toSample(bare.map(({ ms }) => ms)),
    againstWhat: 'the same ranges read and cells written, with number formats and tables, by bare Office.js',
    note: `${ours[0]?.syncs} round trips; bare ${bare[0]?.syncs}; ${cells.toLocaleString('en-GB')} cells written in ${moved.blocks.length} ranges, ${moved.formats.length} formats, ${moved.tableChanges.length} tables made or grown`,
  };
}

interface OursRun {
  readonly wholeMs: number;
  /** Within the workbook's own calls. */
  readonly officeMs: number;
  readonly syncs: number;
}

interface BareRun {
  readonly ms: number;
  readonly syncs: number;
}

/**
 * Excel holds an open workbook in memory, where the simulated one reads a sheet's part when it is first asked for it;
 * what that leaves behind is cleared away before either side is timed.
 */
function openHost(xlsx: Uint8Array): ExcelHost {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  for (const { root } of host.model.sheets) root.getAttribute('r');
  return host;
}

async function runOurs(xlsx: Uint8Array, run: Run): Promise<OursRun> {
  const host = openHost(xlsx);
  const { access, asked } = openAccess(loadOfficeInNode(host).Excel);
  await openPane(access);
  const { officeMs, syncs } = { ...asked, syncs: host.syncs };
  collectGarbage();
  const startedMs = cpuNowMs();
  await run(access);
  const wholeMs = cpuNowMs() - startedMs;
  const taken = { wholeMs, officeMs: asked.officeMs - officeMs, syncs: host.syncs - syncs };
  await host.close();
  return taken;
}

async function runBare(xlsx: Uint8Array, moved: Moved): Promise<BareRun> {
  const host = openHost(xlsx);
  const { Excel: excel } = loadOfficeInNode(host);
  collectGarbage();
  const startedMs = cpuNowMs();
  await moveBare(excel, moved);
  const ms = cpuNowMs() - startedMs;
  const { syncs } = host;
  await host.close();
  return { ms, syncs };
}

/** Runs the command once, to warm up, and to see what it reads and what it leaves changed. */
async function movedBy(xlsx: Uint8Array, run: Run): Promise<Moved> {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  const before = await snapshotOf(host);
  const { access, asked } = openAccess(loadOfficeInNode(host).Excel);
  await run(access);
  const after = await snapshotOf(host);
  await host.close();
  const tables = [...asked.tables].map(([name, columns]) => ({ name, columns }));
  return { tables, sheets: [...asked.sheets], ...changesBetween(before, after) };
}
