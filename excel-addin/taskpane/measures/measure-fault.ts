import { err, type Result } from '../../../shared/result.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';

export type MeasureFault =
  | { readonly type: 'workbook'; readonly error: WorkbookError }
  /** What is wrong and what to do, for a person; `field` names what they typed it in. */
  | { readonly type: 'not-possible'; readonly sentence: string; readonly field?: string };

export const notPossible = (sentence: string, field?: string): Result<never, MeasureFault> =>
  err({ type: 'not-possible', sentence, ...(field === undefined ? {} : { field }) });

export const workbookFault = (error: WorkbookError): Result<never, MeasureFault> =>
  err({ type: 'workbook', error });

export const faultSentence = (fault: MeasureFault): string =>
  fault.type === 'workbook' ? workbookErrorToSentence(fault.error) : fault.sentence;
