import type { WorkbookError } from '../workbook/workbook.ts';
import { type Failure, failure } from './failure.ts';

/** What is wrong with the workbook, and what to do, for a person at a terminal. */
export function workbookFailure(error: WorkbookError): Failure {
  const kind = error.type === 'not-a-workbook' ? 'unreadable' : 'notWritten';
  return failure(kind, workbookSentence(error));
}

export function workbookSentence(error: WorkbookError): string {
  switch (error.type) {
    case 'not-a-workbook':
      return `The workbook cannot be read: ${error.reason}.`;
    case 'structure-protected':
      return 'The workbook’s structure is protected, so no sheet can be added. Take the protection off in Excel (Review, Protect Workbook), save, and try again.';
    case 'sheet-protected':
      return `The sheet “${error.sheetName}” is protected. Take the protection off in Excel (Review, Unprotect Sheet), save, and try again.`;
    case 'column-missing':
      return `The column “${error.column}” is missing from the table on “${error.sheetName}”. Put it back, and try again.`;
    case 'key-duplicated':
      return `Two rows on “${error.sheetName}” are both called “${error.key}”. Delete the one that was copied, and try again.`;
    case 'too-large':
      return `“${error.sheetName}” is too large: ${error.reason}.`;
    case 'cell-edit-mode':
      return 'The workbook is being edited. Finish the cell, save, and try again.';
    case 'refused':
      return error.reason;
  }
}
