import { importErrorSentences } from '../sheets/import-sentences.ts';
import { importReportToSentences } from './import-report-sentences.ts';
import { done, type Pane, problem } from './pane.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

/** Reads, checks and takes in one evidence file, and says what it found. */
export function bringInFile(pane: Pane, file: File): Promise<void> {
  return pane.run(`Checking ${file.name} and bringing it in…`, async () => {
    const bytes = await readBytes(file);
    if (bytes === null)
      return problem(
        'This file could not be opened. If it is open in another program, close it there and try again.',
      );
    const brought = await pane.sheets.bringIn({ name: file.name, bytes });
    if (!brought.ok) return problem(...importErrorSentences(brought.error, workbookErrorToSentence));
    await pane.refresh();
    pane.view.value = 'evidence';
    return done(...importReportToSentences(brought.value));
  });
}

async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
