import { faultSentence, type WhoseEntries } from '../shared/exchange/pack-sentences.ts';
import type { Fault } from '../shared/ledger/verify.ts';
import { firstOf } from './plain-words.ts';
import type { Check } from './report.ts';

interface CheckPlan {
  readonly title: string;
  readonly faults: readonly Fault['type'][];
}

/** In the order in which one rests on the other: what comes after a broken one was not checked, or not wholly. */
const plans = {
  entries: {
    title: 'Entries are complete and unchanged',
    // And whatever is named nowhere else.
    faults: [],
  },
  signatures: {
    title: 'Every entry stands under a genuine signature',
    faults: ['entries-unsigned', 'signature-wrong', 'root-differs', 'checkpoint-missing'],
  },
  words: {
    title: 'What the entries say is as it was written',
    faults: ['content-changed', 'redaction-differs'],
  },
  between: {
    title: 'The computers agree about each other’s entries',
    faults: ['log-missing', 'log-rolled-back', 'log-forked'],
  },
  files: {
    title: 'Attached files are as they were added',
    faults: ['attachment-missing', 'attachment-changed'],
  },
} as const satisfies Record<string, CheckPlan>;

export type CheckName = keyof typeof plans;

const named = new Set<Fault['type']>(
  Object.values(plans).flatMap(({ faults }): readonly Fault['type'][] => faults),
);

/** Intact or not there: told apart from what was changed. */
const told: ReadonlySet<Fault['type']> = new Set<Fault['type']>(['content-missing', 'content-invalid']);

export const breaks = (faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(({ type }) => !told.has(type));

export interface Good {
  readonly sentences: readonly string[];
  /** Things that no entry names: nobody signed for them. */
  readonly strays?: readonly string[];
}

export function listChecks(
  faults: readonly Fault[],
  whose: WhoseEntries,
  good: Readonly<Record<CheckName, Good>>,
): readonly Check[] {
  const checks: Check[] = [];
  for (const name of Object.keys(plans) as CheckName[]) {
    const { title, faults: types }: CheckPlan = plans[name];
    const { sentences, strays = [] } = good[name];
    const found = breaks(faults).filter(({ type }) =>
      name === 'entries' ? !named.has(type) : types.includes(type),
    );
    const problems = [...found.map((fault) => faultSentence(fault, whose)), ...strays];
    const isBlocked = checks.some(({ outcome }) => outcome === 'does-not-hold');
    if (problems.length > 0) checks.push({ outcome: 'does-not-hold', title, sentences: firstOf(problems) });
    else if (isBlocked)
      checks.push({ outcome: 'not-checked', title, sentences: ['It cannot be told while the above is so.'] });
    else checks.push({ outcome: 'holds', title, sentences });
  }
  return checks;
}
