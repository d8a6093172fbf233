import type { Criterion } from '../../../shared/criteria/framework.ts';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { ShowButton } from '../show-button.tsx';
import { useReading } from '../use-reading.ts';
import { Confidence } from './confidence.tsx';
import { readCriterion } from './judgment-commands.ts';
import { LayerJudgments } from './layer-judgments.tsx';
import { RestsOn } from './rests-on.tsx';

export interface CriterionProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
  readonly criterion: Criterion;
}

/** First the question, then what bears on it, then the judgments. */
export function CriterionDetail({ pane, reading, criterion }: CriterionProps) {
  const { value, problem } = useReading(() => readCriterion(pane.access, criterion, reading), [reading]);
  return (
    <>
      <p class="criterion-text">{criterion.text}</p>
      {problem !== null && <p class="problem">{problem}</p>}
      {value === null ? (
        problem === null && <p class="muted">Reading what bears on it…</p>
      ) : (
        <RestsOn pane={pane} behind={value} isJudged={isJudged(reading, criterion)} />
      )}
      <Confidence pane={pane} reading={reading} criterion={criterion} />
      <LayerJudgments pane={pane} reading={reading} criterion={criterion} />
      <div>
        <ShowButton
          pane={pane}
          place={{ sheet: 'judgments', key: criterion.id, column: 'Inspector judgment' }}
          what={criterion.number}
        />
      </div>
    </>
  );
}

const isJudged = ({ judgments }: PaneReading, { id }: Criterion): boolean =>
  (['inspector', 'force'] as const).some((layer) => judgments.of(id, layer).judgment.trim() !== '');
