import type { Report } from './report.ts';

/** Of a file that no check could be made of. */
export const unreadableReport = (fault: unknown): Report => ({
  verdict: 'unreadable',
  headline: 'This file could not be read',
  summary: `${fault instanceof Error ? fault.message : 'The reason is not known'}.`,
  checks: [],
  facts: [],
  records: [],
  given: [],
  disposed: [],
  isStamped: false,
  absent: [],
});
