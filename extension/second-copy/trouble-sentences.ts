import { faultSentence } from '../../shared/exchange/pack-sentences.ts';
import { vaultErrorSentence } from '../locking/vault-sentences.ts';
import { longTime } from '../panel/format-date.ts';
import { counted } from '../panel/plain-words.ts';
import type { VaultError } from '../vault/vault-file.ts';
import type { RebuildError, Rebuilt } from './rebuild.ts';
import type { StandingCopy } from './standing-copy.ts';
import type { Trouble } from './trouble.ts';

interface TroubleWords {
  readonly title: string;
  readonly sentences: readonly string[];
}

const leftAsItIs = 'It is not deleted: whatever you do here, it is left as it is.';

export function troubleWords(trouble: Trouble): TroubleWords {
  switch (trouble.type) {
    case 'shut':
      return {
        title: 'What Plumbline keeps here does not open',
        sentences: [
          `The browser’s storage does not open (${trouble.reason}). ${leftAsItIs}`,
          'Close other Plumbline windows, restart the browser and try again first: often that is all it takes.',
        ],
      };
    case 'newer':
      return {
        title: 'Plumbline is too old',
        sentences: [
          'What is kept in this browser was written by a newer Plumbline. Nothing is wrong with it, and nothing is deleted. Update Plumbline, then open it again.',
        ],
      };
    case 'emptied':
      return {
        title: 'The browser’s storage is empty',
        sentences: [
          'What Plumbline kept in it is gone, but a second copy of it is still here. A browser empties its storage when it finds it damaged, or when somebody clears it.',
        ],
      };
    case 'unreadable':
      return {
        title: 'Something that Plumbline keeps here cannot be read',
        sentences: [
          `It was changed or damaged on this computer’s disk (${trouble.reason}). ${leftAsItIs}`,
          'Restart the browser and try again first. If you did not expect this, tell your information security team before anything else.',
        ],
      };
    case 'asked':
      return {
        title: 'Rebuild from a copy',
        sentences: [`What is kept here now is replaced by what a copy holds. ${leftAsItIs}`],
      };
    case 'folder':
      return {
        title: 'A second copy in a folder',
        sentences: ['Point out the folder that you had chosen for it. Nothing in it is changed.'],
      };
  }
}

const placeWords = { browser: 'in this browser', folder: 'in the folder' } as const;

export const copySentence = ({ place, writtenAtMs, inspections }: StandingCopy): string =>
  `The copy of ${longTime(writtenAtMs)}, ${placeWords[place]}, holds ${counted(inspections, 'inspection')}.`;

export function rebuildErrorSentence(error: RebuildError | VaultError): string {
  switch (error.type) {
    case 'passphrase-wrong':
      return 'This is not the passphrase of that copy: it is the one that was used when it was written. Nothing is deleted: try again.';
    case 'no-copy':
      return 'This copy is damaged so that nothing of it can be opened. It is left as it is. Take another copy, or begin anew with your evidence files.';
    case 'copy-newer':
      return 'This copy was written by a newer Plumbline. Update Plumbline, then try again.';
    default:
      return vaultErrorSentence(error);
  }
}

/** What came back and what did not, a sentence each. */
export function rebuiltSentences(
  { inspections, items, files, lostRows, lostFiles, faults }: Rebuilt,
  writtenAtMs: number,
): readonly string[] {
  const isWhole = lostRows === 0 && lostFiles === 0 && faults.length === 0;
  return [
    `${counted(items, 'item')} in ${counted(inspections, 'inspection')} came back, with ${counted(files, 'file')} (pictures, archives of pages, documents).`,
    ...(isWhole ? ['Nothing of the copy is missing or changed.'] : ['Not all of the copy came back:']),
    ...(lostRows > 0 ? [`${counted(lostRows, 'piece')} of the copy could not be read.`] : []),
    ...(lostFiles > 0 ? [`${counted(lostFiles, 'file')} could not be read.`] : []),
    ...new Set(faults.map((fault) => faultSentence(fault))),
    `What was gathered after ${longTime(writtenAtMs)} is not in this copy. If you gave out evidence files since, open them once more.`,
  ];
}
