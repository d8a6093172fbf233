import type { CellView } from '../grid-view/view-messages.ts';
import { columnName, element } from './ask.ts';
import { type GridGeometry, HEADING_WIDTH } from './grid-geometry.ts';

type Place = Partial<{ left: number; top: number; width: number; height: number }>;

export function place(target: HTMLElement, { left, top, width, height }: Place): void {
  if (left !== undefined) target.style.left = `${left}px`;
  if (top !== undefined) target.style.top = `${top}px`;
  if (width !== undefined) target.style.width = `${width}px`;
  if (height !== undefined) target.style.height = `${height}px`;
}

export function columnHeadings(geometry: GridGeometry, current: number): HTMLElement[] {
  return geometry.sheet.columnWidthsPx.map((width, column) => {
    const heading = element('div', { className: 'heading', textContent: columnName(column) });
    heading.classList.toggle('is-current', column === current);
    place(heading, { left: HEADING_WIDTH + (geometry.columnLefts[column] ?? 0), width });
    return heading;
  });
}

/** One row with its heading and the cells that hold or show something. */
export function drawRow(geometry: GridGeometry, row: number, cells: readonly CellView[]): HTMLElement {
  const { sheet, columnLefts } = geometry;
  const holder = element('div', { className: 'row', role: 'row' });
  const total = HEADING_WIDTH + (columnLefts.at(-1) ?? 0);
  place(holder, { width: total, height: sheet.rowHeightsPx[row] ?? 0 });
  const heading = element('div', { className: 'heading row-heading', textContent: String(row + 1) });
  heading.dataset.row = String(row);
  place(heading, { width: HEADING_WIDTH });
  holder.append(heading);
  if (sheet.showsGridlines) holder.append(...gridlines(geometry));
  for (const cell of cells) {
    const box = geometry.boxOf(row, cell.column);
    // Of merged cells only the first one shows.
    if (box.top !== row || box.left !== cell.column) continue;
    holder.append(drawCell(geometry, cell, roomFor(geometry, cell, cells)));
  }
  return holder;
}

function gridlines({ columnLefts }: GridGeometry): HTMLElement[] {
  const under = element('div');
  under.style.cssText = `position:absolute;left:0;bottom:0;height:1px;background:var(--line);width:${HEADING_WIDTH + (columnLefts.at(-1) ?? 0)}px`;
  const between = columnLefts.slice(1).map((left) => {
    const line = element('div');
    line.style.cssText = `position:absolute;top:0;bottom:0;width:1px;background:var(--line);left:${HEADING_WIDTH + left - 1}px`;
    return line;
  });
  return [under, ...between];
}

/** Text that is not wrapped runs on over the blank cells to its right. */
function roomFor(geometry: GridGeometry, cell: CellView, row: readonly CellView[]): number {
  const { columnLefts, sheet } = geometry;
  const box = geometry.boxOf(cell.row, cell.column);
  const own = geometry.rectangle(box).width;
  if (cell.isWrapped || cell.align !== 'left' || cell.text === '' || box.right > box.left) return own;
  const next = row.find((each) => each.column > cell.column && each.text !== '');
  const end = next ? (columnLefts[next.column] ?? 0) : (columnLefts[sheet.columnWidthsPx.length] ?? 0);
  return Math.max(own, end - (columnLefts[cell.column] ?? 0));
}

function drawCell(geometry: GridGeometry, cell: CellView, room: number): HTMLElement {
  const { left, width, height } = geometry.rectangle(geometry.boxOf(cell.row, cell.column));
  const drawn = element('div', { className: 'cell', role: 'gridcell' });
  // White is the sheet's own ground, which in the dark is dark.
  const isFilled = cell.fill !== '' && cell.fill !== '#FFFFFF';
  drawn.classList.toggle('is-wrapped', cell.isWrapped);
  drawn.classList.toggle('is-top', cell.vertical === 'top');
  drawn.classList.toggle('is-middle', cell.vertical === 'center');
  drawn.classList.toggle('is-in-table', cell.isInTable === true);
  drawn.classList.toggle('is-table-header', cell.isTableHeader === true);
  drawn.classList.toggle('has-filter', cell.hasFilterButton === true);
  drawn.classList.toggle('is-filled', isFilled);
  for (const side of cell.borders) drawn.classList.add(`has-line-${side}`);
  drawn.dataset.cell = `${columnName(cell.column)}${cell.row + 1}`;
  place(drawn, { left: HEADING_WIDTH + left, width, height });
  const text = element('span', { textContent: cell.text });
  text.style.textAlign = cell.align;
  if (room > width) {
    // Over the blank neighbours, even if they have a fill.
    drawn.style.zIndex = '1';
    text.style.cssText += `;flex:none;width:${room - 8}px`;
  }
  styleText(drawn, cell, isFilled);
  drawn.append(text);
  return drawn;
}

/** A file's size of 11 points is the grid's own 14.67 px. */
function styleText(drawn: HTMLElement, cell: CellView, isFilled: boolean): void {
  if (isFilled) drawn.style.background = cell.fill;
  else if (cell.fill !== '') drawn.style.background = 'var(--ground)';
  if (cell.color !== '' && (isFilled || !isDarkScheme())) drawn.style.color = cell.color;
  if (cell.bold) drawn.style.fontWeight = '700';
  if (cell.italic) drawn.style.fontStyle = 'italic';
  if (cell.size !== 11) drawn.style.fontSize = `${(cell.size * 4) / 3}px`;
}

const isDarkScheme = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;
