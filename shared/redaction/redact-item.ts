import type { ItemOriginal, ItemShown } from '../evidence/item.ts';
import { gridToText } from '../evidence/shown-clip.ts';
import { derivativeOfClip, plainAddress, wordsOfClip } from './redact-clip.ts';
import { type RedactedJson, type Redaction, redactJson } from './redact-json.ts';

/** All that an item says in words; `page` is what was kept of its page, read into plain data. */
export interface ItemWords<Page> {
  readonly original: ItemOriginal;
  readonly shown: ItemShown;
  readonly note: string;
  readonly followUp: string | null;
  readonly withdrawn: string | null;
  readonly page: Page;
}

/**
 * The derivative of an item, its page included: what is found in one part of it is hidden in all. A file that the item
 * was made from is not in it, since nothing can be hidden inside.
 */
export function redactItem<Page>(item: ItemWords<Page>, redaction: Redaction): RedactedJson<ItemWords<Page>> {
  const { original, shown, note, followUp, withdrawn, page } = item;
  const isClip = original.type === 'clip';
  const said = isClip ? wordsOfClip(original) : withoutFile(original);
  const source = isClip ? plainAddress(shown.source) : shown.source;
  const words = { said, shown: { ...shown, source }, note, followUp, withdrawn, page };
  const { value, ...told } = redactJson(words, redaction);
  return {
    value: {
      original: isClip
        ? { type: 'clip', ...derivativeOfClip(original, value.said as ReturnType<typeof wordsOfClip>) }
        : (value.said as ItemOriginal),
      shown: { ...value.shown, text: value.shown.grid ? gridToText(value.shown.grid) : value.shown.text },
      ...{ note: value.note, followUp: value.followUp, withdrawn: value.withdrawn, page: value.page },
    },
    ...told,
  };
}

const withoutFile = (original: Exclude<ItemOriginal, { type: 'clip' }>): ItemOriginal =>
  original.type === 'document' ? { ...original, attachment: null } : original;
