import type { WorkbookError } from '../workbook.ts';

/** What the library throws when Excel refuses; anything else that is thrown is a bug of ours and passes through. */
interface OfficeError {
  readonly code: string;
  readonly message: string;
  /** What `context.trace` was told before the action that failed. */
  readonly traceMessages?: readonly string[];
}

export const isOfficeError = (thrown: unknown): thrown is OfficeError =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'name' in thrown &&
  thrown.name === 'RichApi.Error' &&
  'code' in thrown &&
  typeof thrown.code === 'string' &&
  'message' in thrown &&
  typeof thrown.message === 'string';

// The codes are those of learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling.
const PAYLOAD_CODES: readonly string[] = [
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'PayloadSizeLimitExceeded',
];

export const isPayloadError = (thrown: unknown): boolean =>
  isOfficeError(thrown) && PAYLOAD_CODES.includes(thrown.code);

export const isAccessError = (thrown: unknown): boolean =>
  isOfficeError(thrown) && thrown.code === 'AccessDenied';

/** `sheetName` is the sheet that was being read or written. The library's message names calls, never what stands in cells. */
export const officeErrorToWorkbookError = (thrown: unknown, sheetName: string): WorkbookError => {
  if (!isOfficeError(thrown)) throw thrown;
  if (thrown.code === 'InvalidOperationInCellEditMode') return { type: 'cell-edit-mode' };
  const reason = `Excel refused: ${thrown.message}`;
  return isPayloadError(thrown) ? { type: 'too-large', sheetName, reason } : { type: 'refused', reason };
};
