import { readPack } from '../../shared/exchange/read-pack.ts';
import { ok } from '../../shared/result.ts';
import { readCover } from '../sheets/cover-sheet.ts';
import { judgmentHeaders } from '../sheets/judgment-readings.ts';
import { cellText, rowsOf } from '../sheets/read-cells.ts';
import type { Workbook, WorkbookReading } from '../workbook/workbook.ts';

const typedByHand = {
  PlJudgments: Object.values(judgmentHeaders).flatMap(({ judgment, reasons }) => [judgment, reasons]),
  PlGrades: ['Awarded grade', 'Reason', 'Name', 'Date', 'Cause of concern'],
  PlEvidence: ['Id'],
  PlFindings: ['Id'],
  PlCases: ['Id'],
} as const;

/** Whether nothing would be taken for another inspection's: nothing was brought in, added, judged or awarded. */
export function isUntouched(reading: WorkbookReading): boolean {
  const cover = readCover(reading);
  if (cover === null || cover.files.length > 0) return false;
  return (Object.keys(typedByHand) as (keyof typeof typedByHand)[]).every((table) =>
    rowsOf(reading, table).every((row) =>
      typedByHand[table].every((header) => cellText(row, header).trim() === ''),
    ),
  );
}

/** The workbook as though it had been begun as the inspection of this file; writing makes it so. */
export async function asInspectionOf(workbook: Workbook, packBytes: Uint8Array): Promise<Workbook> {
  const pack = await readPack(packBytes);
  if (!pack.ok) return workbook;
  const { inspection } = pack.value;
  return {
    ...workbook,
    async read(wanted) {
      const reading = await workbook.read(wanted);
      return reading.ok && isUntouched(reading.value)
        ? ok(withInspection(reading.value, inspection))
        : reading;
    },
  };
}

const withInspection = (reading: WorkbookReading, inspection: string): WorkbookReading => ({
  ...reading,
  tables: reading.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) =>
      table.name === 'PlCover' && cellText(row, 'Item') === 'Inspection (number)'
        ? { ...row, Value: { value: inspection } }
        : row,
    ),
  })),
});
