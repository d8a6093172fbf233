import { disclosureSchemes } from '../../../shared/disclosure/scheme.ts';
import type { Layer } from '../../../shared/evidence/subject-fields.ts';
import { type ExportChoices, reasonsWarning, schemeSentences } from '../../exports/export-choices.ts';
import type { ExportSources } from '../../exports/export-sources.ts';
import { counted } from '../plain-words.ts';

export interface ChoiceFieldsProps {
  readonly sources: ExportSources;
  readonly choices: ExportChoices;
  readonly onChange: (choices: ExportChoices) => void;
}

type Flag = 'hasMeasures' | 'hasCharts' | 'hasCases' | 'hasGrades';

const partsOf = ({
  measures,
  charts,
  cases,
}: ExportSources): readonly (readonly [Flag, string, number])[] => [
  ['hasMeasures', counted(measures.length, 'measure'), measures.length],
  ['hasCharts', counted(charts.length, 'chart'), charts.length],
  ['hasCases', `${counted(cases.length, 'case')}, counted by area of practice`, cases.length],
  ['hasGrades', 'Grades and judgments', 1],
];

export const SchemeField = ({ choices, onChange }: ChoiceFieldsProps) => (
  <fieldset class="stack-tight">
    <legend>How small numbers are protected</legend>
    {disclosureSchemes.map(({ id, name }) => (
      <label key={id} class="check export-choice">
        <input
          type="radio"
          name="scheme"
          checked={choices.scheme === id}
          onChange={() => onChange({ ...choices, scheme: id })}
        />
        <span>
          {name}
          <span class="muted export-hint">{schemeSentences[id]}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

export const PartsField = ({ sources, choices, onChange }: ChoiceFieldsProps) => (
  <fieldset class="stack-tight">
    <legend>What the file holds</legend>
    {partsOf(sources)
      .filter(([, , count]) => count > 0)
      .map(([flag, words]) => (
        <label key={flag} class="check export-choice">
          <input
            type="checkbox"
            checked={choices[flag]}
            onChange={({ currentTarget }) => onChange({ ...choices, [flag]: currentTarget.checked })}
          />
          <span>{words}</span>
        </label>
      ))}
    {sources.cases.length > 0 && choices.hasCases && (
      <p class="muted">How far those who graded the same cases agree stays in this workbook.</p>
    )}
  </fieldset>
);

const layerChoices: readonly (readonly [words: string, layers: readonly Layer[]])[] = [
  ['The inspector’s', ['inspector']],
  ['The force’s own', ['force']],
  ['Both, side by side', ['inspector', 'force']],
];

export const LayersField = ({ choices, onChange }: ChoiceFieldsProps) => (
  <div>
    <label for="export-layers">Whose grades</label>
    <select
      id="export-layers"
      onChange={({ currentTarget }) => {
        const [, layers = choices.layers] = layerChoices[currentTarget.selectedIndex] ?? [];
        onChange({ ...choices, layers });
      }}
    >
      {layerChoices.map(([words, layers]) => (
        <option key={words} selected={layers.join() === choices.layers.join()}>
          {words}
        </option>
      ))}
    </select>
  </div>
);

export const ReasonsField = ({ choices, onChange }: ChoiceFieldsProps) => (
  <div class="stack-tight">
    <label class="check export-choice">
      <input
        type="checkbox"
        checked={choices.hasReasons}
        onChange={({ currentTarget }) => onChange({ ...choices, hasReasons: currentTarget.checked })}
      />
      <span>The reasons for grades too</span>
    </label>
    {choices.hasReasons && (
      <p class="notice notice-caution" role="status">
        {reasonsWarning}
      </p>
    )}
  </div>
);
