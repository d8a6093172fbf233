import type { WorkbookError } from '../workbook.ts';

/**
 * Carries an expected failure out of the depths of a damaged file to file-workbook.ts, the one place that catches
 * it and answers with a Result: any part may be broken at any tag, and passing that up by hand would drown the work.
 */
export class FileFault extends Error {
  readonly fault: WorkbookError;
  constructor(fault: WorkbookError) {
    super(fault.type);
    this.fault = fault;
  }
}

export const refusal = (reason: string): FileFault => new FileFault({ type: 'refused', reason });
