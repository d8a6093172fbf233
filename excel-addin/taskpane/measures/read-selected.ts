import { ok, type Result } from '../../../shared/result.ts';
import { headingsOf } from '../../proposals/column-headings.ts';
import { findTables, type SheetTable } from '../../proposals/find-tables.ts';
import type { MeasureProposal } from '../../proposals/measure-proposal.ts';
import { type ProposalRefusal, refusalSentence } from '../../proposals/proposal-refusal.ts';
import { proposeMeasures } from '../../proposals/propose-measure.ts';
import { proposeTable, type TableProposal } from '../../proposals/propose-table.ts';
import { lastColumnOf, lastRowOf, overlaps } from '../../proposals/sheet-grid.ts';
import { columnLetters } from '../../workbook/file/cell-place.ts';
import type { CellArea, ForceSheetReading } from '../../workbook/force-sheet.ts';
import type { WorkbookReading } from '../../workbook/workbook.ts';
import type { WorkbookAccess } from '../workbook-access.ts';
import { type MeasureFault, notPossible, workbookFault } from './measure-fault.ts';

/** What was selected in a sheet of theirs, and what it would be as measures. */
export interface Selected {
  readonly sheet: ForceSheetReading;
  readonly table: SheetTable;
  readonly proposals: readonly MeasureProposal[];
  /** Tables that were selected from top to bottom, or together: each is proposed by itself. Then `proposals` is empty. */
  readonly whole: readonly SheetTable[];
  readonly area: CellArea;
}

/** Three round trips: what is selected, which sheets are ours, the sheet itself. */
export async function readSelected(access: WorkbookAccess): Promise<Result<Selected, MeasureFault>> {
  const selection = await access.readSelection();
  if (!selection.ok) return workbookFault(selection.error);
  if (selection.value.type === 'several-areas')
    return notPossible('More than one part of the sheet is selected. Select figures that stand together.');
  if (selection.value.type === 'no-cells')
    return notPossible('No figure is selected. Select one in your own sheet, then press Use as a measure.');
  const { sheetName, area } = selection.value;
  const ours = await access.workbook.read([]);
  if (!ours.ok) return workbookFault(ours.error);
  if (isOwnSheet(ours.value, sheetName))
    return notPossible(
      `“${sheetName}” is one of Plumbline’s sheets. Select a figure in a sheet of the force’s.`,
    );
  const sheets = await access.workbook.readSheets([{ sheetName }]);
  if (!sheets.ok) return workbookFault(sheets.error);
  const [sheet] = sheets.value;
  return sheet === undefined
    ? notPossible(`“${sheetName}” has nothing on it. Select a figure in a sheet of the force’s.`)
    : proposeIn(sheet, area);
}

/** A table that was clipped from a page stands on a sheet of ours, and is the force's all the same. */
const isOwnSheet = ({ ourTables }: WorkbookReading, sheetName: string): boolean =>
  ourTables.some((table) => table.sheetName === sheetName && !table.name.startsWith('PlClip'));

export function proposeIn(sheet: ForceSheetReading, area: CellArea): Result<Selected, MeasureFault> {
  const tables = findTables(sheet);
  const touched = tables.filter((table) => overlaps(table.area, area) && figuresIn(table, area).length > 0);
  const [only, another] = touched;
  if (only !== undefined && (another !== undefined || isWhole(only, area)))
    return ok({ sheet, table: only, proposals: [], whole: touched, area });
  const proposed = proposeMeasures({ sheet, area, tables });
  if (!proposed.ok) return refused(proposed.error);
  const at = proposed.value[0]?.value;
  const table = tables.find((one) => at !== undefined && holds(one.area, at));
  return table === undefined
    ? refused({ type: 'no-table', area })
    : ok({ sheet, table, proposals: proposed.value, whole: [], area });
}

/** A whole column, a whole sheet or the table itself: every row of figures, of which there is more than one. */
function isWhole({ rows }: SheetTable, area: CellArea): boolean {
  const body = rows.filter(({ kind }) => kind !== 'note');
  const [first, last] = [body[0], body.at(-1)];
  if (first === undefined || last === undefined || body.length < 2) return false;
  return area.row <= first.row && lastRowOf(area) >= last.row;
}

const figuresIn = ({ columns }: SheetTable, area: CellArea): readonly number[] =>
  columns.figures.filter((column) => column >= area.column && column <= lastColumnOf(area));

const refused = (refusal: ProposalRefusal): Result<never, MeasureFault> =>
  notPossible(refusalSentence(refusal));

export const holds = (
  area: CellArea,
  { row, column }: { readonly row: number; readonly column: number },
): boolean =>
  row >= area.row &&
  column >= area.column &&
  row < area.row + area.rowCount &&
  column < area.column + area.columnCount;

/** Every row of the table, with the column that was selected, where it was one. */
export function wholeTable(
  { table, proposals, area }: Selected,
  column?: number,
): Result<TableProposal, MeasureFault> {
  const usual = proposeTable(table);
  if (!usual.ok) return refused(usual.error);
  const at = proposals.length === 0 ? figuresIn(table, area) : proposals.map(({ value }) => value.column);
  const selected = new Set(at);
  const [first] = selected;
  const chosen = column ?? (selected.size === 1 && usual.value.column !== null ? first : undefined);
  if (chosen === undefined || chosen === usual.value.column) return ok(usual.value);
  const proposed = proposeTable(table, chosen);
  return proposed.ok ? ok(proposed.value) : refused(proposed.error);
}

export interface ColumnChoice {
  readonly column: number;
  /** 'D: 30 September 2019'. */
  readonly words: string;
}

export function columnChoices(table: SheetTable): readonly ColumnChoice[] {
  const row = table.rows.find(({ kind }) => kind !== 'note')?.row ?? table.area.row;
  return table.columns.figures.map((column) => {
    const headings = headingsOf(table, row, column).map(({ text }) => text.trim());
    const words = headings
      .filter((text) => text !== '')
      .join(', ')
      .replaceAll(':, ', ': ');
    return { column, words: words === '' ? columnLetters(column) : `${columnLetters(column)}: ${words}` };
  });
}
