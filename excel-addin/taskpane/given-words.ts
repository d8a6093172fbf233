import type { GivenCounts } from './judgments-pack.ts';
import { counted, listed } from './plain-words.ts';

/** What a judgments file holds: its judgments and awards always, the rest where there is any. */
export function givenWords(counts: GivenCounts): string {
  const { judgments, awards, findings, cases, measures, moderations, signOffs, papers } = counts;
  const rest = [
    [findings, 'finding'],
    [cases, 'case'],
    [measures, 'measure'],
    [moderations, 'moderation'],
    [signOffs, 'sign-off'],
    [papers, 'document or note', 'documents and notes'],
  ] as const;
  return listed([
    counted(judgments, 'judgment'),
    counted(awards, 'awarded grade'),
    ...rest.filter(([count]) => count > 0).map(([count, one, many]) => counted(count, one, many)),
  ]);
}
