import type { FoundClip, MarkTabAnswer } from '../marks/marks-messages.ts';

type Verdict = FoundClip['verdict'];

/** One fixed word a verdict; what it means stands beside it. */
export const verdictWords: Readonly<Record<Verdict, readonly [word: string, meaning: string]>> = {
  same: ['Same', 'stands there as clipped'],
  moved: ['Moved', 'unchanged, but in another place'],
  changed: ['Changed', 'other words stand in its place'],
  ambiguous: ['Not certain', 'several places are as likely, so none is marked'],
  gone: ['Gone', 'is no longer on the page'],
};

const order: readonly Verdict[] = ['same', 'moved', 'changed', 'ambiguous', 'gone'];

/** "On this page: 3 clips (2 same, 1 gone)". */
export function foundInShort(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return 'On this page: no clips marked';
  const parts = order.flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length;
    return count === 0 ? [] : [`${count} ${verdictWords[verdict][0].toLowerCase()}`];
  });
  const clips = verdicts.length === 1 ? '1 clip' : `${verdicts.length} clips`;
  return `On this page: ${clips} (${parts.join(', ')})`;
}

export function lookedSentence(answer: Exclude<MarkTabAnswer, 'marked'>): string {
  return answer === 'no-clips'
    ? 'No clip of this inspection was made at the address in front.'
    : 'Plumbline may not look at this page yet. Press its toolbar button on the page once, or add this system under “Files”.';
}
