import type { Criterion } from '../../../shared/criteria/framework.ts';
import { countsAs } from '../../../shared/grading/normalise-judgment.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { CriterionDetail } from './criterion-detail.tsx';
import { Differences } from './differences.tsx';
import './judgments.css';

/** Every criterion with its judgment; opened, all that it can be judged by and the forms to judge it. */
export const CriteriaSection = ({
  pane,
  reading,
}: {
  readonly pane: Pane;
  readonly reading: PaneReading;
}) => (
  <>
    {reading.framework.topics.map(({ id, number, name, criteria }) => (
      <section key={id} class="stack-tight">
        <h3>
          {number} {name}
        </h3>
        <ul class="criteria-list">
          {criteria.map((criterion) => (
            <CriterionEntry key={criterion.id} pane={pane} reading={reading} criterion={criterion} />
          ))}
        </ul>
      </section>
    ))}
    <Differences pane={pane} reading={reading} />
  </>
);

interface CriterionEntryProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
  readonly criterion: Criterion;
}

function CriterionEntry({ pane, reading, criterion }: CriterionEntryProps) {
  const { judgment, reasons } = reading.judgments.of(criterion.id, pane.layer.value);
  return (
    <li>
      <MoreButton
        label={
          <>
            <span class="count">{criterion.number}</span> {criterion.label}
          </>
        }
        beside={<GradeBadge grade={countsAs(judgment, reasons, reading.rule)} />}
      >
        {() => <CriterionDetail pane={pane} reading={reading} criterion={criterion} />}
      </MoreButton>
    </li>
  );
}
