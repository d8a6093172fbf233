import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import { hasAllWords, toSearchText, toSearchWords } from './search-text.ts';

/**
 * The criteria that a person may mean by what they typed, best first: the number, the start of the number, words that
 * begin words of our label, then words anywhere in the published text. Nothing typed means all, as published.
 */
export function matchCriteria(framework: Framework, query: string): readonly Criterion[] {
  const words = toSearchWords(query);
  if (words.length === 0) return criteriaOf(framework);
  return framework.topics
    .flatMap((topic) =>
      topic.criteria.map((criterion) => ({ criterion, rank: rankOf(criterion, topic.name, words) })),
    )
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => Number(a.rank) - Number(b.rank))
    .map(({ criterion }) => criterion);
}

function rankOf(
  { number, label, text }: Criterion,
  topicName: string,
  words: readonly string[],
): number | null {
  const [first = '', ...others] = words;
  if (others.length === 0 && first === number) return 0;
  if (others.length === 0 && /^\d/.test(first)) return number.startsWith(first) ? 1 : null;
  const labelWords = toSearchText(label).split(/[ -]/);
  if (words.every((word) => labelWords.some((labelWord) => labelWord.startsWith(word)))) return 2;
  if (hasAllWords(toSearchText(`${number} ${label} ${topicName} ${text}`), words)) return 3;
  return null;
}
