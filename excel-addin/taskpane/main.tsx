import { render } from 'preact';
import { ok, type Result } from '../../shared/result.ts';
import { registerFunctions } from '../functions/register-functions.ts';
import { createExcelWorkbook } from '../workbook/excel/excel-workbook.ts';
import { readSelection } from '../workbook/excel/read-selection.ts';
import { removeOurSheets } from '../workbook/excel/remove-our-sheets.ts';
import { removeTableRow } from '../workbook/excel/remove-table-row.ts';
import { showCells } from '../workbook/excel/show-cells.ts';
import { showTableRow } from '../workbook/excel/show-table-row.ts';
import { onTableEdited } from '../workbook/excel/watch-table.ts';
import { onWorkbookEdited } from '../workbook/excel/watch-workbook.ts';
import { createExcelWorkbookMemory } from '../workbook/excel/workbook-memory.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import { App } from './app.tsx';
import { bringInFile } from './bring-in-file.ts';
import { createDraftStore } from './drafts.ts';
import { errorName } from './error-name.ts';
import { createLiveSheets } from './live-sheets.ts';
import { createPane, problem } from './pane.ts';
import { createPersonStore } from './person.ts';
import { listenToBrowser } from './receive/listen-to-browser.ts';
import { listenToPaste } from './receive/listen-to-paste.ts';
import type { WorkbookAccess } from './workbook-access.ts';
import './taskpane.css';

const root = document.getElementById('pane');
if (root === null) throw new Error('index.html has no place for the pane');
const place = root;

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** The sheets may have been removed and added again since: an old registration is gone with its sheet. */
async function watchTables(
  tables: readonly TableName[],
  handler: () => void,
): Promise<Result<void, WorkbookError>> {
  for (const table of tables) {
    const watching = await onTableEdited(Excel, table, handler);
    if (!watching.ok) return watching;
  }
  return ok(undefined);
}

async function start(): Promise<void> {
  if (typeof CustomFunctions !== 'undefined')
    registerFunctions(
      CustomFunctions,
      async () => (await import('../functions/call-function.ts')).callFunction,
    );
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    place.textContent = 'This page is Plumbline’s pane. Open it in Excel: Home, Plumbline.';
    return;
  }
  const access: WorkbookAccess = {
    workbook: createExcelWorkbook(Excel),
    memory: createExcelWorkbookMemory(Excel),
    version: __PLUMBLINE_VERSION__,
    now: () => new Date(),
    randomBytes,
    show: (table, { key, column }) =>
      showTableRow(Excel, { table, keyColumn: table === 'PlRule' ? 'Part' : 'Id', key, column }),
    remove: () => removeOurSheets(Excel),
    removeRow: (table, key) => removeTableRow(Excel, { table, keyColumn: 'Id', key }),
    watch: watchTables,
    watchAll: (handler) => onWorkbookEdited(Excel, handler),
    readSelection: () => readSelection(Excel),
    showCells: (sheetName, area) => showCells(Excel, sheetName, area),
  };
  const pane = createPane({
    access,
    sheets: createLiveSheets(access),
    people: createPersonStore(() => localStorage),
    drafts: createDraftStore(() => sessionStorage),
    now: () => new Date(),
    randomBytes,
    timers: { set: (run, ms) => window.setTimeout(run, ms), clear: (timer) => window.clearTimeout(timer) },
  });
  render(<App pane={pane} />, place);
  listenToPaste(pane);
  listenToBrowser({
    isFree: () => pane.busy.value === null,
    bringIn: async (file) => {
      await bringInFile(pane, file);
      return pane.notice.value;
    },
  });
  await pane.refresh().catch((thrown: unknown) => {
    pane.notice.value = problem(`The workbook could not be read (${errorName(thrown)}). Press “Read again”.`);
  });
}

start().catch((thrown: unknown) => {
  place.textContent = `Plumbline could not start (${errorName(thrown)}). Close this pane and open it again.`;
});
