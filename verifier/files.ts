import type { Pack } from '../shared/exchange/pack.ts';
import { filesOf } from '../shared/exchange/verify-pack.ts';
import type { InspectionState } from '../shared/ledger/inspection-state.ts';
import { countWords } from './plain-words.ts';

/** The attached files, counted; those that no item names are strays. */
export function findFiles(
  { attachments, omitsPages = false }: Pack,
  { items }: InspectionState,
): { readonly sentences: readonly string[]; readonly strays: readonly string[] } {
  const named = new Set(items.flatMap(filesOf).map(({ commitment }) => commitment));
  const there = new Set(attachments.map(({ commitment }) => commitment));
  const strays = [...there].filter((commitment) => !named.has(commitment)).length;
  const left = [...named].filter((commitment) => !there.has(commitment)).length;
  return {
    sentences: [
      named.size === 0
        ? 'No entry names a file.'
        : `${countWords(there.size, 'file')}, each the one that its entry names.`,
      ...(omitsPages
        ? [
            `Kept pages were left out on purpose, as the file itself says (nobody signs for that): ${countWords(left, 'file that an entry names is', 'files that entries name are')} not here.`,
          ]
        : []),
    ],
    strays:
      strays === 0
        ? []
        : [
            `${countWords(strays, 'file belongs', 'files belong')} to no item: put in by somebody who did not sign.`,
          ],
  };
}
