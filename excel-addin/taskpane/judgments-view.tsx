import { GiveBack } from './give-back.tsx';
import { LayerSwitch } from './layer-switch.tsx';
import { MissingSheets } from './missing-sheets.tsx';
import type { Pane } from './pane.ts';
import type { CriterionPlace, LayerReading, PaneReading } from './pane-reading.ts';
import { ReadAgainButton } from './read-again-button.tsx';
import { ShowButton } from './show-button.tsx';

export function JudgmentsView({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const layer = reading.layers[pane.layer.value];
  return (
    <div class="page stack">
      <div class="row row-spread">
        <LayerSwitch pane={pane} />
        <ReadAgainButton pane={pane} />
      </div>
      <MissingSheets reading={reading} />
      <section class="stack-tight">
        <h2>
          {layer.judged} of {layer.criteria} judged
        </h2>
        <progress max={layer.criteria} value={layer.judged} aria-label="Criteria judged" />
        <p class="muted">Judge in the drop-downs of the sheet; this list follows.</p>
      </section>
      <NotGrades pane={pane} layer={layer} />
      <ReasonMissing pane={pane} layer={layer} />
      <Open pane={pane} layer={layer} />
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

const Open = ({ pane, layer }: { readonly pane: Pane; readonly layer: LayerReading }) => (
  <section class="stack-tight">
    <h3>Open</h3>
    {layer.open.length === 0 ? (
      <p>{layer.judged === layer.criteria ? 'None: every criterion is judged.' : 'No others.'}</p>
    ) : (
      <ul class="place-list">
        {layer.open.map((place) => (
          <CriterionLine key={place.key} pane={pane} place={place} />
        ))}
      </ul>
    )}
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
