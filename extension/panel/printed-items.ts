import { signal } from '@preact/signals';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';

/** The items that are being printed; empty at all other times, so that long lists are not laid out twice. */
export const printed = signal<readonly ItemState[]>([]);

/** To be called once printing is over. */
export const clearPrinted = (): void => {
  printed.value = [];
};
