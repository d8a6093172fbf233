import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ItemState } from '../../../shared/ledger/inspection-state.ts';
import { checkItems, checkOthers, type ItemCheck, type OtherWords } from '../../redaction/check-items.ts';
import type { ViewProps } from '../panel-model.ts';
import { inTurns } from './in-turns.ts';

export interface Checks {
  readonly items: ReadonlyMap<string, ItemCheck>;
  readonly others: readonly OtherWords[];
}

export interface Checking {
  /** Null until all is looked through. */
  readonly checks: Signal<Checks | null>;
  readonly done: Signal<number>;
}

/** Looks for names in what could leave, in the background of the panel. */
export function useChecks({ panel, inspection, state }: ViewProps, items: readonly ItemState[]): Checking {
  const checks = useSignal<Checks | null>(null);
  const done = useSignal(0);
  useEffect(() => {
    let isWanted = true;
    checks.value = null;
    const look = async () => {
      const names = await (await panel.effects.store.namesOf(inspection.id)).read();
      const onStep = (count: number) => {
        if (count % 100 === 0) done.value = count;
      };
      const found = await inTurns(checkItems(items, names, onStep), () => isWanted);
      if (found !== null && isWanted) checks.value = { items: found, others: checkOthers(state, names) };
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [inspection.id, state, items.length]);
  return { checks, done };
}
