import { figureInShort } from '../../proposals/find-sentence.ts';
import { figureOf, type MeasureReading } from '../../sheets/measure-readings.ts';
import { numberWords } from '../../sheets/number-words.ts';
import { listed } from '../plain-words.ts';

type Counts = Pick<MeasureReading, 'numerator' | 'denominator'>;

const wordsOf = (value: MeasureReading['numerator']): string => {
  const figure = figureOf(value);
  return figure.type === 'number' ? numberWords(figure.number) : figureInShort(figure);
};

/** '1,204 of 3,310'. */
export const countsWords = ({ numerator, denominator }: Counts): string =>
  `${wordsOf(numerator)} of ${wordsOf(denominator)}`;

const reasons = {
  'no-number': 'A figure is no number',
  'below-none': 'A figure is below 0',
  nothing: 'Counted out of 0',
  more: 'The numerator is larger than the denominator',
} as const;

/** Why a force cannot be placed among the others; null where it can. The same conditions as those of a funnel. */
function unfitReason({ numerator, denominator }: Counts): keyof typeof reasons | null {
  const [count, size] = [figureOf(numerator), figureOf(denominator)];
  if (count.type !== 'number' || size.type !== 'number') return 'no-number';
  if (count.number < 0 || size.number < 0) return 'below-none';
  if (size.number === 0) return 'nothing';
  return count.number > size.number ? 'more' : null;
}

export const isUnfit = (counts: Counts): boolean => unfitReason(counts) !== null;

/** 'The numerator is larger than the denominator: Kent and Essex.', a sentence for each reason. */
export function unfitSentences(forces: readonly (Counts & { readonly name: string })[]): readonly string[] {
  const groups = Map.groupBy(forces, unfitReason);
  return [...groups].flatMap(([reason, members]) =>
    reason === null ? [] : [`${reasons[reason]}: ${listed(members.map(({ name }) => name))}.`],
  );
}
