import type { ComponentChildren } from 'preact';
import { countWords } from '../plain-words.ts';
import { doesNotProveOf, provesOf } from '../proof-words.ts';
import type { Check, RecordOfComputer, Report } from '../report.ts';

const outcomeWords: Readonly<Record<Check['outcome'], string>> = {
  holds: 'Holds',
  'does-not-hold': 'Does not hold',
  'not-checked': 'Not checked',
  note: 'Please note',
};

const bannerClasses: Readonly<Record<Report['verdict'], string>> = {
  holds: 'verdict verdict-holds',
  'does-not-hold': 'verdict verdict-broken',
  unreadable: 'verdict verdict-unreadable',
};

interface ReportViewProps {
  readonly id: string;
  readonly name: string;
  readonly report: Report;
}

export function ReportView({ id, name, report }: ReportViewProps) {
  const { verdict, headline, summary, checks, facts, records, given, disposed, absent } = report;
  return (
    <article class="report" aria-labelledby={id}>
      <div class={bannerClasses[verdict]}>
        <p class="muted">{name}</p>
        <h2 id={id}>{headline}</h2>
        <p>{summary}</p>
      </div>
      {checks.length > 0 && <CheckList title="What was checked" checks={checks} />}
      {facts.length > 0 && (
        <Part title="What it is">
          <dl class="facts">
            {facts.map((fact) => [
              <dt key={`${fact.name} name`}>{fact.name}</dt>,
              <dd key={fact.name}>{fact.value}</dd>,
            ])}
          </dl>
        </Part>
      )}
      {records.length > 0 && (
        <Part title="Whose records">
          <p class="muted">Times are what each computer’s own clock said.</p>
          <div class="records">
            {records.map((record) => (
              <RecordCard key={record.computer} record={record} />
            ))}
          </div>
        </Part>
      )}
      <Sentences title="Given away and taken in" sentences={given} />
      <Sentences title="Disposed of" sentences={disposed} />
      <Sentences title="Words that are not in this file: erased, or left out" sentences={absent} />
      {verdict === 'holds' && (
        <div class="proof">
          <Sentences title="What this proves" sentences={provesOf(report)} />
          <Sentences title="What it does not prove" sentences={doesNotProveOf(report)} />
        </div>
      )}
    </article>
  );
}

export const CheckList = ({
  title,
  checks,
}: {
  readonly title: string;
  readonly checks: readonly Check[];
}) => (
  <Part title={title}>
    <ul class="checks">
      {checks.map((check) => (
        <CheckLine key={check.title} check={check} />
      ))}
    </ul>
  </Part>
);

const Part = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class="part">
    <h3>{title}</h3>
    {children}
  </section>
);

const Sentences = ({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly string[];
}) =>
  sentences.length === 0 ? null : (
    <Part title={title}>
      <ul class="sentences">
        {sentences.map((sentence, index) => (
          <li key={`${index} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );

const CheckLine = ({ check: { outcome, title, sentences } }: { readonly check: Check }) => (
  <li class="check-line">
    <span class="outcome" data-outcome={outcome}>
      {outcomeWords[outcome]}
    </span>
    <div>
      <strong>{title}</strong>
      {sentences.map((sentence, index) => (
        <p key={`${index} ${sentence}`}>{sentence}</p>
      ))}
    </div>
  </li>
);

const RecordCard = ({ record }: { readonly record: RecordOfComputer }) => (
  <div class="record">
    <strong>{record.who}</strong>
    <dl class="facts">
      <dt>Computer</dt>
      <dd>{record.computer}</dd>
      <dt>Entries</dt>
      <dd>{countWords(record.entryCount, 'entry', 'entries')}</dd>
      <dt>From</dt>
      <dd>{record.from}</dd>
      <dt>To</dt>
      <dd>{record.to}</dd>
      <dt>Signed</dt>
      <dd>{record.signatures}</dd>
      <dt>Seen</dt>
      <dd>{record.seenByOthers}</dd>
      <dt>Signing mark</dt>
      <dd class="mark">{record.keyMarks.join(', then ') || 'none'}</dd>
    </dl>
  </div>
);
