import { type BuiltCases, buildCases, type CasesInput } from '../../../../excel-addin/sheets/build-cases.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../../../excel-addin/workbook/sheet-plan.ts';
import type { WorkbookReading } from '../../../../excel-addin/workbook/workbook.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { InspectionState, Subject } from '../../../../shared/ledger/inspection-state.ts';

const found = [findFramework('ncpi-2024'), findFramework('ncpi-2020')];
const [framework, areas] = found;
if (framework === undefined || areas === undefined) throw new Error('both editions ship');
export const editions = { framework, areas };

export const emptyState: InspectionState = {
  ...{ inspection: null, actors: new Map(), items: [], sessions: [], cases: [], measures: [], findings: [] },
  ...{
    judgments: [],
    awards: [],
    moderations: [],
    signOffs: [],
    disclosures: [],
    combinations: [],
    disposals: [],
    looseLinks: [],
  },
  conflicts: [],
  sizes: new Map(),
};

const log = 'b'.repeat(32);

/** What a file of one person's record says of its cases, after so many entries. */
export const fileOf = (size: number, ...cases: readonly Partial<Subject<'case'>>[]): InspectionState => ({
  ...emptyState,
  cases: cases.map((fields, index) => ({
    ...{ id: `file-${index}`, refs: [`${log}:${size - 1}`], madeBy: 'p', madeAtMs: 0, version: `${size}` },
    ...{
      reference: `REF-${index}`,
      area: 'ncpi-2020/domestic-abuse',
      forceGrade: null,
      inspectorGrade: null,
    },
    ...{ reasons: '', status: 'open', criteria: [], otherGrades: [] },
    ...{ referredAt: '', question: '', reply: '', replyDate: '' },
    ...fields,
  })),
  sizes: new Map([[log, size]]),
});

export const knownAt = (size: number): ReadonlyMap<string, number> => new Map([[log.slice(0, 10), size]]);

export function countingIds(): () => string {
  let next = 0;
  return () => `new-${next++}`;
}

export async function readCases(workbook: FileWorkbook): Promise<WorkbookReading> {
  const reading = await workbook.read([{ name: 'PlCases', columns: 'all' }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.value;
}

/** Reads, builds and writes PL Cases once. */
export async function bringUp(
  workbook: FileWorkbook,
  input: Partial<CasesInput> = {},
): Promise<BuiltCases & { readonly changed: number }> {
  const reading = await readCases(workbook);
  const built = buildCases({
    ...{ ...editions, state: null, reading, workbookKnown: new Map(), newId: countingIds() },
    ...input,
  });
  const written = await workbook.write([built.plan]);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  const { rowsAdded, rowsChanged } = written.value;
  return { ...built, changed: rowsAdded + rowsChanged };
}

/** A person types a row below the last, with no id. */
export async function typeRow(
  workbook: FileWorkbook,
  cells: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = ['Reference', 'Id', ...Object.keys(cells).filter((header) => header !== 'Reference')];
  const plan: SheetPlan = {
    ...{ sheetName: 'unused', title: '', note: '' },
    table: {
      ...{ name: 'PlCases', keyColumn: 'Reference' },
      columns: columns.map((header) => ({ header, widthChars: 10 })),
      rows: [
        {
          key: cells.Reference ?? '',
          cells: Object.fromEntries(
            Object.entries(cells).map(([header, text]) => [header, { type: 'text', text }] as const),
          ),
        },
      ],
    },
  };
  const written = await workbook.write([plan]);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
