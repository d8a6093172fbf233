import type { PackError } from '../shared/exchange/pack.ts';
import { packErrorSentence } from '../shared/exchange/pack-sentences.ts';
import type { Fault } from '../shared/ledger/verify.ts';
import { breaks } from './check-list.ts';
import { countWords } from './plain-words.ts';
import type { Check, Report } from './report.ts';

export interface Counts {
  readonly entryCount: number;
  readonly absentCount: number;
  /** Of these, how many were disposed of on record. */
  readonly disposedCount: number;
}

type VerdictWords = Pick<Report, 'verdict' | 'headline' | 'summary'>;

export function verdictOf(
  checks: readonly Check[],
  faults: readonly Fault[],
  { entryCount, absentCount, disposedCount }: Counts,
): VerdictWords {
  const broken = breaks(faults);
  if (broken.length > 0 && broken.every(({ type }) => type === 'entry-newer')) {
    return {
      verdict: 'unreadable',
      headline: 'This file could not be read to its end',
      summary: 'Part of it was written by a newer Plumbline. Use the verifier that came with that one.',
    };
  }
  if (checks.some(({ outcome }) => outcome === 'does-not-hold')) {
    return {
      verdict: 'does-not-hold',
      headline: 'This file does not hold',
      summary:
        'Something was changed, taken out or put in after it was signed. What is told below is only what the file claims.',
    };
  }
  const how = disposedCount === absentCount ? 'disposed of' : 'erased or left out';
  const gone = absentCount === 0 ? '' : `, with ${countWords(absentCount, 'text')} ${how}`;
  return {
    verdict: 'holds',
    headline: `This file holds${gone}`,
    summary: `${countWords(entryCount, 'entry', 'entries')}: none missing, none changed, each under a genuine signature.`,
  };
}

/** A file whose bytes are not those that were written, as far as it can be told without reading it. */
const isChanged: ReadonlySet<PackError['type']> = new Set<PackError['type']>([
  'pack-changed',
  'pack-cut-short',
]);

/** Of a file that is not read at all. */
export function refusal(error: PackError): Report {
  const summary =
    error.type === 'pack-encrypted'
      ? 'It is locked. Unlock it first with its password or key, in Plumbline or with the age program (age --decrypt), and check the unlocked file.'
      : packErrorSentence(error);
  const nothing = {
    checks: [],
    facts: [],
    records: [],
    given: [],
    disposed: [],
    isStamped: false,
    absent: [],
  };
  return isChanged.has(error.type)
    ? { verdict: 'does-not-hold', headline: 'This file does not hold', summary, ...nothing }
    : { verdict: 'unreadable', headline: 'This file could not be read', summary, ...nothing };
}
