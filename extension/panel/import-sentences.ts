import type { FrameworkError } from '../../shared/criteria/parse-framework.ts';
import type { InspectionFileError } from '../../shared/exchange/inspection-file.ts';
import { faultSentence, packErrorSentence, type WhoseEntries } from '../../shared/exchange/pack-sentences.ts';
import type { ImportError, ImportOutcome, StoreError } from '../store/store.ts';
import { counted } from './plain-words.ts';

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

/** Why something was not saved, and what to do. */
export function storeErrorSentence(error: StoreError): string {
  switch (error.type) {
    case 'locked':
      return 'Not saved: Plumbline is locked. Unlock it, then try again.';
    case 'disk-full':
      return 'Not saved: the disk is full. Free some space on this computer, then try again.';
    case 'storage-failed':
      return `Not saved: the browser’s storage refused (${error.reason}). Try again; if it happens again, restart the browser.`;
    case 'inspection-unknown':
      return 'Not saved: this inspection is not on this computer any more. Open its evidence file again.';
    case 'person-unknown':
      return 'Not saved: Plumbline does not know your name yet. Give your name and role first.';
    case 'disposed':
      return 'Not saved: what this belongs to was disposed of on this computer, and nothing is added to it any more. Choose another inspection or item.';
  }
}

/** For a field whose words were not saved: they stand there still. */
export const keptInField = (error: StoreError): string =>
  `${storeErrorSentence(error)} What you typed is still in the field.`;

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

export function frameworkErrorSentence(error: StoreError | FrameworkError): string {
  switch (error.type) {
    case 'framework-invalid':
      return `This criteria edition cannot be used: at “${error.path || 'its beginning'}” something is wrong (${error.reason}). Put it right in the file and add it again.`;
    case 'framework-id-duplicated':
      return `This criteria edition uses “${error.id}” twice, the second time at “${error.path}”. Give each its own and add the file again.`;
    default:
      return storeErrorSentence(error);
  }
}
