import type { UserHands } from '../../../../excel-host/user-hands.ts';
import { all, at, change, type HeldFile, made, type Opened, one, sheetPart, sheetTag } from './file-dom.ts';

type FormattingHands = Pick<
  UserHands,
  'setNumberFormat' | 'mergeCells' | 'hideRow' | 'hideColumn' | 'hideSheet'
>;

export const formattingHands = (file: HeldFile): FormattingHands => ({
  setNumberFormat: async (sheetName, address, format) =>
    change(file, (book) => {
      const cell = all(book.part(sheetPart(book, sheetName)), 'c').find((one) => at(one, 'r') === address);
      cell?.setAttribute('s', addFormat(book, format));
    }),
  mergeCells: async (sheetName, address) =>
    change(file, (book) => {
      const sheet = book.part(sheetPart(book, sheetName));
      const data = one(sheet, 'sheetData');
      const [standing] = all(sheet, 'mergeCells');
      const list = standing ?? made(sheet, 'mergeCells', {});
      list.appendChild(made(sheet, 'mergeCell', { ref: address }));
      if (standing === undefined) data.parentNode?.insertBefore(list, data.nextSibling);
    }),
  hideRow: async (sheetName, rowNumber) =>
    change(file, (book) => {
      const rows = all(book.part(sheetPart(book, sheetName)), 'row');
      rows.find((row) => at(row, 'r') === String(rowNumber))?.setAttribute('hidden', '1');
    }),
  hideColumn: async (sheetName, letter) =>
    change(file, (book) => {
      const sheet = book.part(sheetPart(book, sheetName));
      const data = one(sheet, 'sheetData');
      const number = String(letter.charCodeAt(0) - 64);
      const list = data.parentNode?.insertBefore(made(sheet, 'cols', {}), data);
      list?.appendChild(made(sheet, 'col', { min: number, max: number, width: '9', hidden: '1' }));
    }),
  hideSheet: async (name) => change(file, (book) => sheetTag(book, name).setAttribute('state', 'hidden')),
});

/** The place of a cell format of its own for this number format. */
function addFormat(book: Opened, format: string): string {
  const styles = book.part('xl/styles.xml');
  const root = styles.documentElement;
  const list = all(styles, 'numFmts')[0] ?? root?.insertBefore(made(styles, 'numFmts', {}), root.firstChild);
  const id = String(200 + all(styles, 'numFmt').length);
  list?.appendChild(made(styles, 'numFmt', { numFmtId: id, formatCode: format }));
  const cells = one(styles, 'cellXfs');
  cells.appendChild(
    made(styles, 'xf', { numFmtId: id, fontId: '0', fillId: '0', borderId: '0', applyNumberFormat: '1' }),
  );
  return String(all(cells, 'xf').length - 1);
}
