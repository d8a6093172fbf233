import type { TableGrid } from '../../shared/evidence/structure.ts';
import { visibleText } from '../../shared/measures/read-figure.ts';
import type { CellPlan } from '../workbook/sheet-plan.ts';
import { numberCell, textCell } from './cell-plan.ts';
import { readText } from './clip-table.ts';

export interface ClipColumn {
  readonly header: string;
  readonly cells: readonly CellPlan[];
  /** What a cell showed that its number does not: '12*'. '' mostly. */
  readonly asShown: readonly string[];
}

/** The grid's columns as a sheet holds them: figures as numbers, everything else as the text it was. */
export function clipColumns(grid: TableGrid, taken: readonly string[]): readonly ClipColumn[] {
  const { columnHeaders, rows } = grid;
  const count = Math.max(columnHeaders.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: count }, (_, index) => {
    const texts = rows.map(({ cells }) => cells[index] ?? '');
    const name = visibleText(columnHeaders[index] ?? '') || `Column ${index + 1}`;
    const isKey = rows.every(({ key }, row) => texts[row] === key);
    return isKey ? asText(name, texts) : asFigures(name, texts);
  });
  return withOwnHeaders([...rowKeys(grid), ...columns], taken);
}

/** Where the clip leaves out the column that names its rows, their names still stand before them. */
function rowKeys({ rows }: TableGrid): readonly ClipColumn[] {
  const areTold = rows.every(({ key, cells }) => key === '' || cells.includes(key));
  const keys = rows.map(({ key }) => key);
  return areTold ? [] : [asText('Row', keys)];
}

const asText = (header: string, texts: readonly string[]): ClipColumn => ({
  header,
  cells: texts.map((text) => textCell(text)),
  asShown: texts.map(() => ''),
});

const units = ['%', '£'] as const;
type Unit = (typeof units)[number] | '';
const unitOf = (text: string): Unit => units.find((unit) => text.includes(unit)) ?? '';

/**
 * A unit that all figures of a column have goes into its header, and the numbers stay as they were read: 12.4 under
 * "Rate (%)". Where only some have one, those stay as text: nothing may change its meaning unseen.
 */
function asFigures(name: string, texts: readonly string[]): ClipColumn {
  const figures = texts.filter((text) => readText(text).type === 'number');
  if (figures.every((text) => isYear(text))) return asText(name, texts);
  const found = new Set(figures.map(unitOf));
  const [unit = ''] = found.size === 1 ? found : [];
  const cells = texts.map((text) => figureCell(text, unit));
  return {
    header: unit === '' || name.includes(unit) ? name : `${name} (${unit})`,
    cells: cells.map(({ cell }) => cell),
    asShown: cells.map(({ asShown }) => asShown),
  };
}

function isYear(text: string): boolean {
  const figure = readText(text);
  return figure.type === 'number' && figure.oddities.includes('text-year');
}

function figureCell(text: string, unit: Unit): { readonly cell: CellPlan; readonly asShown: string } {
  const own = unitOf(text);
  // Without its '%' the number is read as it stands: a share of 0.29 times 100 is not 29.
  const figure = readText(own === '%' ? text.replace('%', '') : text);
  if (figure.type !== 'number' || own !== unit) return { cell: textCell(text), asShown: '' };
  const isMarked = figure.oddities.includes('note-mark');
  return { cell: numberCell(figure.number), asShown: isMarked ? visibleText(text) : '' };
}

/** Excel's limit for a header is that of a formula's text; the table's headers differ by more than their case. */
const longestHeader = 200;

function withOwnHeaders(columns: readonly ClipColumn[], taken: readonly string[]): readonly ClipColumn[] {
  const used = new Set(taken.map((header) => header.toLowerCase()));
  return columns.map((column) => {
    const wished = column.header.slice(0, longestHeader);
    let header = wished;
    for (let count = 2; used.has(header.toLowerCase()); count++) header = `${wished} (${count})`;
    used.add(header.toLowerCase());
    return { ...column, header };
  });
}
