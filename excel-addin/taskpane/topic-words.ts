import type { TopicGrade } from '../../shared/grading/grade-topic.ts';
import { listed } from './plain-words.ts';

/** Sentences under a topic's grade: how far it is settled, and why it is what it is. */
export function topicSentences(grade: TopicGrade, why: string): readonly string[] {
  const { applicable, open, openCriteria, isGraded, low, high, range, slips } = grade;
  if (low === null || high === null) return [`${range}.`];
  if (open === applicable) return ['Nothing is judged yet.'];
  const whyWords = slips === '' ? why : `${why} ${sentence(slips)}`;
  if (isGraded && open === 0) return whyWords === '' ? [] : [whyWords];
  const openWords = `${listed(openCriteria)} ${open === 1 ? 'is' : 'are'} open`;
  return isGraded
    ? [whyWords, `${openWords}; the grade is the same whatever becomes of ${open === 1 ? 'it' : 'them'}.`]
    : [`Between ${low} and ${high}: ${openWords}.`];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export interface SettleLine {
  /** 'Outstanding or Good' */
  readonly ifOpenBecome: string;
  readonly grade: string;
}

/** What would settle an open topic, outcomes that are equal in one line; none where nothing would change it. */
export function settleLines({ isGraded, applicable, open, low, settle }: TopicGrade): readonly SettleLine[] {
  if (isGraded || low === null || open === 0 || open === applicable) return [];
  const lines: { ifAll: string[]; grade: string }[] = [];
  for (const { ifAll, grade } of settle) {
    const last = lines.at(-1);
    if (last?.grade === grade) last.ifAll.push(ifAll);
    else lines.push({ ifAll: [ifAll], grade });
  }
  return lines.map(({ ifAll, grade }) => ({ ifOpenBecome: eitherOf(ifAll), grade }));
}

const eitherOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
