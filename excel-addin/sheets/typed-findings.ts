import { keyOfWord } from '../../shared/measures/measure-words.ts';
import type { RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import { asToldHeader } from './as-told.ts';
import { textCell } from './cell-plan.ts';
import { kindWords } from './finding-kinds.ts';
import { findingsPlan } from './findings-sheet.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';

export const typedFindingsWanted: TableWanted = {
  name: 'PlFindings',
  columns: ['Kind', 'Finding', 'Criteria', 'Status', 'Version', 'Writings', asToldHeader, 'Id'],
};

/**
 * Findings that a person typed below the others have no id yet. Each gets one, in the plan for the sheet and in the
 * reading alike; a row without a kind or a sentence is not a finding yet. Of rows that say the same one is it.
 */
export function withFindingIds(
  reading: WorkbookReading,
  newId: () => string,
): { readonly reading: WorkbookReading; readonly plan: SheetPlan | null } {
  const rows: RowPlan[] = [];
  const seen = new Set(
    rowsOf(reading, 'PlFindings')
      .filter((row) => cellText(row, 'Id').trim() !== '')
      .map((row) => sentenceForm(cellText(row, 'Finding'))),
  );
  const named = (row: RowReading): RowReading => {
    const sentence = cellText(row, 'Finding').trim();
    const form = sentenceForm(sentence);
    const isNew = cellText(row, 'Id').trim() === '' && form !== '' && !seen.has(form);
    if (!isNew || keyOfWord(kindWords, cellText(row, 'Kind')) === null) return row;
    seen.add(form);
    const id = newId();
    rows.push({ key: id, alternateKey: sentence, cells: { Id: textCell(id) } });
    return { ...row, Id: { value: id } };
  };
  const tables = reading.tables.map((table) =>
    table.name === 'PlFindings' ? { ...table, rows: table.rows.map(named) } : table,
  );
  return { reading: { ...reading, tables }, plan: rows.length === 0 ? null : findingsPlan(rows) };
}

const sentenceForm = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
