import { useState } from 'preact/hooks';
import type { OfferedItem } from '../earlier-round.ts';
import { counted } from '../plain-words.ts';

interface OfferedListProps {
  readonly items: readonly OfferedItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** So many at a time, so that the pane stays quick with thousands. */
const pageLength = 50;

/** Evidence of an earlier inspection with its age: nothing is ticked for the person. */
export function OfferedList({ items, chosen, onChoose }: OfferedListProps) {
  const [shown, setShown] = useState(pageLength);
  if (items.length === 0) return null;
  const left = items.length - shown;
  const isAll = chosen.size === items.length;
  const choose = (id: string, isChosen: boolean) =>
    onChoose(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <fieldset class="stack-tight">
      <legend>Evidence that still counts (the newest first)</legend>
      <div>
        <button
          type="button"
          class="button-plain"
          onClick={() => onChoose(isAll ? new Set() : new Set(items.map(({ id }) => id)))}
        >
          {isAll ? 'Tick none' : `Tick all ${items.length.toLocaleString('en-GB')}`}
        </button>
      </div>
      {items.slice(0, shown).map((item) => (
        <label key={item.id} class="check">
          <input
            type="checkbox"
            checked={chosen.has(item.id)}
            onChange={({ currentTarget }) => choose(item.id, currentTarget.checked)}
          />
          <span>
            {excerpt([item.title, item.text].filter((part) => part !== '').join(': '))}{' '}
            <span class="muted">{aboutWords(item)}</span>
          </span>
        </label>
      ))}
      {left > 0 && (
        <div>
          <button type="button" class="button-plain" onClick={() => setShown(shown + pageLength)}>
            Show {Math.min(left, pageLength)} more of {left.toLocaleString('en-GB')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

function aboutWords({ age, links, otherCriteria }: OfferedItem): string {
  const bears =
    links.length === 0 ? 'unsorted' : `bears on ${counted(links.length, 'criterion', 'criteria')}`;
  const others = otherCriteria === 0 ? '' : `, and on ${otherCriteria} that this edition does not have`;
  return `${age}; ${bears}${others}`;
}

const excerpt = (text: string): string => (text.length > 80 ? `${[...text].slice(0, 80).join('')}…` : text);
