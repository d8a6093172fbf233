import { cellText, type RowReading } from './read-cells.ts';

/** What an evidence file said in a row's cells, a mark each: so a cell that a person changed since is known. */
export const asToldHeader = 'As the file told';

export const asToldText = (texts: readonly string[]): string => texts.map(markOf).join(' ');

/** The headers whose cells say something else now; none where no file told of the row. */
export function changedHere<H extends string>(row: RowReading, headers: readonly H[]): readonly H[] {
  const told = cellText(row, asToldHeader);
  if (told === '') return [];
  const marks = told.split(' ');
  return headers.filter((header, index) => markOf(cellText(row, header)) !== marks[index]);
}

/** FNV-1a, 32 bits: tells texts apart, and proves nothing. Line ends count as Excel keeps them. */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (const character of text.replace(/\r\n?/g, '\n')) {
    mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return mark.toString(36);
}
