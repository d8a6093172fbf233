import { useEffect, useState } from 'preact/hooks';
import type { CustodyEvent } from '../../../shared/ledger/custody.ts';
import { storageShutSentence } from '../failure-sentences.ts';
import type { ViewProps } from '../panel-model.ts';

/** Everything that happened in the inspection, newest first; null while it is read. Read again after each change. */
export function useCustody({ panel, inspection, state }: ViewProps): readonly CustodyEvent[] | null {
  const [events, setEvents] = useState<readonly CustodyEvent[] | null>(null);
  useEffect(() => {
    let isHere = true;
    const read = async () => {
      // What this window has just shown belongs to it.
      await inspection.looksNoted();
      const all = await panel.effects.store.readCustody(inspection.id);
      if (isHere) setEvents(all.toReversed());
    };
    read().catch((error: unknown) => panel.tell({ level: 'problem', text: storageShutSentence(error) }));
    return () => {
      isHere = false;
    };
  }, [inspection, state]);
  return events;
}
