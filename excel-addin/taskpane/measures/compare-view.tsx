import { useState } from 'preact/hooks';
import { InlineForm } from '../inline-form.tsx';
import type { Pane } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { Pick, shellDraft } from './fields.tsx';
import { drawCompared } from './measure-actions.ts';
import type { CompareGroup } from './measure-list.ts';
import { RowTicks } from './row-ticks.tsx';

/** Forces of one table side by side; all of them unless a person leaves some out. */
export function CompareView({
  pane,
  groups,
}: {
  readonly pane: Pane;
  readonly groups: readonly CompareGroup[];
}) {
  const [key, setKey] = useState(groups[0]?.key ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const lines = groups.find((group) => group.key === key)?.lines ?? [];
  const ids = lines.map(({ reading }) => reading.id).filter((id) => !left.has(id));
  const shortName = (name: string): string => name.split(': ').at(-1) ?? name;
  return (
    <InlineForm
      title="Compare forces"
      submitLabel={`Compare ${counted(ids.length, 'force')}`}
      isBusy={pane.busy.value !== null}
      draft={shellDraft}
      onCancel={() => pane.closeForm()}
      onSubmit={() => drawCompared(pane, ids)}
    >
      <Pick
        label="Measures of one table"
        name="group"
        fields={{ group: key }}
        onChange={({ group = '' }) => setKey(group)}
        choices={groups.map((group) => ({ value: group.key, label: group.name }))}
      />
      <RowTicks
        legend="Forces"
        rows={lines.map(({ reading: { id, inputs, numerator, denominator } }) => ({
          key: id,
          name: shortName(inputs.name),
          value: `${numerator} of ${denominator}`,
          why: '',
        }))}
        ticked={new Set(ids)}
        onChange={(ticked) =>
          setLeft(new Set(lines.map(({ reading }) => reading.id).filter((id) => !ticked.has(id))))
        }
      />
    </InlineForm>
  );
}
