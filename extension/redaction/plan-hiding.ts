import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { ItemWords } from '../../shared/redaction/redact-item.ts';
import { redactItem } from '../../shared/redaction/redact-item.ts';
import type { RedactedJson } from '../../shared/redaction/redact-json.ts';
import type { Derivative, HiddenNames } from '../store/names-store.ts';
import { type CoveredPictures, makeDerivative } from './make-derivative.ts';
import type { PageWords } from './read-item-words.ts';

/** What hiding names would make of an item. */
export type Plan = RedactedJson<ItemWords<PageWords>>;

/** `spared`: identities that a person has unticked. */
export const planHiding = (
  words: ItemWords<PageWords>,
  { people, tokens }: HiddenNames,
  spared: ReadonlySet<string> = new Set(),
): Plan => redactItem(words, { caseList: people, book: new Map(tokens), spared });

interface Hiding {
  readonly item: ItemState;
  readonly plan: Plan;
  readonly names: HiddenNames;
  readonly pictures: CoveredPictures;
}

/** Ready to be stored in place of the item. */
export async function toDerivative(
  { item, plan, names, pictures }: Hiding,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<Derivative> {
  const made = await makeDerivative({ item, words: plan.value, pictures, randomBytes });
  return { ...made, book: plan.book, revision: names.revision };
}
