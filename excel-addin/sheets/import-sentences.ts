import { faultSentence, packErrorSentence } from '../../shared/exchange/pack-sentences.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import type { ImportError } from './import-evidence.ts';

/** Why an evidence file was not taken in, a sentence each; nothing was written. */
export function importErrorSentences(
  error: ImportError,
  workbookSentence: (error: WorkbookError) => string,
): readonly string[] {
  switch (error.type) {
    case 'pack':
      return [packErrorSentence(error.error)];
    case 'verification-failed':
      return [
        'Nothing was taken in, since not all is as it was made:',
        ...error.faults.map((fault) => faultSentence(fault)),
      ];
    case 'no-inspection':
      return ['This file does not say which inspection it belongs to. Export it again from Plumbline.'];
    case 'framework-unknown':
      return [
        `This file was made for the criteria edition “${error.framework}”, which is not here. Add that edition first, then take the file in.`,
      ];
    case 'framework-not-gradable':
      return [
        `The edition “${error.title}” names areas of practice but no criteria, so it cannot be graded. Choose an edition with criteria for the inspection.`,
      ];
    case 'framework-differs':
      return [
        `This workbook is graded by the criteria edition “${error.here}”; this file was made for “${error.inFile}”. Take it into another workbook.`,
      ];
    case 'inspection-differs':
      return [
        `This workbook holds the inspection of ${error.here}; this file is of ${error.inFile}. Take it into that inspection’s own workbook.`,
      ];
    case 'workbook':
      return [workbookSentence(error.error)];
  }
}
