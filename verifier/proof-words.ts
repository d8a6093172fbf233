import { stampDoesNotProve, stampProves } from '../shared/time-stamps/time-stamp-sentences.ts';
import type { Report } from './report.ts';

/**
 * What a good answer stands for and what it cannot, in the manner of the WACZ signing specification
 * (https://specs.webrecorder.net/wacz-auth/0.1.0/), which says outright what its signatures do not prove.
 */
const proves: readonly string[] = [
  'Who put it together: whoever holds the key behind each signing mark wrote and signed that computer’s entries. A mark is the same in every evidence file of this inspection that holds that computer’s entries: compare it with an earlier file, or ask the person to check theirs.',
  'That nothing was changed since: no entry that was signed was altered, taken out, put in or moved; what each one says and every attached file that it names are as they were when they were signed, apart from words listed here as not in the file.',
  'That the computers agree: what one had seen of another’s entries when it signed is still there and still the same.',
];

const doesNotProve: readonly string[] = [
  'What the force’s system really showed. The file keeps what a browser handed over; that the page was genuine rests on the person and the computer.',
  'That a clock was right. All times are what each computer’s own clock said.',
  'Who sat at the computer. Names are as they were typed, and anybody can begin a record of their own under any name: only the signing mark tells one keyholder from another.',
  'That nothing came after. Entries that no other computer had seen yet, counted above for each computer, could have been left out or rewritten by their own author, and no check of this file alone would show it. An older copy of the whole file looks just as good as a new one: check it together with every other file of the inspection that you can get. The record of somebody whom nobody else had seen can be missing altogether.',
  'Why words are missing. A text that is not in the file was erased or left out; the entry itself is still vouched for, and proves that the text would be recognised.',
  'What the file says about itself: when it was made, whether kept pages were left out, and the wording of a criteria edition that this verifier does not know. Nobody signs for these.',
];

type Proven = Pick<Report, 'isStamped'>;

export const provesOf = ({ isStamped }: Proven): readonly string[] =>
  isStamped ? [...proves, stampProves] : proves;

export const doesNotProveOf = ({ isStamped }: Proven): readonly string[] =>
  isStamped
    ? [...doesNotProve, ...stampDoesNotProve.map((sentence) => `Of a time stamp: ${lowerFirst(sentence)}`)]
    : doesNotProve;

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
