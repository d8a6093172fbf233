import { useState } from 'preact/hooks';
import { counted } from '../plain-words.ts';

export interface TickRow {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Why it should not be taken without thinking; '' where nothing speaks against it. */
  readonly why: string;
}

export interface RowTicksProps {
  readonly legend: string;
  readonly rows: readonly TickRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onChange: (ticked: ReadonlySet<string>) => void;
  /** The value under the name: for values that are too long to stand beside it. */
  readonly isStacked?: boolean;
}

/** From here on a filter is less work than looking. */
const filterFrom = 10;

/** So many stand in the page at once: more would make each press slow, and nobody reads them. */
const mostShown = 300;

/** Rows to take or leave, with a filter and one press for all that it shows. */
export function RowTicks({ legend, rows, ticked, onChange, isStacked = false }: RowTicksProps) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  const set = (keys: readonly string[], isTicked: boolean): void => {
    const next = new Set(ticked);
    for (const key of keys) {
      if (isTicked) next.add(key);
      else next.delete(key);
    }
    onChange(next);
  };
  const all = shown.map(({ key }) => key);
  return (
    <fieldset class="stack-tight">
      <legend>
        {legend}: {ticked.size} of {rows.length} ticked
      </legend>
      {rows.length >= filterFrom && (
        <div class="row-ticks-head">
          <label for="row-filter">Show only rows with</label>
          <input
            id="row-filter"
            type="text"
            autocomplete="off"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </div>
      )}
      <div class="row">
        <button type="button" class="button-small" onClick={() => set(all, true)}>
          Tick {wanted === '' ? 'all' : `these ${shown.length}`}
        </button>
        <button type="button" class="button-small" onClick={() => set(all, false)}>
          Untick {wanted === '' ? 'all' : `these ${shown.length}`}
        </button>
      </div>
      {shown.length === 0 && <p>No row has that in its name.</p>}
      <ul class="row-ticks">
        {shown.slice(0, mostShown).map((row) => (
          <TickLine
            key={row.key}
            row={row}
            isTicked={ticked.has(row.key)}
            isStacked={isStacked}
            onTick={(is) => set([row.key], is)}
          />
        ))}
      </ul>
      {shown.length > mostShown && (
        <p class="muted">
          The first {mostShown} of {shown.length.toLocaleString('en-GB')} are listed. Name some above to see
          others.
        </p>
      )}
      <p class="visually-hidden" role="status">
        {wanted === '' ? '' : `${counted(shown.length, 'row')} shown`}
      </p>
    </fieldset>
  );
}

interface TickLineProps {
  readonly row: TickRow;
  readonly isTicked: boolean;
  readonly isStacked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

const TickLine = ({ row: { name, value, why }, isTicked, isStacked, onTick }: TickLineProps) => (
  <li>
    <label class="check tick-line">
      <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span class="grow">
        {name}
        {isStacked && <span class="muted count tick-why">{value}</span>}
        {why !== '' && <span class="muted tick-why">{why}</span>}
      </span>
      {!isStacked && <span class="count">{value}</span>}
    </label>
  </li>
);
