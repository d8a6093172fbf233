import { isSameAddress } from '../../shared/evidence/is-same-address.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { ClipToFind } from './marks-messages.ts';

/** A frame of a tab; `url` and `pageUrl` are the same for the page itself. */
export interface FrameAddress {
  readonly url: string;
  readonly pageUrl: string;
}

/** The clips that were made at this address and have something to be found by. */
export function clipsOfFrame(items: readonly ItemState[], frame: FrameAddress): readonly ClipToFind[] {
  return items.flatMap(({ id, original, withdrawn }) => {
    if (original.type !== 'clip' || original.anchor === null || withdrawn !== null) return [];
    const { pageUrl, frameUrl, anchor } = original;
    const isHere =
      isSameAddress(frameUrl ?? pageUrl, frame.url) &&
      (hasAddress(frame.url) || isSameAddress(pageUrl, frame.pageUrl));
    return isHere ? [{ item: id, anchor }] : [];
  });
}

/** A frame whose text was written into the page says no more than "about:srcdoc". */
const hasAddress = (url: string): boolean => !url.startsWith('about:');
