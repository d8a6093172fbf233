import { countsWanted, gradesWanted } from '../../excel-addin/taskpane/read-pane.ts';
import type { WorkbookAccess } from '../../excel-addin/taskpane/workbook-access.ts';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { removeOurSheets } from '../../excel-addin/workbook/excel/remove-our-sheets.ts';
import { createExcelWorkbookMemory } from '../../excel-addin/workbook/excel/workbook-memory.ts';
import type { TableName } from '../../excel-addin/workbook/sheet-plan.ts';
import type { TableWanted } from '../../excel-addin/workbook/workbook.ts';
import { ok } from '../../shared/result.ts';
import { createChance } from '../../tests/unit/shared/sample-inspection.ts';
import { cpuNowMs } from './measure.ts';

/** A pane is open, and has read what it shows, before anybody presses anything in it. */
export const openPane = async ({ workbook }: WorkbookAccess): Promise<void> => {
  const read = await workbook.read([...gradesWanted, ...countsWanted]);
  if (!read.ok) throw new Error(`The pane does not open: ${JSON.stringify(read.error)}`);
};

/** What a command asked of the workbook, and how much processor time the workbook took to do it. */
export interface Asked {
  officeMs: number;
  readonly tables: Map<TableName, TableWanted['columns']>;
  readonly sheets: Set<string>;
}

/** The pane's own commands work on this as they do in Excel. */
export function openAccess(excel: typeof Excel): { readonly access: WorkbookAccess; readonly asked: Asked } {
  const workbook = createExcelWorkbook(excel);
  const memory = createExcelWorkbookMemory(excel);
  const asked: Asked = { officeMs: 0, tables: new Map(), sheets: new Set() };
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const startedMs = cpuNowMs();
    const answer = await work();
    asked.officeMs += cpuNowMs() - startedMs;
    return answer;
  };
  const none = () => Promise.reject(new Error('The benchmark does not ask for this'));
  const access: WorkbookAccess = {
    workbook: {
      read: (wanted) => {
        for (const { name, columns } of wanted) addColumns(asked, name, columns);
        return timed(() => workbook.read(wanted));
      },
      readSheets: (wanted) => {
        for (const { sheetName } of wanted) asked.sheets.add(sheetName);
        return timed(() => workbook.readSheets(wanted));
      },
      write: (plans) => timed(() => workbook.write(plans)),
      outline: () => timed(() => workbook.outline()),
    },
    memory: {
      read: () => timed(() => memory.read()),
      write: (text) => timed(() => memory.write(text)),
    },
    version: '0',
    now: () => new Date(0),
    randomBytes: createChance('bench').randomBytes,
    remove: () => timed(() => removeOurSheets(excel)),
    removeRow: async () => ok(false),
    watchAll: async () => ok(undefined),
    watch: () => Promise.resolve(ok(undefined)),
    show: none,
    readSelection: none,
    showCells: none,
  };
  return { access, asked };
}

function addColumns({ tables }: Asked, name: TableName, columns: TableWanted['columns']): void {
  const known = tables.get(name) ?? [];
  const all = columns === 'all' || known === 'all' ? 'all' : [...new Set([...known, ...columns])];
  tables.set(name, all);
}
