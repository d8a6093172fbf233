import type { ReadonlySignal } from '@preact/signals';
import { useComputed } from '@preact/signals';
import type { Json } from '../../shared/brand.ts';
import type { PanelModel } from './panel-model.ts';
import { useDraft } from './use-draft.ts';

export interface FormDraft<T> {
  readonly fields: ReadonlySignal<T>;
  readonly isRestored: ReadonlySignal<boolean>;
  readonly isReady: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | null>;
  set(fields: Partial<T>): void;
  /** Empties the form: its words are recorded, or not wanted. */
  clear(): Promise<void>;
}

/** A form of several fields, kept as one draft from the first keystroke. */
export function useFormDraft<T extends { readonly [field: string]: Json }>(
  panel: PanelModel,
  name: string,
  initial: T,
): FormDraft<T> {
  const blank = JSON.stringify(initial);
  const draft = useDraft(panel, name, blank);
  const fields = useComputed(() => toFields(draft.text.value, initial));
  return {
    ...{ fields, isRestored: draft.isRestored, isReady: draft.isReady, problem: draft.problem },
    set(changed) {
      draft.type(JSON.stringify({ ...fields.peek(), ...changed }));
    },
    async clear() {
      draft.type(blank);
      await draft.settle(blank);
    },
  };
}

/** Our own text read back; fields that an older version did not know take their first value. */
function toFields<T extends object>(text: string, initial: T): T {
  try {
    return { ...initial, ...(JSON.parse(text) as Partial<T>) };
  } catch {
    return initial;
  }
}
