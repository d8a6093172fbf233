import { GiveBack } from './give-back.tsx';
import { laterView } from './later-view.tsx';
import { LayerSwitch } from './layer-switch.tsx';
import type { Pane } from './pane.ts';
import type { CriterionPlace, LayerReading, PaneReading } from './pane-reading.ts';
import { ReadAgainButton } from './read-again-button.tsx';
import { ShowButton } from './show-button.tsx';

const CriteriaSection = laterView(
  async () => (await import('./judgments/criteria-section.tsx')).CriteriaSection,
);

export function JudgmentsView({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const layer = reading.layers[pane.layer.value];
  return (
    <div class="page stack">
      <div class="row row-spread">
        <LayerSwitch pane={pane} />
        <ReadAgainButton pane={pane} />
      </div>
      <section class="stack-tight">
        <h2>
          {layer.judged} of {layer.criteria} judged
        </h2>
        <progress max={layer.criteria} value={layer.judged} aria-label="Criteria judged" />
        <p class="muted">
          Open a criterion to judge it here, or judge in the drop-downs of the sheet: this list follows.
        </p>
      </section>
      <NotGrades pane={pane} layer={layer} />
      <ReasonMissing pane={pane} layer={layer} />
      <CriteriaSection pane={pane} reading={reading} />
      <GiveBack pane={pane} reading={reading} />
    </div>
  );
}

const NotGrades = ({ pane, layer }: { readonly pane: Pane; readonly layer: LayerReading }) =>
  layer.notGrades.length === 0 ? null : (
    <section class="stack-tight notice notice-caution">
      <div class="grow">
        <h3>Texts that are no grade</h3>
        <p>They count as open until they are put right.</p>
        <ul class="place-list">
          {layer.notGrades.map((place) => (
            <CriterionLine key={place.key} pane={pane} place={place} text={place.text} />
          ))}
        </ul>
      </div>
    </section>
  );

const ReasonMissing = ({ pane, layer }: { readonly pane: Pane; readonly layer: LayerReading }) =>
  layer.reasonMissing.length === 0 ? null : (
    <section class="stack-tight notice notice-caution">
      <div class="grow">
        <h3>Not applicable without a reason</h3>
        <p>They count as open until a reason stands beside them.</p>
        <ul class="place-list">
          {layer.reasonMissing.map((place) => (
            <CriterionLine key={place.key} pane={pane} place={place} />
          ))}
        </ul>
      </div>
    </section>
  );

const CriterionLine = ({
  pane,
  place,
  text,
}: {
  readonly pane: Pane;
  readonly place: CriterionPlace;
  readonly text?: string;
}) => (
  <li>
    <span>
      <span class="count">{place.number}</span> {place.label}
      {text !== undefined && `: “${text}” in ${place.column}`}
    </span>
    <ShowButton
      pane={pane}
      place={{ sheet: 'judgments', key: place.key, column: place.column }}
      what={place.number}
    />
  </li>
);
