import { useState } from 'preact/hooks';
import { InlineForm } from '../inline-form.tsx';
import { type Pane, problem } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { Pick, shellDraft } from './fields.tsx';
import { drawCompared } from './measure-actions.ts';
import type { CompareGroup, MeasureLine } from './measure-list.ts';
import { RowTicks } from './row-ticks.tsx';
import { countsWords, isUnfit, unfitSentences } from './unfit-forces.ts';

const shortName = ({ reading }: MeasureLine): string =>
  reading.inputs.name.split(': ').at(-1) ?? reading.inputs.name;

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
  const taken = lines.filter(({ reading }) => !left.has(reading.id));
  const ids = taken.map(({ reading }) => reading.id);
  const unfit = taken.filter(({ reading }) => isUnfit(reading));
  const compare = async (): Promise<void> => {
    if (unfit.length === 0) return drawCompared(pane, ids);
    pane.notice.value = problem(
      `${counted(unfit.length, 'ticked force')} cannot be compared. Press Leave these out, or correct the cells.`,
    );
  };
  return (
    <InlineForm
      title="Compare forces"
      submitLabel={`Compare ${counted(ids.length, 'force')}`}
      isBusy={pane.busy.value !== null}
      draft={shellDraft}
      onCancel={() => pane.closeForm()}
      onSubmit={compare}
    >
      <Pick
        label="Measures of one table"
        name="group"
        fields={{ group: key }}
        onChange={({ group = '' }) => setKey(group)}
        choices={groups.map((group) => ({ value: group.key, label: group.name }))}
      />
      <Unfit
        unfit={unfit}
        onLeave={() => setLeft(new Set([...left, ...unfit.map(({ reading }) => reading.id)]))}
      />
      <RowTicks
        legend="Forces"
        isStacked
        rows={lines.map((line) => ({
          key: line.reading.id,
          name: shortName(line),
          value: countsWords(line.reading),
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

interface UnfitProps {
  readonly unfit: readonly MeasureLine[];
  readonly onLeave: () => void;
}

/** All that stand in the way at once, since one after another would be a press for each. */
function Unfit({ unfit, onLeave }: UnfitProps) {
  if (unfit.length === 0) return null;
  const forces = unfit.map((line) => ({
    name: shortName(line),
    numerator: line.reading.numerator,
    denominator: line.reading.denominator,
  }));
  return (
    <div class="stack-tight">
      <p class="warning">{counted(unfit.length, 'ticked force')} cannot be compared.</p>
      {unfitSentences(forces).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div>
        <button type="button" onClick={onLeave}>
          Leave these out
        </button>
      </div>
    </div>
  );
}
