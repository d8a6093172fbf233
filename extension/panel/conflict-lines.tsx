import type { Json } from '../../shared/brand.ts';
import type { Conflict } from '../../shared/ledger/inspection-state.ts';
import { fieldInWords, refsOfSubject, valueInWords } from './item-conflicts.ts';
import { personName } from './item-facts.ts';
import type { ViewProps } from './panel-model.ts';

interface ConflictLinesProps extends ViewProps {
  readonly conflicts: readonly Conflict[];
}

/** Where two people changed one thing apart from each other: both versions, and a button for each. */
export function ConflictLines({ conflicts, panel, inspection, state }: ConflictLinesProps) {
  const settle = (conflict: Conflict, value: Json) =>
    void panel.record(inspection, [
      {
        kind: `${conflict.noun}-set`,
        subject: conflict.subject,
        fields: { [conflict.field]: value },
        replaces: refsOfSubject(state, conflict),
      },
    ]);
  const { framework, areasFramework } = inspection;
  return (
    <>
      {conflicts.map((conflict) => (
        <div key={`${conflict.subject} ${conflict.field}`} class="notice notice-caution">
          <div class="stack-tight grow">
            <p>Two people changed {fieldInWords(conflict)}. Choose which stands:</p>
            {conflict.versions.map(({ value, actor, ref }) => (
              <div key={ref} class="row row-spread">
                <span class="grow">
                  {personName(state, actor)}: “
                  {valueInWords(conflict, value, { state, framework, areasFramework })}”
                </span>
                <button type="button" class="button-small" onClick={() => settle(conflict, value)}>
                  Choose this
                </button>
              </div>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}
