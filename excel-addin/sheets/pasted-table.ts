import type { TableGrid } from '../../shared/evidence/structure.ts';
import { visibleText } from '../../shared/measures/read-figure.ts';
import { holdsFigures, readText } from './clip-table.ts';

/** More than a person pastes to see its figures as measures. */
export const mostPastedCells = 200_000;

/** Cells apart by tabs, as every program gives a copied table; null where that is no table of figures. */
export const tableOfText = (text: string): TableGrid | null =>
  text.includes('\t') ? tableOfRows(rowsOfText(text), '') : null;

/** A cell in quotes may hold tabs and line ends, and doubled quotes stand for one. */
const cellForm = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y;

function rowsOfText(text: string): readonly (readonly string[])[] {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const rows: string[][] = [[]];
  cellForm.lastIndex = 0;
  while (cellForm.lastIndex <= whole.length) {
    const [, quoted, plain = '', end] = cellForm.exec(whole) ?? [];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') rows.push([]);
    if (end === '' || end === undefined) break;
  }
  return rows;
}

/**
 * Rows above the first figure are headers, joined where there are several; a line of one cell above them is the
 * caption. The first cell of a row tells it from the others.
 */
export function tableOfRows(rows: readonly (readonly string[])[], caption: string): TableGrid | null {
  const texts = rows
    .map((cells) => cells.map(visibleText))
    .filter((cells) => cells.some((text) => text !== ''));
  const width = Math.max(0, ...texts.map((cells) => cells.length));
  if (width < 2 || width * texts.length > mostPastedCells) return null;
  const first = texts.findIndex((cells) =>
    holdsFigures({ caption: '', columnHeaders: [], rows: [{ key: '', cells }] }),
  );
  if (first < 0) return null;
  const above = texts.slice(0, first);
  // A caption in a cell that was merged over the whole table stands in each place.
  const isLine = ([text, ...others]: readonly string[]): boolean =>
    others.every((other) => other === '') || others.every((other) => other === text);
  const captions = above.filter((cells) => isLine(cells) && isWords(cells[0] ?? ''));
  const headers = above.filter((cells) => !captions.includes(cells));
  return {
    caption: caption || captions.map(([text]) => text).join(' – '),
    columnHeaders: Array.from({ length: width }, (_, column) => headerOf(headers, column)),
    rows: texts.slice(first).map((cells) => ({
      key: cells[0] ?? '',
      cells: Array.from({ length: width }, (_, column) => cells[column] ?? ''),
    })),
  };
}

const isWords = (text: string): boolean => readText(text).type === 'words';

const headerOf = (rows: readonly (readonly string[])[], column: number): string =>
  [...new Set(rows.map((cells) => cells[column] ?? ''))].filter((text) => text !== '').join(' / ');
