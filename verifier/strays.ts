import type { Pack } from '../shared/exchange/pack.ts';
import type { VerifiedLog } from '../shared/ledger/verify.ts';
import { countWords } from './plain-words.ts';

/** Texts that no entry names, or that stand there twice: nobody signed for them. */
export function strayContents({ contents }: Pack, logs: readonly VerifiedLog[]): readonly string[] {
  const named = new Set(
    logs.flatMap(({ entries }) => entries.flatMap(({ body }) => body.content?.commitment ?? [])),
  );
  const there = new Set(contents.map(({ commitment }) => commitment));
  const strays = [...there].filter((commitment) => !named.has(commitment)).length;
  const twice = contents.length - there.size;
  return [
    ...(strays === 0
      ? []
      : [`${countWords(strays, 'text belongs', 'texts belong')} to no entry: nobody signed for it.`]),
    ...(twice === 0 ? [] : [`${countWords(twice, 'text stands', 'texts stand')} there twice.`]),
  ];
}
