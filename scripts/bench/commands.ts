import { tablesWanted } from '../../excel-addin/sheets/build-sheets.ts';
import { createLiveSheets } from '../../excel-addin/taskpane/live-sheets.ts';
import { chartOverTime } from '../../excel-addin/taskpane/measures/chart-measures.ts';
import { checkFigures } from '../../excel-addin/taskpane/measures/check-figures.ts';
import {
  type Look,
  lookAgain,
  offered,
  takeFound,
} from '../../excel-addin/taskpane/measures/find-measures.ts';
import { bindAccepted } from '../../excel-addin/taskpane/measures/write-measures.ts';
import { updateSheets } from '../../excel-addin/taskpane/update-sheets.ts';
import type { WorkbookAccess } from '../../excel-addin/taskpane/workbook-access.ts';
import type { Result } from '../../shared/result.ts';
import { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';
import { changesBetween, type Moved, moveBare, snapshotOf } from './bare-office.ts';
import { openAccess } from './bench-access.ts';
import type { Figure } from './figure.ts';
import { acceptAll, criteria, FORCES, figuresGrid, MONTHS, SHEETS, sheetNameAt } from './force-figures.ts';
import { timeMs, toSample } from './measure.ts';

const REPETITIONS = 3;

/** What the pane does on a press, and the workbook that it is pressed in. */
interface Command {
  readonly what: string;
  readonly xlsx: Uint8Array;
  readonly run: (access: WorkbookAccess) => Promise<unknown>;
}

/** The pane's commands through office.js and the simulated Excel, each beside bare Office.js that moves the same data. */
export async function benchCommands(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const command of await commandsOn(await prepareWorkbooks()))
    figures.push(...(await benchCommand(command)));
  return figures;
}

export async function benchCommand(command: Command, repetitions = REPETITIONS): Promise<readonly Figure[]> {
  const moved = await movedBy(command);
  const ours: OursRun[] = [];
  const bare: BareRun[] = [];
  for (let turn = 0; turn < repetitions; turn++) {
    const isOursFirst = turn % 2 === 0;
    const early = isOursFirst ? await runOurs(command) : undefined;
    const bareRun = await runBare(command, moved);
    const ourRun = early ?? (await runOurs(command));
    ours.push(ourRun);
    bare.push(bareRun);
  }
  const planning = toSample(ours.map(({ wholeMs, officeMs }) => wholeMs - officeMs)).median / 1000;
  const against = {
    against: toSample(bare.map(({ ms }) => ms)),
    againstWhat: 'the same ranges and cells by bare Office.js',
    unit: 'ms',
  } as const;
  const cells = moved.blocks.reduce(
    (sum, { contents }) => sum + contents.length * (contents[0]?.length ?? 0),
    0,
  );
  return [
    {
      ...against,
      what: `${command.what} (planning ${planning.toFixed(2)} s apart)`,
      ours: toSample(ours.map(({ officeMs }) => officeMs)),
      note: `${ours[0]?.syncs} round trips; bare ${bare[0]?.syncs}; ${cells.toLocaleString('en-GB')} cells written in ${moved.blocks.length} ranges`,
    },
  ];
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

/** Excel holds an open workbook in memory; the simulated one reads a sheet's part when it is first asked for it. */
function openHost(xlsx: Uint8Array): ExcelHost {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  for (const { root } of host.model.sheets) if (root === null) throw new Error('A sheet has no XML');
  return host;
}

async function runOurs({ xlsx, run }: Command): Promise<OursRun> {
  const host = openHost(xlsx);
  const { access, asked } = openAccess(loadOfficeInNode(host).Excel);
  const wholeMs = await timeMs(() => run(access));
  const { syncs } = host;
  await host.close();
  return { wholeMs, officeMs: asked.officeMs, syncs };
}

async function runBare({ xlsx }: Command, moved: Moved): Promise<BareRun> {
  const host = openHost(xlsx);
  const { Excel: excel } = loadOfficeInNode(host);
  const ms = await timeMs(() => moveBare(excel, moved));
  const { syncs } = host;
  await host.close();
  return { ms, syncs };
}

/** Runs the command once, to warm up, and to see what it reads and what it leaves changed. */
async function movedBy({ xlsx, run }: Command): Promise<Moved> {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  const before = await snapshotOf(host);
  const { access, asked } = openAccess(loadOfficeInNode(host).Excel);
  await run(access);
  const after = await snapshotOf(host);
  await host.close();
  const tables = [...asked.tables].map(([name, columns]) => ({ name, columns }));
  return { tables, sheets: [...asked.sheets], ...changesBetween(before, after) };
}

interface Workbooks {
  /** The force's sheets, and ours without a measure. */
  readonly begun: Uint8Array;
  readonly bound: Uint8Array;
  /** Another month stands in each of the force's sheets. */
  readonly newMonth: Uint8Array;
}

export async function prepareWorkbooks(): Promise<Workbooks> {
  const begun = await prepared(null, async (access, excel) => {
    await writeFigures(excel);
    const heading = { framework: 'ncpi-2024', force: 'Bedfordshire', kind: 'inspection' } as const;
    given(await createLiveSheets(access).begin({ ...heading, startDate: '', endDate: '' }));
  });
  const bound = await prepared(begun, (access) => bindSheets(access, sheetNames(SHEETS)));
  const newMonth = await prepared(bound, (_access, excel) => writeFigures(excel, MONTHS + 1));
  return { begun, bound, newMonth };
}

export async function commandsOn({ begun, bound, newMonth }: Workbooks): Promise<readonly Command[]> {
  const count = `${(SHEETS * FORCES).toLocaleString('en-GB')} measures`;
  const look = await lookIn(newMonth);
  const on =
    (xlsx: Uint8Array) =>
    (what: string, run: Command['run']): Command => ({ what, xlsx, run });
  const [first, later, last] = [on(begun), on(bound), on(newMonth)];
  return [
    first(`bind a table of ${FORCES} rows`, await binding(begun, sheetNames(1))),
    first(`bind ${count} on ${SHEETS} sheets`, await binding(begun, sheetNames(SHEETS))),
    later(`judge all criteria and grade, beside ${count}`, judgeAll),
    later(`update with nothing new, ${count}`, async (access) => given(await updateSheets(access))),
    later(`chart a measure of ${MONTHS} months`, chartFirst),
    last(`look for ${count} again`, async (access) => given(await lookAgain(access))),
    last(`take the new month of ${count}`, (access) => takeAll(access, look)),
    later(`check the figures of ${SHEETS} sheets`, async (access) => given(await checkFigures(access))),
    later('remove our sheets', async (access) => given(await access.remove())),
  ];
}

const sheetNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => sheetNameAt(at));

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The command failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The workbook after some work, calculated as Excel would have. */
async function prepared(
  xlsx: Uint8Array | null,
  work: (access: WorkbookAccess, excel: typeof Excel) => Promise<unknown>,
): Promise<Uint8Array> {
  const host = ExcelHost.open(xlsx, { calculation: 'built-in' });
  const { Excel: excel } = loadOfficeInNode(host);
  await work(openAccess(excel).access, excel);
  const saved = await host.save();
  await host.close();
  return saved;
}

const writeFigures = (excel: typeof Excel, months = MONTHS): Promise<void> =>
  excel.run(async (context) => {
    for (const [at, name] of sheetNames(SHEETS).entries()) {
      const grid = figuresGrid(at, months);
      const known = context.workbook.worksheets.getItemOrNullObject(name).load('name');
      await context.sync();
      const sheet = known.isNullObject ? context.workbook.worksheets.add(name) : known;
      sheet.getRangeByIndexes(0, 0, grid.length, grid[0]?.length ?? 0).values = grid;
      await context.sync();
    }
  });

async function acceptedOf(access: WorkbookAccess, names: readonly string[]) {
  const sheets = await access.workbook.readSheets(names.map((sheetName) => ({ sheetName })));
  return acceptAll(given(sheets));
}

const bindSheets = async (access: WorkbookAccess, names: readonly string[]): Promise<unknown> =>
  given(await bindAccepted(access, await acceptedOf(access, names)));

/** What was proposed and confirmed is there before the command begins. */
async function binding(xlsx: Uint8Array, names: readonly string[]): Promise<Command['run']> {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  const accepted = await acceptedOf(openAccess(loadOfficeInNode(host).Excel).access, names);
  await host.close();
  return async (access) => given(await bindAccepted(access, accepted));
}

async function lookIn(xlsx: Uint8Array): Promise<Look> {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  const look = given(await lookAgain(openAccess(loadOfficeInNode(host).Excel).access));
  await host.close();
  return look;
}

const judgeAll = async (access: WorkbookAccess): Promise<unknown> => {
  const fills = criteria.flatMap((criterion) =>
    (['force', 'inspector'] as const).map((layer) => ({
      criterion,
      layer,
      judgment: 'Good',
      reasons: 'As seen',
    })),
  );
  return given(await updateSheets(access, { fills }));
};

const chartFirst = async (access: WorkbookAccess): Promise<unknown> => {
  const look = await access.workbook.read(tablesWanted.filter(({ name }) => name === 'PlMeasures'));
  const [first] = given(look).tables;
  return given(await chartOverTime(access, String(first?.rows[0]?.Id?.value)));
};

const takeAll = async (access: WorkbookAccess, look: Look): Promise<unknown> => {
  const places = look.lines.flatMap((line) => {
    const cell = offered(line);
    return cell === null ? [] : [[line.id, cell.place] as const];
  });
  if (places.length === 0) throw new Error('No measure was found anew');
  return given(await takeFound(access, look, new Map(places)));
};
