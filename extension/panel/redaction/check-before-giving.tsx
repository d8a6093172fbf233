import { useEffect } from 'preact/hooks';
import type { ItemState } from '../../../shared/ledger/inspection-state.ts';
import type { ViewProps } from '../panel-model.ts';
import { counted } from '../plain-words.ts';
import { useChecks } from './use-checks.ts';
import { WhatLeaves } from './what-leaves.tsx';

export interface CheckBeforeGivingProps extends ViewProps {
  readonly items: readonly ItemState[];
  readonly withNotes: boolean;
  readonly onChecked: () => void;
}

/** What would still leave with a few items: on paper, or as a copy of a file. */
export function CheckBeforeGiving({ items, withNotes, onChecked, ...view }: CheckBeforeGivingProps) {
  const { checks } = useChecks(view, items);
  const isChecked = checks.value !== null;
  useEffect(() => {
    if (isChecked) onChecked();
  }, [isChecked]);
  if (checks.value === null)
    return <p role="status">Looking for names in {counted(items.length, 'item')} …</p>;
  return (
    <WhatLeaves
      panel={view.panel}
      items={items}
      checks={checks.value}
      withNotes={withNotes}
      withOthers={false}
    />
  );
}
