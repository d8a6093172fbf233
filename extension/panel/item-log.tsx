import { useEffect } from 'preact/hooks';
import { eventsOfItem } from '../../shared/ledger/custody.ts';
import { lawfulUse } from './custody/custody-words.ts';
import { EventLine } from './custody/event-line.tsx';
import { useCustody } from './custody/use-custody.ts';
import type { ItemProps } from './item-in-hand.tsx';

/** Who gathered an item, changed it, saw it and gave it out, newest first. */
export function ItemLog({ item, ...view }: ItemProps) {
  const { inspection, state } = view;
  const events = useCustody(view);
  useEffect(() => inspection.noteLook({ way: 'log', items: [item.id] }), [inspection, item.id]);
  if (events === null) return <p class="muted">Reading the record …</p>;
  const own = eventsOfItem(events.toReversed(), item.id).toReversed();
  return (
    <div class="stack-tight">
      <p class="muted">{lawfulUse}</p>
      <ul class="stack-tight" aria-label="What happened to this item">
        {own.map((event) => (
          <EventLine key={event.ref} event={event} state={state} namesItems={false} />
        ))}
      </ul>
    </div>
  );
}
