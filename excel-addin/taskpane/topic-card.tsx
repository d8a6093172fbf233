import type { Rule } from '../../shared/grading/rule.ts';
import type { TopicReading } from '../sheets/topic-readings.ts';
import { outsideIndication } from './award-cautions.ts';
import { AwardForm, awardForm } from './award-form.tsx';
import { FoldedText } from './folded-text.tsx';
import { FormOpener } from './form-opener.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { laterView } from './later-view.tsx';
import type { Pane } from './pane.ts';
import type { PaneReading } from './pane-reading.ts';
import { dateInWords } from './plain-words.ts';
import { ShowButton } from './show-button.tsx';
import { signForm } from './signing/signing-names.ts';
import { settleLines, topicSentences } from './topic-words.ts';

const SignForm = laterView(async () => (await import('./signing/sign-form.tsx')).SignForm);
const SignedBlock = laterView(async () => (await import('./signing/signed-block.tsx')).SignedBlock);

interface TopicCardProps {
  readonly pane: Pane;
  readonly reading: TopicReading;
  readonly workbook: PaneReading;
}

export function TopicCard({ pane, reading, workbook }: TopicCardProps) {
  const { topic, indicated } = reading;
  const headingId = `topic-${topic.number}`;
  return (
    <section class="stack-tight topic-card" aria-labelledby={headingId}>
      <div class="row topic-head">
        <h2 id={headingId}>
          {topic.number} {topic.name}
        </h2>
        <GradeBadge grade={indicated} />
      </div>
      <Reasons reading={reading} />
      <Awarded reading={reading} rule={workbook.rule} />
      {reading.signedOffBy !== '' && <SignedBlock pane={pane} reading={workbook} topic={reading} />}
      <TopicControls pane={pane} reading={reading} workbook={workbook} />
    </section>
  );
}

function Reasons({ reading }: { readonly reading: TopicReading }) {
  const { grade, why, causeOfConcern, warnings } = reading;
  return (
    <>
      {topicSentences(grade, why).map((line) => (
        <p key={line} class="topic-line">
          {line}
        </p>
      ))}
      <Settle reading={reading} />
      {causeOfConcern !== '' && <p class="problem">Cause of concern: {causeOfConcern}</p>}
      {warnings.map((warning) => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
    </>
  );
}

function Settle({ reading }: { readonly reading: TopicReading }) {
  const lines = settleLines(reading.grade);
  if (lines.length === 0) return null;
  return (
    <div class="settle">
      <p class="muted">If the open ones became</p>
      <ul>
        {lines.map(({ ifOpenBecome, grade }) => (
          <li key={ifOpenBecome}>
            {ifOpenBecome}: <GradeBadge grade={grade} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Awarded({ reading, rule }: { readonly reading: TopicReading; readonly rule: Rule }) {
  const { awarded, reason, name, date } = reading;
  if (awarded === '') return null;
  const outside = outsideIndication(reading, rule);
  const by = [name, dateInWords(date)].filter((part) => part !== '').join(', ');
  return (
    <div class="awarded">
      <p>
        Awarded: <GradeBadge grade={awarded} />
      </p>
      {outside !== null && <p class="warning">{outside}</p>}
      {reason !== '' && <FoldedText text={reason} />}
      {by !== '' && <p class="muted">{by}</p>}
    </div>
  );
}

function TopicControls({ pane, reading, workbook }: TopicCardProps) {
  const { key, topic, awarded, signedOffBy } = reading;
  const form = pane.openForm.value;
  if (form === awardForm(key)) return <AwardForm pane={pane} reading={reading} />;
  if (form === signForm(key)) return <SignForm pane={pane} reading={workbook} topic={reading} />;
  return (
    <div class="row">
      <FormOpener pane={pane} form={awardForm(key)} look="button-small">
        {awarded === '' ? 'Award' : 'Change the award'}
        <span class="visually-hidden"> for {topic.name}</span>
      </FormOpener>
      <FormOpener pane={pane} form={signForm(key)} look="button-small">
        {signedOffBy === '' ? 'Sign off' : 'Sign again'}
        <span class="visually-hidden"> {topic.name}</span>
      </FormOpener>
      <ShowButton pane={pane} place={{ sheet: 'grades', key, column: 'Indicated grade' }} what={topic.name} />
    </div>
  );
}
