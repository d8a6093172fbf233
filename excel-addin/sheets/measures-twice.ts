import type { WorkbookReading } from '../workbook/workbook.ts';
import type { CheckRow } from './check-row.ts';
import { measureHeader as h } from './measure-headers.ts';
import { measureKey } from './measure-readings.ts';
import { cellText, rowsOf } from './read-cells.ts';

/** Rows of PL Measures that readMeasures leaves out, since another row is the measure already. */
export function measuresTwice(reading: WorkbookReading): readonly CheckRow[] {
  const seen = new Set<string>();
  return rowsOf(reading, 'PlMeasures').flatMap((row, rowIndex): readonly CheckRow[] => {
    const key = measureKey(row);
    if (key === '') return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const name = cellText(row, h.name).trim();
    const isCopy = cellText(row, h.id) !== '';
    return [
      {
        id: `measure twice ${key} row ${rowIndex + 1}`,
        kind: 'measure',
        state: 'act',
        what: `${name === '' ? 'A row without a name' : name}: ${isCopy ? words.copied : words.named}`,
        at: null,
        where: `PL Measures, row ${rowIndex + 1} of the table`,
        count: 1,
      },
    ];
  });
}

const words = {
  copied:
    'this row is a copy of another, its hidden Id included, and does not count as a measure of its own. Delete it, or clear its Id and give it another name.',
  named:
    'another row has this name, and this one does not count as a measure of its own. Give it another name, or delete it.',
} as const;
