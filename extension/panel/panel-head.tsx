import type { InspectionSummary } from '../store/store.ts';
import { dateInWords, timeOf } from './format-date.ts';
import { isToSort } from './item-facts.ts';
import type { Place, ViewProps } from './panel-model.ts';
import { inspectionKindWords } from './plain-words.ts';

interface PanelHeadProps extends ViewProps {
  readonly onAnother: () => void;
}

/** Which inspection this is, and when it was last saved. */
export function PanelHead({ panel, inspection, state, onAnother }: PanelHeadProps) {
  const savedAtMs = panel.savedAtMs.value;
  const { fullTabUrl } = panel.effects;
  const listed = panel.inspections.value;
  // The list may be read after the inspection itself.
  const isListed = listed.some(({ id }) => id === inspection.id);
  const shown = state.inspection && { ...state.inspection, isDisposed: inspection.isDisposed() };
  const choices = isListed || shown === null ? listed : [shown, ...listed];
  return (
    <header class="panel-head">
      <h1 class="visually-hidden">Plumbline</h1>
      <div class="row">
        <label class="visually-hidden" for="inspection-switcher">
          Inspection
        </label>
        <select
          id="inspection-switcher"
          value={inspection.id}
          onChange={(event) => void panel.switchTo(event.currentTarget.value)}
        >
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {inspectionInWords(one)}
            </option>
          ))}
        </select>
        <button type="button" class="button-plain muted" onClick={onAnother}>
          Another<span class="visually-hidden"> inspection</span>
        </button>
      </div>
      <div class="row row-spread">
        <span class="muted count">{savedAtMs === null ? '' : `Saved ${timeOf(savedAtMs)}`}</span>
        <span class="row">
          {fullTabUrl !== null && (
            <button type="button" class="button-plain muted" onClick={() => void panel.effects.pickPart()}>
              Pick a part<span class="visually-hidden"> of the page</span>
            </button>
          )}
          {fullTabUrl !== null && (
            <a class="muted" href={fullTabUrl} target="_blank" rel="noreferrer">
              Open in a tab
            </a>
          )}
          <button type="button" class="button-plain muted" onClick={() => void panel.effects.lock()}>
            Lock
          </button>
        </span>
      </div>
    </header>
  );
}

const inspectionInWords = ({
  force,
  kind,
  startDate,
  isDisposed,
}: Pick<InspectionSummary, 'force' | 'kind' | 'startDate' | 'isDisposed'>): string =>
  `${force}, ${inspectionKindWords[kind].toLowerCase()}, ${dateInWords(startDate)}${isDisposed ? ', disposed of' : ''}`;

const placeWords: Readonly<Record<Place, string>> = {
  'to-sort': 'To sort',
  evidence: 'Evidence',
  sessions: 'Sessions',
  cases: 'Cases',
  findings: 'Findings',
  files: 'Files',
  brought: 'To add',
};

export function PanelNav({ panel, state }: ViewProps) {
  const waiting = panel.brought.value.length;
  const counts: Partial<Record<Place, number>> = {
    'to-sort': state.items.filter(isToSort).length,
    brought: waiting,
  };
  // What was dropped or pasted has a place as long as it waits there.
  const places = (Object.keys(placeWords) as Place[]).filter((place) => place !== 'brought' || waiting > 0);
  return (
    <nav class="panel-nav" aria-label="Places">
      {places.map((place) => (
        <button
          key={place}
          type="button"
          aria-current={panel.place.value === place ? 'page' : undefined}
          onClick={() => panel.goTo(place)}
        >
          {placeWords[place]}
          {counts[place] !== undefined && <span class="count"> ({counts[place]})</span>}
        </button>
      ))}
    </nav>
  );
}
