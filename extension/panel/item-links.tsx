import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { Criterion } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import { removeLink, setFields } from '../../shared/ledger/change.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { CriterionPicker } from './criterion-picker.tsx';
import { lastDirection } from './item-facts.ts';
import type { ItemProps } from './item-in-hand.tsx';
import { directionWords, keysOf } from './plain-words.ts';

type Link = ItemState['links'][number];

/** Which criteria an item bears on, and which way it points for each. */
export function ItemLinks({
  item,
  panel,
  inspection,
  state,
  onDone,
}: ItemProps & { onDone?: (() => void) | undefined }) {
  const said = useSignal('');
  const link = async (criterion: Criterion) => {
    const existing = item.links.find((one) => one.criterion === criterion.id);
    if (existing !== undefined) return unlink(existing, criterion);
    const direction = lastDirection(state);
    const fields = { item: item.id, criterion: criterion.id, direction };
    const isDone = await panel.record(inspection, [setFields('link', { id: panel.effects.newId() }, fields)]);
    if (isDone)
      said.value = `Linked to ${criterion.number} ${criterion.label}, points to: ${directionWords[direction]}.`;
  };
  const unlink = async (existing: Link, criterion: Criterion | undefined) => {
    const isDone = await panel.record(inspection, [removeLink(existing)]);
    if (isDone) said.value = `${criterion?.number ?? 'The criterion'} taken off.`;
  };
  return (
    <div class="stack-tight">
      <CriterionPicker
        framework={inspection.framework}
        label="Criteria (short labels are ours)"
        chosen={new Set(item.links.map(({ criterion }) => criterion))}
        onToggle={(criterion) => void link(criterion)}
        onDone={onDone}
        wantsFocus={onDone && panel.wantsFocus}
      />
      <p class="visually-hidden" aria-live="polite">
        {said.value}
      </p>
      <ul class="stack-tight">
        {item.links.map((one) => (
          <LinkChip
            key={one.id}
            link={one}
            criterion={findCriterion(inspection.framework, one.criterion)}
            onDirection={(direction) =>
              void panel.record(inspection, [setFields('link', one, { direction })])
            }
            onRemove={() => void unlink(one, findCriterion(inspection.framework, one.criterion))}
          />
        ))}
      </ul>
    </div>
  );
}

interface LinkChipProps {
  readonly link: Link;
  readonly criterion: Criterion | undefined;
  readonly onDirection: (direction: Direction) => void;
  readonly onRemove: () => void;
}

function LinkChip({ link, criterion, onDirection, onRemove }: LinkChipProps) {
  const id = useId();
  const number = criterion?.number ?? link.criterion;
  return (
    <li class="chip" data-direction={link.direction}>
      <details>
        <summary>
          {number} {criterion?.label}
        </summary>
        <p class="muted">{criterion?.text ?? 'This criterion is in another criteria edition.'}</p>
      </details>
      <button type="button" class="button-plain" aria-label={`Remove ${number}`} onClick={onRemove}>
        Remove
      </button>
      <div class="points-to">
        <label for={id}>Points to</label>
        <select
          id={id}
          value={link.direction}
          onChange={(event) => onDirection(event.currentTarget.value as Direction)}
        >
          {keysOf(directionWords).map((direction) => (
            <option key={direction} value={direction}>
              {directionWords[direction]}
            </option>
          ))}
        </select>
      </div>
    </li>
  );
}
