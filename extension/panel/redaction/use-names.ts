import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HiddenNames, HideError, NamesStore } from '../../store/names-store.ts';
import { storeErrorSentence } from '../import-sentences.ts';
import type { ViewProps } from '../panel-model.ts';

export interface NamesInHand {
  /** Null until they are read. */
  readonly names: Signal<HiddenNames | null>;
  readonly store: Signal<NamesStore | null>;
  read(): Promise<void>;
  /** True when it is on the disk; otherwise a line says why not. */
  save(changed: Partial<Pick<HiddenNames, 'people' | 'isConfirmed' | 'keepsOriginals'>>): Promise<boolean>;
}

/** The names to hide in an inspection, as they are now. */
export function useNames({ panel, inspection }: ViewProps): NamesInHand {
  const names = useSignal<HiddenNames | null>(null);
  const store = useSignal<NamesStore | null>(null);
  const read = async () => {
    store.value ??= await panel.effects.store.namesOf(inspection.id);
    names.value = await store.value.read();
  };
  useEffect(() => void read(), [inspection.id]);
  const save: NamesInHand['save'] = async (changed) => {
    const standing = names.peek();
    if (standing === null || store.value === null) return false;
    const { revision, people, isConfirmed, keepsOriginals } = standing;
    const saved = await store.value.save({ revision, people, isConfirmed, keepsOriginals, ...changed });
    await read();
    if (saved.ok) panel.saved(saved.value.savedAtMs);
    else panel.tell({ level: 'problem', text: hideErrorSentence(saved.error) });
    return saved.ok;
  };
  return { names, store, read, save };
}

export function hideErrorSentence(error: HideError): string {
  if (error.type === 'changed-meanwhile')
    return 'Nothing was changed: the names or the item were changed in another window. What is shown now is as it stands; try again.';
  if (error.type === 'page-owed')
    return 'Nothing was hidden: the page of this item is still being kept. Wait until it says “Page kept”, then try again.';
  return storeErrorSentence(error);
}
