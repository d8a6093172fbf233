import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { Pane } from './pane.ts';
import { layerWords } from './plain-words.ts';

/** Whose judgments: each layer has its own rows in the same sheets. */
export const LayerSwitch = ({ pane }: { readonly pane: Pane }) => (
  <fieldset class="row layer-switch">
    <legend class="visually-hidden">Whose judgments</legend>
    {(Object.keys(layerWords) as Layer[]).map((layer) => (
      <label key={layer} class="check">
        <input
          type="radio"
          name="layer"
          checked={pane.layer.value === layer}
          onChange={() => {
            pane.layer.value = layer;
            pane.openForm.value = null;
          }}
        />
        {layerWords[layer]}
      </label>
    ))}
  </fieldset>
);
