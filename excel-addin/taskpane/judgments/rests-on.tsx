import type { ComponentChildren } from 'preact';
import { GradeBadge } from '../grade-badge.tsx';
import type { Place } from '../inspection-sheets.ts';
import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import { ShowButton } from '../show-button.tsx';
import type { CriterionReading } from './criterion-reading.ts';
import { caseWords, measureCountWords, supportWords } from './judgment-words.ts';

interface RestsOnProps {
  readonly pane: Pane;
  readonly behind: CriterionReading;
  readonly isJudged: boolean;
}

/** Each number opens the rows it counts, and each row leads to its sheet. */
export function RestsOn({ pane, behind, isJudged }: RestsOnProps) {
  const { findings, support, warning, items, measures, cases } = behind;
  const nothing = findings.length + measures.length + cases.length === 0;
  return (
    <section class="stack-tight">
      <h4>What it rests on</h4>
      {nothing && <p class="muted">No finding, measure or case names this criterion yet.</p>}
      {findings.map(({ kind, findings: lines }) => (
        <Rows key={kind} label={`${kind}: ${lines.length}`}>
          {lines.map(({ key, text }) => (
            <RowLine key={key ?? text} pane={pane} place={placeOf('findings', key, 'Finding')} text={text} />
          ))}
        </Rows>
      ))}
      {items.length > 0 && (
        <Rows label={supportWords(support)}>
          {items.map(({ key, text, method }) => (
            <RowLine key={key ?? text} pane={pane} place={placeOf('evidence', key, 'Criteria')} text={text}>
              <span class="muted">{method}</span>
            </RowLine>
          ))}
        </Rows>
      )}
      {warning !== '' && (isJudged || findings.length > 0) && <p class="warning">{warning}</p>}
      <Figures pane={pane} behind={behind} />
    </section>
  );
}

const Figures = ({ pane, behind }: { readonly pane: Pane; readonly behind: CriterionReading }) => (
  <>
    {behind.measures.length > 0 && (
      <Rows label={measureCountWords(behind.measures)}>
        {behind.measures.map(({ key, text, value, band, period }) => (
          <RowLine key={key ?? text} pane={pane} place={placeOf('measures', key, 'Value')} text={text}>
            <span class="muted">
              {[value, period].filter((part) => part !== '').join(', ')}
              {band === '' ? ' (no band)' : ''}
            </span>
            {band !== '' && <GradeBadge grade={band} />}
          </RowLine>
        ))}
      </Rows>
    )}
    {behind.cases.length > 0 && (
      <Rows label={caseWords(behind)}>
        {behind.cases.map(({ key, text, grade }) => (
          <RowLine key={key ?? text} pane={pane} place={placeOf('cases', key, 'Inspector grade')} text={text}>
            {grade === '' ? <span class="muted">Not graded</span> : <GradeBadge grade={grade} />}
          </RowLine>
        ))}
      </Rows>
    )}
  </>
);

const placeOf = (sheet: Place['sheet'], key: string | null, column: string): Place => ({
  ...{ sheet, key, column: key === null ? '' : column },
});

const Rows = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <MoreButton label={label}>{() => <ul class="row-lines">{children}</ul>}</MoreButton>
);

interface RowLineProps {
  readonly pane: Pane;
  readonly place: Place;
  readonly text: string;
  readonly children?: ComponentChildren;
}

const RowLine = ({ pane, place, text, children }: RowLineProps) => (
  <li>
    {text} {children} <ShowButton pane={pane} place={place} what={text} />
  </li>
);
