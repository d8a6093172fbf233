import type { Criterion, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { ConflictLines } from './conflict-lines.tsx';
import { disposalOf } from './disposal/disposed-items.ts';
import { dateInWords } from './format-date.ts';
import type { ViewProps } from './panel-model.ts';
import { counted, keysOf, layerWords } from './plain-words.ts';

/** Judgments are made in the workbook; here they are read, by topic, the force's and the inspectorate's. */
export function JudgmentsReceived(view: ViewProps) {
  const { inspection, state } = view;
  const conflicts = state.conflicts.filter(({ noun }) => noun === 'judgment' || noun === 'award');
  return (
    <section class="page stack rule-above" aria-label="Judgments">
      <h2>Judgments</h2>
      <ConflictLines {...view} conflicts={conflicts} />
      {state.judgments.length + state.awards.length === 0 ? (
        <p class="muted">
          None yet. Grades are given in the workbook; open the judgments file that it gives back under
          “Files”.
        </p>
      ) : (
        inspection.framework.topics.map((topic) => <TopicJudgments key={topic.id} {...view} topic={topic} />)
      )}
    </section>
  );
}

function TopicJudgments({ topic, state }: ViewProps & { readonly topic: Topic }) {
  const awards = state.awards.filter((award) => award.topic === topic.id && award.awarded !== '');
  return (
    <details class="stack-tight">
      <summary>
        {topic.number} {topic.name}
      </summary>
      {awards.map((award) => (
        <p key={award.id}>
          {layerWords[award.layer]} awarded <Grade word={award.awarded} />
          {award.name !== '' && ` by ${award.name}`}
          {award.date !== '' && `, ${dateInWords(award.date)}`}
          {award.reason !== '' && `: ${award.reason}`}
        </p>
      ))}
      <dl class="stack-tight">
        {topic.criteria.map((criterion) => (
          <CriterionJudgments key={criterion.id} criterion={criterion} state={state} />
        ))}
      </dl>
    </details>
  );
}

interface CriterionJudgmentsProps {
  readonly criterion: Criterion;
  readonly state: ViewProps['state'];
}

function CriterionJudgments({ criterion, state }: CriterionJudgmentsProps) {
  const { judgments } = state;
  const disposed = state.looseLinks.filter(
    (link) => link.criterion === criterion.id && disposalOf(state, link.item) !== undefined,
  ).length;
  const of = (layer: Layer) => judgments.find((one) => one.criterion === criterion.id && one.layer === layer);
  return (
    <div>
      <dt>
        {criterion.number} {criterion.label}
      </dt>
      {keysOf(layerWords).map((layer) => {
        const judgment = of(layer);
        return (
          <dd key={layer} class="muted">
            {layerWords[layer]}: <Grade word={judgment?.judgment ?? ''} />
            {judgment !== undefined && judgment.reasons !== '' && ` ${judgment.reasons}`}
          </dd>
        );
      })}
      {disposed > 0 && (
        <dd class="muted">
          {counted(disposed, 'item')} that pointed here {disposed === 1 ? 'was' : 'were'} disposed of; what
          was judged stands as it was given.
        </dd>
      )}
    </div>
  );
}

/** The style sheet knows each grade by its words in small letters, joined by '-'. */
function Grade({ word }: { readonly word: string }) {
  if (word === '') return <>open</>;
  return (
    <span class="grade" data-grade={word.trim().toLowerCase().replaceAll(' ', '-')}>
      {word}
    </span>
  );
}
