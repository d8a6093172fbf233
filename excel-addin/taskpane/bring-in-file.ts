import { fileErrorSentences } from './file-error-sentences.ts';
import { importReportToSentences } from './import-report-sentences.ts';
import { inspectionDiffersSentences } from './inspection-differs-sentences.ts';
import type { EvidenceFile } from './inspection-sheets.ts';
import type { NoticeText } from './notice.tsx';
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
    return takeIn(pane, { name: file.name, bytes });
  });
}

/** As asked after a refusal: an untouched workbook becomes the inspection of the file. */
export const adoptFile = (pane: Pane, file: EvidenceFile): Promise<void> =>
  pane.run(`Bringing in ${file.name}…`, () => takeIn(pane, file, 'adopt'));

async function takeIn(pane: Pane, file: EvidenceFile, how?: 'adopt'): Promise<NoticeText> {
  pane.adoptable.value = null;
  pane.forceFile.value = null;
  const brought = await pane.sheets.bringIn(file, how);
  if (!brought.ok && brought.error.type === 'inspection-differs') {
    const offered = await pane.sheets.canAdopt();
    if (!offered.ok) return problem(workbookErrorToSentence(offered.error));
    pane.adoptable.value = offered.value ? file : null;
    pane.view.value = 'evidence';
    const isBegunHere = pane.reading.value?.isBegunHere ?? false;
    return problem(...inspectionDiffersSentences({ ...brought.error, isBegunHere }));
  }
  if (!brought.ok) return problem(...fileErrorSentences(file, brought.error));
  await pane.refresh();
  pane.view.value = 'evidence';
  const { clipTables, forceOffer } = brought.value;
  pane.forceFile.value = forceOffer && { file, offer: forceOffer, asked: null };
  if (clipTables.length > 0)
    void import('./receive/tables-offer.tsx').then(({ offerTables }) => offerTables(pane, clipTables));
  return done(...importReportToSentences(brought.value));
}

/** null where the file cannot be opened. */
export async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
