import type { Layer } from '../../../shared/evidence/subject-fields.ts';
import { countsAs } from '../../../shared/grading/normalise-judgment.ts';
import { differenceOf } from '../../sheets/comparison-sheet.ts';
import { previousHeaders } from '../../sheets/judgment-columns.ts';
import { type Moderation, moderationWarnings, readModeration } from '../../sheets/moderation.ts';
import { FoldedText } from '../folded-text.tsx';
import { FormOpener } from '../form-opener.tsx';
import { GradeBadge } from '../grade-badge.tsx';
import { dateInWords, layerWords } from '../plain-words.ts';
import type { CriterionProps } from './criterion-detail.tsx';
import { JudgeForm, judgeForm } from './judge-form.tsx';
import { ModerateForm, moderateForm } from './moderate-form.tsx';

/** Both layers side by side, the difference in words, and what the chosen layer may do. */
export function LayerJudgments(props: CriterionProps) {
  const { reading, criterion } = props;
  const previous = (layer: Layer) => reading.judgments.text(criterion.id, previousHeaders[layer]);
  const before = (['inspector', 'force'] as const).filter((layer) => previous(layer) !== '');
  return (
    <section class="layer-judgments">
      <h4>Judgments</h4>
      <OneLayer {...props} layer="inspector" />
      <OneLayer {...props} layer="force" />
      <p>{differenceOf(criterion.id, reading).words}.</p>
      {before.map((layer) => (
        <p key={layer} class="muted">
          Last round, {layerWords[layer].toLowerCase()}: <GradeBadge grade={previous(layer)} />
        </p>
      ))}
      <Forms {...props} />
    </section>
  );
}

function OneLayer({ reading, criterion: { id }, layer }: CriterionProps & { readonly layer: Layer }) {
  const { judgments, rule } = reading;
  const { judgment, reasons } = judgments.of(id, layer);
  const opinion = readModeration((header) => judgments.text(id, header), layer);
  const isFarther = opinion.outcome.trim() !== '';
  return (
    <div>
      <p>
        {layerWords[layer]}: <GradeBadge grade={countsAs(judgment, reasons, rule)} />
      </p>
      {reasons !== '' && <FoldedText text={reasons} />}
      {opinion.judgedBy !== '' && <p class="muted">Judged by {opinion.judgedBy}</p>}
      {isFarther && <FoldedText look="muted" text={opinionWords(opinion)} />}
      {moderationWarnings(layer, opinion, rule).map((warning) => (
        <p key={warning} class="warning">
          {warning.trim()}
        </p>
      ))}
    </div>
  );
}

function opinionWords({ outcome, grade, moderatedBy, date, reason }: Moderation): string {
  const proposed = grade === '' ? '' : ` (${grade})`;
  const by = [moderatedBy, date === '' ? '' : dateInWords(date)].filter((part) => part !== '');
  const said = [`Second opinion: ${outcome.toLowerCase()}${proposed}`, ...by].join(', ');
  return reason === '' ? said : `${said}: ${reason}`;
}

function Forms(props: CriterionProps) {
  const { pane, reading, criterion } = props;
  const layer = pane.layer.value;
  const { judgment } = reading.judgments.of(criterion.id, layer);
  const isJudged = judgment.trim() !== '';
  const [judge, moderate] = [judgeForm(criterion.id, layer), moderateForm(criterion.id, layer)];
  if (pane.openForm.value === judge) return <JudgeForm {...props} layer={layer} />;
  if (pane.openForm.value === moderate && isJudged) return <ModerateForm {...props} layer={layer} />;
  const about = <span class="visually-hidden"> on {criterion.number}</span>;
  return (
    <div class="row">
      <FormOpener pane={pane} form={judge} look="button-small">
        {isJudged ? 'Change the judgment' : 'Judge'}
        {about}
      </FormOpener>
      {isJudged && (
        <FormOpener pane={pane} form={moderate} look="button-small">
          Give a second opinion
          {about}
        </FormOpener>
      )}
    </div>
  );
}
