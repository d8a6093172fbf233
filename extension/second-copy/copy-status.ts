import { browser } from 'wxt/browser';
import type { PlaceName } from './copy-places.ts';
import type { CopyError } from './write-copy.ts';

export type CopyFault =
  | CopyError
  /** The browser wants the person's leave for the folder anew. */
  | { readonly type: 'asks' }
  /** `reason` is the browser's own word, without content. */
  | { readonly type: 'failed'; readonly reason: string };

export interface PlaceStatus {
  readonly place: PlaceName;
  /** When it was last found to hold all that there is. */
  readonly currentAtMs: number | null;
  /** When it was last read back whole. */
  readonly verifiedAtMs: number | null;
  readonly fault: CopyFault | null;
}

export type CopyStatus = readonly PlaceStatus[];

const statusKey = 'secondCopy';

type Held = { readonly [statusKey]?: CopyStatus };

/** In memory as long as Plumbline is unlocked: after that, copies are read back anew. */
export const readCopyStatus = async (): Promise<CopyStatus> =>
  (await browser.storage.session.get<Held>(statusKey))[statusKey] ?? [];

export const keepCopyStatus = (status: CopyStatus): Promise<void> =>
  browser.storage.session.set({ [statusKey]: status } satisfies Held);

/** Returns the way to stop. */
export function onCopyStatus(listener: (status: CopyStatus) => void): () => void {
  const hear = (changes: { readonly [key: string]: { readonly newValue?: unknown } }) => {
    const change = changes[statusKey];
    if (change !== undefined) listener((change.newValue as CopyStatus | undefined) ?? []);
  };
  browser.storage.session.onChanged.addListener(hear);
  return () => browser.storage.session.onChanged.removeListener(hear);
}
