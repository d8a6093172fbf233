import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { draftUnreadSentence, ownFaultSentence } from './failure-sentences.ts';
import type { PanelModel } from './panel-model.ts';
import { keptInField } from './store-sentences.ts';

export interface Draft {
  readonly text: ReadonlySignal<string>;
  /** Words from before a crash or a closed window stand in the field again. */
  readonly isRestored: ReadonlySignal<boolean>;
  /** False for the moment in which it is not known yet whether there is a draft. */
  readonly isReady: ReadonlySignal<boolean>;
  /** Why the last keystroke is not safe; null when it is. */
  readonly problem: ReadonlySignal<string | null>;
  isChanged(): boolean;
  type(text: string): void;
  /** Takes the draft away once its words are recorded, or not wanted; words typed meanwhile stay. */
  settle(recorded: string): Promise<void>;
}

/** Words that are safe from the first keystroke, under a name that stays the same over a restart. */
export function useDraft(panel: PanelModel, place: string, recorded: string): Draft {
  const { store, draftSuffix, closedDraftSuffix } = panel.effects;
  const name = place + draftSuffix;
  const text = useSignal(recorded);
  const isRestored = useSignal(false);
  const isReady = useSignal(false);
  const problem = useSignal<string | null>(null);
  const isChanged = useRef(false);
  const waiting = useRef<string | null>(null);
  const isSaving = useRef(false);
  const lastSave = useRef<Promise<unknown>>(Promise.resolve());

  /** A draft that stays behind is no loss: it is offered again, or taken away when it is what is recorded. */
  const discard = () => store.discardDraft(name).catch(() => undefined);

  const read = async (): Promise<string | null> => {
    const own = await store.readDraft(name);
    const closed = own === null ? await closedDraftSuffix() : null;
    if (closed === null) return own;
    const left = await store.readDraft(place + closed);
    // Under this window's name before it is taken from the other's: a crash between the two loses nothing.
    if (left !== null && (await store.saveDraft(name, left)).ok) await store.discardDraft(place + closed);
    return left;
  };

  useEffect(() => {
    let isGone = false;
    const restore = (draft: string | null) => {
      if (isGone) return;
      isReady.value = true;
      if (draft === null || isChanged.current) return;
      if (draft === recorded) return void discard();
      text.value = draft;
      isRestored.value = true;
      isChanged.current = true;
    };
    void read().then(restore, (error: unknown) => {
      isReady.value = true;
      problem.value = draftUnreadSentence(error);
    });
    return () => {
      isGone = true;
    };
  }, [name]);

  useEffect(() => {
    if (!isChanged.current) text.value = recorded;
  }, [recorded]);

  /** While one save is on its way to the disk, only the newest words wait: the disk never falls behind the typing. */
  const save = async () => {
    try {
      while (waiting.current !== null) {
        const next = waiting.current;
        waiting.current = null;
        const saved = await store.saveDraft(name, next);
        problem.value = saved.ok ? null : keptInField(saved.error);
        if (saved.ok && waiting.current === null) panel.saved(saved.value.savedAtMs);
      }
    } catch (error) {
      problem.value = ownFaultSentence(error);
    } finally {
      isSaving.current = false;
    }
  };

  return {
    ...{ text, isRestored, isReady, problem },
    isChanged: () => isChanged.current,
    type(next) {
      text.value = next;
      isChanged.current = true;
      waiting.current = next;
      if (isSaving.current) return;
      isSaving.current = true;
      lastSave.current = save();
    },
    async settle(done) {
      await lastSave.current;
      if (text.peek() !== done) return;
      isChanged.current = false;
      isRestored.value = false;
      await discard();
    },
  };
}
