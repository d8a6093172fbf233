import type { InspectionFileError } from '../../shared/exchange/inspection-file.ts';
import { faultSentence, packErrorSentence, type WhoseEntries } from '../../shared/exchange/pack-sentences.ts';
import type { ImportError, ImportOutcome, StoreError } from '../store/store.ts';
import { counted } from './plain-words.ts';
import { storeErrorSentence } from './store-sentences.ts';

/** What became of an evidence file that was taken in. */
export function importOutcomeSentence(outcome: ImportOutcome): string {
  const checked = 'Nothing is missing or changed.';
  const { itemsAdded, itemsChanged, itemsWithdrawn, judgmentsChanged } = outcome;
  const disposed = disposedSentences(outcome);
  const omitted = outcome.omitsContents
    ? ['Whoever gave the file left some words out of it, as it says itself.']
    : [];
  if (outcome.entriesAdded === 0 && itemsAdded === 0) {
    const isAllHere =
      outcome.leftOut === 0 ? 'All of it was here already.' : 'There was nothing else new in it.';
    return [checked, ...disposed, isAllHere, ...omitted].join(' ');
  }
  const items = [
    ...(itemsAdded > 0 ? [`${counted(itemsAdded, 'item')} added`] : []),
    ...(itemsChanged > 0 ? [`${itemsChanged.toLocaleString('en-GB')} updated`] : []),
    ...(itemsWithdrawn > 0 ? [`${itemsWithdrawn.toLocaleString('en-GB')} withdrawn`] : []),
  ].join(', ');
  const parts = [
    items || 'No items changed',
    ...(judgmentsChanged > 0 ? [counted(judgmentsChanged, 'judgment')] : []),
  ];
  return [checked, `${parts.join('; ')}.`, ...disposed, ...omitted].join(' ');
}

/** What was disposed of does not come back by a file, and goes here only when this person says so. */
const disposedSentences = ({ leftOut, disposalsAdded }: ImportOutcome): readonly string[] => [
  ...(leftOut === 0
    ? []
    : [
        `${counted(leftOut, 'text or file', 'texts and files')} in it ${leftOut === 1 ? 'was' : 'were'} disposed of on this computer and left out: what was disposed of does not come back.`,
      ]),
  ...(disposalsAdded === 0
    ? []
    : [
        'A colleague has disposed of evidence. Nothing of it was deleted here: what that asks of you is said above the list in the panel.',
      ]),
];

/** Why an evidence file was not taken in, a sentence each: what, where, and what to do. */
export function importErrorSentences(error: ImportError, whose?: WhoseEntries): readonly string[] {
  switch (error.type) {
    case 'faults':
      return ['Nothing was taken in.', ...error.faults.map((fault) => faultSentence(fault, whose))];
    case 'logs-differ':
      return [
        `From number ${error.sequence + 1} on, ${whose?.(error.log) ?? 'one person'}’s entries in this file are not those already here. Nothing was taken in. Keep both copies and ask that person which of them is theirs.`,
      ];
    case 'inspection-unknown':
      return [
        'This file belongs to an inspection that is not on this computer. Nothing was taken in. Join that inspection, or open its evidence file first.',
      ];
    case 'person-unknown':
      return ['Nothing was taken in: Plumbline does not know your name yet. Give your name and role first.'];
    case 'locked':
    case 'disk-full':
    case 'storage-failed':
    case 'disposed':
      return [`Nothing was taken in. ${storeErrorSentence(error)}`];
    default:
      return [packErrorSentence(error)];
  }
}

export function joinErrorSentence(error: StoreError | InspectionFileError): string {
  switch (error.type) {
    case 'not-an-inspection-file':
      return 'This is not an inspection file. Ask your colleague for the one that “Give to a colleague” makes.';
    case 'inspection-file-newer':
      return `This inspection file was made by a newer Plumbline (form ${error.version}). Update Plumbline, then join again.`;
    case 'inspection-file-invalid':
      return `This inspection file is damaged at “${error.path}”. Ask your colleague to send it again.`;
    case 'framework-missing':
      return `This inspection uses the criteria edition “${error.framework}”, which is not here. Add that edition first, or open the colleague’s evidence file, which brings it.`;
    default:
      return storeErrorSentence(error);
  }
}
