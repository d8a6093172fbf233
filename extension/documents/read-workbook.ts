import { type CellValue, formatValue, readXlsx, type Sheet } from 'hucre';
import { unzipWithin, zipAgain } from '../../shared/documents/unzip-within.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SheetReading } from './document-reading.ts';
import type { ReadError } from './read-error.ts';
import { unpackLimits } from './unpack-limits.ts';

/** More rows than a person would look through in a panel: the rest stays in the file, which is kept whole. */
const mostRows = 5000;

/** The cells of every sheet of an .xlsx as they are shown, as far as their number formats are common ones. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly SheetReading[], ReadError>> {
  const isWanted = (name: string) =>
    !/^xl\/(?:media|drawings|embeddings|charts|printerSettings|vbaProject)/.test(name);
  const parts = unzipWithin(bytes, { isWanted, ...unpackLimits });
  if (!parts.ok) return parts;
  try {
    const { sheets } = await readXlsx(zipAgain(parts.value), { readStyles: true, maxRows: mostRows });
    return ok(sheets.map(toReading));
  } catch {
    return err({ type: 'file-broken' });
  }
}

const toReading = (sheet: Sheet): SheetReading => ({
  name: sheet.name,
  isHidden: sheet.hidden === true || sheet.veryHidden === true,
  rows: sheet.rows.map((cells, row) =>
    cells.map((value, column) => cellText(value, sheet.cells?.get(`${row},${column}`)?.style?.numFmt)),
  ),
});

function cellText(value: CellValue, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  return format === undefined || format === 'General' ? String(value) : formatValue(value, format);
}

/** Always year, month, day: a file's own order may be that of another country. */
function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T');
  const clock = time.slice(0, 5);
  // Times of day without a date are counted from Excel's day 0.
  if (date.getUTCFullYear() < 1901) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
