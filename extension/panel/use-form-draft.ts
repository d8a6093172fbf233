import type { ReadonlySignal } from '@preact/signals';
import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Json } from '../../shared/brand.ts';
import { ownFaultSentence } from './failure-sentences.ts';
import type { PanelModel } from './panel-model.ts';
import { useDraft } from './use-draft.ts';

export interface FormDraft<T> {
  readonly fields: ReadonlySignal<T>;
  readonly isRestored: ReadonlySignal<boolean>;
  readonly isReady: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | null>;
  set(fields: Partial<T>): void;
  /**
   * Does the form's work with its fields as they are now, without spaces around them: once, however often it is asked for meanwhile. Where that
   * went well the form is emptied, but for what was typed while it was under way.
   */
  submit(work: (fields: T) => Promise<boolean>): Promise<void>;
  /** Empties the form: its words are not wanted. */
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
  const isUnderWay = useRef(false);
  const leave = async (rest: string) => {
    draft.type(rest);
    if (rest === blank) await draft.settle(blank);
  };
  return {
    ...{ fields, isRestored: draft.isRestored, isReady: draft.isReady, problem: draft.problem },
    set(changed) {
      draft.type(JSON.stringify({ ...fields.peek(), ...changed }));
    },
    async submit(work) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      const done = fields.peek();
      try {
        if (await work(trimmed(done))) await leave(JSON.stringify(typedSince(initial, done, fields.peek())));
      } catch (error) {
        panel.tell({ level: 'problem', text: ownFaultSentence(error) });
      } finally {
        isUnderWay.current = false;
      }
    },
    clear: () => leave(blank),
  };
}

const trimmed = <T extends { readonly [field: string]: Json }>(fields: T): T =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value]),
  ) as T;

/** What stands in the form beyond what was done with it: words added behind others, and fields that were changed. */
function typedSince<T extends { readonly [field: string]: Json }>(initial: T, done: T, now: T): T {
  const rest = Object.entries(now).map(([field, value]): [string, Json | undefined] => {
    const before = done[field];
    if (JSON.stringify(value) === JSON.stringify(before)) return [field, initial[field]];
    const isLonger = typeof value === 'string' && typeof before === 'string' && value.startsWith(before);
    return [field, isLonger ? value.slice(before.length) : value];
  });
  return Object.fromEntries(rest) as T;
}

/** Our own text read back; fields that an older version did not know take their first value. */
function toFields<T extends object>(text: string, initial: T): T {
  try {
    return { ...initial, ...(JSON.parse(text) as Partial<T>) };
  } catch {
    return initial;
  }
}
