import type { InspectionFileError } from '../../shared/exchange/inspection-file.ts';

/** Why an inspection file cannot be used, and what to do. */
export function inspectionFileSentence(error: InspectionFileError): string {
  switch (error.type) {
    case 'not-an-inspection-file':
      return 'This is not an inspection file. Choose the one that “Give to a colleague” makes in the browser’s Plumbline.';
    case 'inspection-file-newer':
      return `This inspection file was made by a newer Plumbline (form ${error.version}). Update Plumbline, then choose it again.`;
    case 'inspection-file-invalid':
      return `This inspection file is damaged at “${error.path}”. Have it made again.`;
    case 'framework-missing':
      return `This inspection uses the criteria edition “${error.framework}”, which cannot be graded by here. Bring in its evidence file instead, which holds the edition.`;
  }
}
