import { useEffect, useRef, useState } from 'preact/hooks';
import { causeOfConcernCap, criticalCap, type Rule } from '../../../shared/grading/rule.ts';
import type { Draft } from '../drafts.ts';
import { readFields } from '../form-fields.ts';
import { type Choice, ChoiceField, InlineForm, LongTextField } from '../inline-form.tsx';
import { type Pane, problem } from '../pane.ts';
import type { Now } from '../workbook-access.ts';
import { WouldChange } from './candidate-words.tsx';
import {
  capFields,
  type Edited,
  editedRule,
  fewestField,
  noteField,
  type RowFields,
  rowFields,
} from './rule-fields.ts';
import { backToWords, editForm } from './rule-forms.ts';
import { takeRule } from './take-rule.ts';

interface RuleFormProps {
  readonly pane: Pane;
  readonly rule: Rule;
  readonly grading: Now | null;
}

/** What would follow is said while it is changed; nothing is written before it is pressed. */
export function RuleForm({ pane, rule, grading }: RuleFormProps) {
  const place = useRef<HTMLDivElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const [fields, setFields] = useState<Draft | null>(null);
  const look = () => {
    const form = place.current?.querySelector('form');
    if (form) setFields(readFields(form));
  };
  useEffect(look, []);
  const edited: Edited = fields === null ? { type: 'unchanged' } : editedRule(rule, fields);
  return (
    <div ref={place} class="stack-tight" onInput={look}>
      <h2>How grades are worked out</h2>
      <InlineForm
        title="Change the rule"
        submitLabel="Use this rule"
        isBusy={pane.busy.value !== null}
        draft={pane.draftOf(editForm)}
        onCancel={() => backToWords(pane)}
        onSubmit={() =>
          use(pane, rule, { form: place.current?.querySelector('form'), outcome: outcome.current })
        }
      >
        <p class="muted">
          The first line whose every condition holds gives the grade. Only criteria that apply count.
        </p>
        {rowFields(rule).map((row) => (
          <Row key={row.grade} row={row} />
        ))}
        {rule.rows.slice(-1).map((row) => (
          <p key={row.grade}>
            <strong>
              Line {rule.rows.length}: {row.grade}
            </strong>
            , where no line above holds.
          </p>
        ))}
        <Caps rule={rule} />
        <LongTextField label="Why it is changed (PL Rule shows it)" name={noteField} isRequired />
        <div ref={outcome} class="awarded stack-tight" role="status" tabIndex={-1}>
          <Outcome edited={edited} grading={grading} />
        </div>
      </InlineForm>
    </div>
  );
}

const Row = ({ row: { line, grade, limits } }: { readonly row: RowFields }) => (
  <fieldset class="rule-row">
    <legend>
      Line {line}: {grade}
    </legend>
    {limits.map(({ name, below, value, choices }) => (
      <label key={name} class="rule-limit">
        <span>Below {below}</span>
        <select name={name} aria-label={`${grade}: below ${below}`}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === value}>
              {choice.label}
            </option>
          ))}
        </select>
      </label>
    ))}
  </fieldset>
);

function Caps({ rule }: { readonly rule: Rule }) {
  const grades = rule.scale.map((grade): Choice => ({ value: grade, label: grade }));
  const caps = [{ value: '', label: 'no cap' }, ...grades.slice(0, -1)];
  const concern = rule.scale[causeOfConcernCap(rule) - 1] ?? '';
  const critical = criticalCap(rule);
  const gradeOf = (level: number | undefined) => (level === undefined ? '' : (rule.scale[level - 1] ?? ''));
  const most = Math.max(rule.minApplicable, 6);
  const counts = Array.from({ length: most }, (_, index) => String(index + 1));
  return (
    <>
      <ChoiceField
        label="With an open cause of concern, no higher than"
        name={capFields.concern}
        value={concern === rule.scale.at(-1) ? '' : concern}
        choices={caps}
      />
      <ChoiceField
        label="With a critical criterion at this grade or below"
        name={capFields.criticalAt}
        value={gradeOf(critical?.atMost)}
        choices={caps}
      />
      <ChoiceField
        label="… no higher than"
        name={capFields.critical}
        value={gradeOf(critical?.cap)}
        choices={caps}
      />
      <ChoiceField
        label="Fewest criteria that must apply"
        name={fewestField}
        value={String(rule.minApplicable)}
        choices={counts.map((count) => ({ value: count, label: count }))}
      />
    </>
  );
}

function Outcome({ edited, grading }: { readonly edited: Edited; readonly grading: Now | null }) {
  if (edited.type === 'unchanged') return <p class="muted">Nothing is changed yet.</p>;
  if (edited.type === 'refused') return <p class="problem">{edited.sentence}</p>;
  return (
    <>
      <WouldChange grading={grading} rule={edited.rule} />
      <p class="muted">It will be version {edited.rule.version}. Awarded grades stay as they are.</p>
    </>
  );
}

interface Places {
  readonly form: HTMLFormElement | null | undefined;
  readonly outcome: HTMLElement | null;
}

/** A rule that cannot be used is not refused a second time: the words that stand there already are gone to. */
async function use(pane: Pane, rule: Rule, { form, outcome }: Places): Promise<void> {
  const fields = form ? readFields(form) : {};
  const edited = editedRule(rule, fields);
  if (edited.type !== 'changed') return outcome?.focus();
  if ((fields[noteField] ?? '').trim() !== '') return takeRule(pane, edited.rule);
  return pane.run('', async () => problem('Say why the rule is changed: whoever reads the grades will ask.'));
}
