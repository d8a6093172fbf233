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
import { openAccess } from './bench-access.ts';
import { benchCommand, type Command, type Run } from './bench-command.ts';
import type { Figure } from './figure.ts';
import { acceptAll, criteria, FORCES, figuresGrid, MONTHS, SHEETS, sheetNameAt } from './force-figures.ts';

/** Of the workbook in which the commands are pressed that do not read every figure, so that they are not lost in it. */
const FEW_SHEETS = 2;

/** The pane's commands through office.js and the simulated Excel, each beside bare Office.js that moves the same data. */
export async function benchCommands(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const command of commandsOn(await prepareWorkbooks())) figures.push(await benchCommand(command));
  return figures;
}

interface Workbooks {
  /** The force's sheets, and ours without a measure. */
  readonly begun: Uint8Array;
  readonly bound: Uint8Array;
  /** Another month stands in each of the force's sheets. */
  readonly newMonth: Uint8Array;
  /** As `begun`, with few sheets. */
  readonly fewBegun: Uint8Array;
  /** With the measures of its first sheet. */
  readonly fewBound: Uint8Array;
}

export async function prepareWorkbooks(): Promise<Workbooks> {
  const begun = await begin(SHEETS);
  const bound = await prepared(begun, (access) => bindSheets(access, sheetNames(SHEETS)));
  const newMonth = await prepared(bound, (_access, excel) => writeFigures(excel, SHEETS, MONTHS + 1));
  const fewBegun = await begin(FEW_SHEETS);
  const fewBound = await prepared(fewBegun, (access) => bindSheets(access, sheetNames(1)));
  return { begun, bound, newMonth, fewBegun, fewBound };
}

export function commandsOn({ begun, bound, newMonth, fewBegun, fewBound }: Workbooks): readonly Command[] {
  const all = `${(SHEETS * FORCES).toLocaleString('en-GB')} measures`;
  const at = (xlsx: Uint8Array, what: string, run: Run): Command => ({
    what,
    xlsx,
    ready: () => Promise.resolve(run),
  });
  return [
    {
      what: `bind a first table of ${FORCES} rows, with the sheet that is made for it`,
      xlsx: fewBegun,
      ready: () => binding(fewBegun, sheetNames(1)),
    },
    {
      what: `bind another table of ${FORCES} rows`,
      xlsx: fewBound,
      ready: () => binding(fewBound, sheetNames(FEW_SHEETS).slice(1)),
    },
    {
      what: `bind ${all} on ${SHEETS} sheets`,
      xlsx: begun,
      ready: () => binding(begun, sheetNames(SHEETS)),
    },
    at(bound, `judge all criteria and grade, beside ${all}`, judgeAll),
    at(bound, `update with nothing new, ${all}`, async (access) => given(await updateSheets(access))),
    at(bound, `chart a measure of ${MONTHS} months, beside ${all}`, chartFirst),
    at(newMonth, `look for ${all} again`, async (access) => given(await lookAgain(access))),
    { what: `take the new month of ${all}`, xlsx: newMonth, ready: () => takingAll(newMonth) },
    at(bound, `check the figures of ${SHEETS} sheets`, async (access) => given(await checkFigures(access))),
    at(fewBound, `remove our sheets, with ${FORCES} measures`, async (access) =>
      given(await access.remove()),
    ),
  ];
}

const sheetNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => sheetNameAt(at));

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The command failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

const begin = (sheets: number): Promise<Uint8Array> =>
  prepared(null, async (access, excel) => {
    await writeFigures(excel, sheets, MONTHS);
    const heading = { framework: 'ncpi-2024', force: 'Bedfordshire', kind: 'inspection' } as const;
    given(await createLiveSheets(access).begin({ ...heading, startDate: '', endDate: '' }));
  });

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

const writeFigures = (excel: typeof Excel, sheets: number, months: number): Promise<void> =>
  excel.run(async (context) => {
    for (const [at, name] of sheetNames(sheets).entries()) {
      const grid = figuresGrid(at, months);
      const known = context.workbook.worksheets.getItemOrNullObject(name).load('name');
      await context.sync();
      const sheet = known.isNullObject ? context.workbook.worksheets.add(name) : known;
      sheet.getRangeByIndexes(0, 0, grid.length, grid[0]?.length ?? 0).values = grid;
      await context.sync();
    }
  });

async function acceptedOf(access: WorkbookAccess, names: readonly string[]) {
  const read = await access.workbook.readSheets(names.map((sheetName) => ({ sheetName })));
  return acceptAll(given(read));
}

const bindSheets = async (access: WorkbookAccess, names: readonly string[]): Promise<unknown> =>
  given(await bindAccepted(access, await acceptedOf(access, names)));

/** What is proposed, shown and confirmed is there before the command begins. */
async function shown<T>(xlsx: Uint8Array, read: (access: WorkbookAccess) => Promise<T>): Promise<T> {
  const host = ExcelHost.open(xlsx, { calculation: 'none' });
  const answer = await read(openAccess(loadOfficeInNode(host).Excel).access);
  await host.close();
  return answer;
}

async function binding(xlsx: Uint8Array, names: readonly string[]): Promise<Run> {
  const accepted = await shown(xlsx, (access) => acceptedOf(access, names));
  return async (access) => given(await bindAccepted(access, accepted));
}

async function takingAll(xlsx: Uint8Array): Promise<Run> {
  const look = await shown(xlsx, async (access) => given(await lookAgain(access)));
  return (access) => takeAll(access, look);
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
