import type { ImportError } from '../sheets/import-evidence.ts';
import { importErrorSentences } from '../sheets/import-sentences.ts';
import type { EvidenceFile } from './inspection-sheets.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

/** As importErrorSentences; a file that has the right name and is none gets words of its own. */
export function fileErrorSentences({ name, bytes }: EvidenceFile, error: ImportError): readonly string[] {
  if (error.type === 'pack' && error.error.type === 'not-a-pack') {
    if (bytes.length === 0) return [`${name}: This file is empty. Ask whoever sent it to send it again.`];
    if (/\.plumb$/i.test(name))
      return [
        `${name} is not an evidence file, or was cut or damaged on its way. Ask whoever sent it to send it again.`,
      ];
  }
  return importErrorSentences(error, workbookErrorToSentence);
}
