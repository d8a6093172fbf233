import type { SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { keyOfWord } from '../../shared/measures/measure-words.ts';
import { changedHere } from '../sheets/as-told.ts';
import { readCriteriaNumbers } from '../sheets/criteria-numbers.ts';
import { isWithdrawn } from '../sheets/criteria-text.ts';
import { kindWords } from '../sheets/finding-kinds.ts';
import { toldOfFinding } from '../sheets/findings-sheet.ts';
import { cellText, type RowReading, rowsOf } from '../sheets/read-cells.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { isSubjectId, type Telling, type TellingInput, tell } from './telling.ts';

/**
 * A row that a person added is a finding of theirs, told whole as long as it has a kind and a sentence. Of a row that
 * an evidence file told, only what a person has changed here since is told; its evidence is the browser's to link.
 */
export const findingsToTellings = (reading: WorkbookReading, input: TellingInput): readonly Telling[] =>
  rowsOf(reading, 'PlFindings').flatMap((row) => {
    const id = cellText(row, 'Id');
    if (!isSubjectId(id)) return [];
    const about = `finding ${id}`;
    const fields = isToldByFile(row) ? changedFields(row, input, about) : ownFields(row, input);
    return fields === null ? [] : [tell('finding', { about, id, row }, { fields, input })];
  });

const isToldByFile = (row: RowReading): boolean =>
  cellText(row, 'Version') !== '' || cellText(row, 'Writings') !== '';

type Finding = SubjectFields['finding'];

function ownFields(row: RowReading, input: TellingInput): Partial<Finding> | null {
  const { kind, sentence, criteria } = saidIn(row, input);
  return kind === null || sentence === '' ? null : { kind, sentence, criteria, withdrawn: withdrawnIn(row) };
}

/** Also what was changed, given and changed back: else the file given before would still say it. */
function changedFields(row: RowReading, input: TellingInput, about: string): Partial<Finding> | null {
  const headers = input.memory.given.has(about) ? toldOfFinding : changedHere(row, toldOfFinding);
  const { kind, sentence, criteria } = saidIn(row, input);
  const fields = {
    ...(headers.includes('Kind') && kind !== null && { kind }),
    ...(headers.includes('Finding') && sentence !== '' && { sentence }),
    ...(headers.includes('Criteria') && { criteria }),
  };
  return Object.keys(fields).length === 0 ? null : fields;
}

const saidIn = (row: RowReading, { framework }: TellingInput) => ({
  kind: keyOfWord(kindWords, cellText(row, 'Kind')),
  sentence: cellText(row, 'Finding').trim(),
  criteria: readCriteriaNumbers(framework, cellText(row, 'Criteria')).criteria,
});

function withdrawnIn(row: RowReading): string | null {
  const status = cellText(row, 'Status');
  return isWithdrawn(status) ? status.replace(/^withdrawn:? */i, '') : null;
}
