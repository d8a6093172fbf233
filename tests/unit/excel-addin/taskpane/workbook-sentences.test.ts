import { describe, expect, test } from 'vitest';
import { workbookErrorToSentence } from '../../../../excel-addin/taskpane/workbook-sentences.ts';
import { officeErrorToWorkbookError } from '../../../../excel-addin/workbook/excel/office-error.ts';
import { tooManyCells } from '../../../../excel-addin/workbook/force-sheet.ts';
import type { WorkbookError } from '../../../../excel-addin/workbook/workbook.ts';

const errors: readonly WorkbookError[] = [
  { type: 'structure-protected' },
  { type: 'sheet-protected', sheetName: 'PL Judgments' },
  { type: 'cell-edit-mode' },
  { type: 'column-missing', sheetName: 'PL Grades', table: 'PlGrades', column: 'Reason' },
  { type: 'key-duplicated', sheetName: 'PL Judgments', table: 'PlJudgments', key: '3.2' },
  { type: 'not-a-workbook', reason: 'it is a picture' },
  { type: 'too-large', sheetName: 'PL Evidence', reason: 'more than 5 MB' },
  { type: 'refused', reason: 'The request failed.' },
];

describe('workbookErrorToSentence', () => {
  test('says what to do when a cell is being edited', () => {
    expect(workbookErrorToSentence({ type: 'cell-edit-mode' })).toBe(
      'Excel is waiting for you to finish a cell. Press Enter or Esc in the sheet, then try again.',
    );
  });

  test.each(errors)('is made of whole sentences for $type', (error) => {
    const sentence = workbookErrorToSentence(error);
    expect(sentence).toMatch(/^[A-Z“].*\.$/);
    expect(sentence).not.toMatch(/\.\.|undefined|Pl[A-Z]/);
  });

  test('says that Excel refused only of what Excel refused', () => {
    const thrown = { name: 'RichApi.Error', code: 'InvalidArgument', message: 'The argument is invalid.' };
    expect(workbookErrorToSentence(officeErrorToWorkbookError(thrown, 'PL Cases'))).toBe(
      'Excel refused: The argument is invalid.',
    );
    const tooMuch = {
      ...{ name: 'RichApi.Error', code: 'ResponsePayloadSizeLimitExceeded' },
      message: 'The response payload size has exceeded the limit.',
    };
    expect(workbookErrorToSentence(officeErrorToWorkbookError(tooMuch, 'PL Cases'))).toBe(
      '“PL Cases” is too large: Excel refused: The response payload size has exceeded the limit.',
    );
    expect(
      workbookErrorToSentence({ type: 'too-large', sheetName: 'Data', reason: tooManyCells(3_000_000) }),
    ).toBe(
      '“Data” is too large: its 3,000,000 cells in use are more than the 2,000,000 that are read at once; choose a part of it.',
    );
    expect(workbookErrorToSentence({ type: 'refused', reason: 'the case “A1” stands already' })).toBe(
      'The case “A1” stands already.',
    );
  });

  test.each(errors.filter((error) => 'sheetName' in error))('names the sheet for $type', (error) => {
    expect(workbookErrorToSentence(error)).toContain('sheetName' in error ? error.sheetName : '');
  });
});
