import { checkFile } from '../../../verifier/check-file.ts';
import type { Report } from '../../../verifier/report.ts';

export const reportOn = async (bytes: Uint8Array): Promise<Report> =>
  (await checkFile('sample.plumb', bytes)).report;
