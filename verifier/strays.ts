import { unzipSync } from 'fflate';
import type { Pack } from '../shared/exchange/pack.ts';
import { unwrapPackText } from '../shared/exchange/pack-text.ts';
import type { VerifiedLog } from '../shared/ledger/verify.ts';
import { countWords, firstOf } from './plain-words.ts';
import type { Check } from './report.ts';

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
      : [
          `${countWords(strays, 'text belongs', 'texts belong')} to no entry: put in by somebody who did not sign.`,
        ]),
    ...(twice === 0 ? [] : [`${countWords(twice, 'text stands', 'texts stand')} there twice.`]),
  ];
}

const knownPaths =
  /^(?:manifest\.json|contents\.jsonl|logs\/[0-9a-f]{32}\/(?:entries|checkpoints|timestamps)\.jsonl|frameworks\/[^/]+\.json|attachments\/[0-9a-f]{64})$/;

/** Parts that a later version may have, or that somebody put in: they are named, and not looked into. */
export function checkUnknownParts(file: Uint8Array): readonly Check[] {
  const unknown: string[] = [];
  unzipSync(unwrapPackText(file), {
    filter: ({ name }) => {
      if (!knownPaths.test(name)) unknown.push(name);
      return false;
    },
  });
  if (unknown.length === 0) return [];
  const sentences = unknown.map(
    (name) => `“${name}” is not looked into: this verifier does not know what it is.`,
  );
  return [{ outcome: 'note', title: 'Parts that are not known', sentences: firstOf(sentences) }];
}
