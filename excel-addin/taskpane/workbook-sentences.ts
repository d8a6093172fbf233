import type { WorkbookError } from '../workbook/workbook.ts';

/** What went wrong with the workbook, where, and what to do; nothing of it was half written unless it says so. */
export function workbookErrorToSentence(error: WorkbookError): string {
  switch (error.type) {
    case 'cell-edit-mode':
      return 'Excel is waiting for you to finish a cell. Press Enter or Esc in the sheet, then try again.';
    case 'structure-protected':
      return 'This workbook’s structure is protected, so no sheet can be added. Choose Review, Protect Workbook to take the protection off, then try again. Nothing was written.';
    case 'sheet-protected':
      return `The sheet “${error.sheetName}” is protected. Choose Review, Unprotect Sheet there, then try again. Nothing was written.`;
    case 'column-missing':
      return `The column “${error.column}” is missing from the table on “${error.sheetName}”. Undo its removal or its new name, then try again. Nothing was written.`;
    case 'key-duplicated':
      return `Two rows on “${error.sheetName}” are both called “${error.key}”. Delete the one that was copied, then try again. Nothing was written.`;
    case 'not-a-workbook':
      return `This is not a workbook that Plumbline can read: ${asClause(error.reason)}.`;
    case 'too-large':
      return `“${error.sheetName}” is too large: ${asClause(error.reason)}.`;
    case 'refused':
      return `${capital(asClause(error.reason))}.`;
  }
}

/** Reasons come from Excel or from us, with or without a full stop. */
const asClause = (reason: string): string => reason.trim().replace(/[.\s]+$/, '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
