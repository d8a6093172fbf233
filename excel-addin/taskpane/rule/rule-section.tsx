import { useEffect, useRef, useState } from 'preact/hooks';
import { defaultRule } from '../../../shared/grading/default-rule.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { isSameRule, ruleName } from '../../sheets/rule-sheet.ts';
import { FileField } from '../file-field.tsx';
import { FormOpener } from '../form-opener.tsx';
import { done, type Pane, problem } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { type SavedFile, saveFile } from '../save-file.ts';
import { SavedFileLine } from '../saved-file-line.tsx';
import { ShowButton } from '../show-button.tsx';
import type { Now } from '../workbook-access.ts';
import { RuleWords, WouldChange } from './candidate-words.tsx';
import { type RuleFile, readGrading, readRuleFile, ruleFile } from './rule-commands.ts';
import { RuleForm } from './rule-form.tsx';
import { editForm } from './rule-forms.ts';
import { takeRule } from './take-rule.ts';

interface RuleSectionProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
}

/** The rule that grades are worked out by, in words, and another in its place. */
export function RuleSection({ pane, reading }: RuleSectionProps) {
  const { rule } = reading;
  const [candidate, setCandidate] = useState<Rule | null>(null);
  const grading = useGrading(pane, reading);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that opened this is gone: from nowhere, office.js would send Tab out of the pane.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  useEffect(() => setCandidate(null), [rule]);
  if (pane.openForm.value === editForm) return <RuleForm pane={pane} rule={rule} grading={grading} />;
  return (
    <section class="stack inline-form" aria-labelledby="rule-heading">
      <h2 id="rule-heading" ref={heading} tabIndex={-1}>
        How grades are worked out
      </h2>
      <p>By the rule {ruleName(rule)}, topic by topic. A person awards every grade.</p>
      {candidate === null ? (
        <>
          <RuleWords rule={rule} />
          <RuleControls pane={pane} rule={rule} onCandidate={setCandidate} />
        </>
      ) : (
        <CandidateRule pane={pane} rule={candidate} grading={grading} onLeave={() => setCandidate(null)} />
      )}
    </section>
  );
}

/** Judgments as they stand, to try a rule on. */
function useGrading(pane: Pane, reading: PaneReading): Now | null {
  const [grading, setGrading] = useState<Now | null>(null);
  useEffect(() => {
    let isWanted = true;
    readGrading(pane.access).then(
      (read) => isWanted && setGrading(read.ok ? read.value : null),
      () => isWanted && setGrading(null),
    );
    return () => {
      isWanted = false;
    };
  }, [pane, reading]);
  return grading;
}

interface RuleControlsProps {
  readonly pane: Pane;
  readonly rule: Rule;
  readonly onCandidate: (rule: Rule) => void;
}

function RuleControls({ pane, rule, onCandidate }: RuleControlsProps) {
  const [saved, setSaved] = useState<(SavedFile & { readonly file: RuleFile }) | null>(null);
  useEffect(() => () => saved?.forget(), [saved]);
  const isShipped = isSameRule(rule, defaultRule);
  const save = () => {
    const file = ruleFile(rule);
    setSaved({ ...saveFile(document, file.fileName, file.bytes), file });
  };
  return (
    <>
      <div class="row">
        <FormOpener pane={pane} form={editForm}>
          Change the rule
        </FormOpener>
        <FileField
          id="rule-file"
          accept=".json,.txt"
          label="Choose a rule file…"
          isPrimary={false}
          isBusy={pane.busy.value !== null}
          onFile={(file) => choose(pane, { file, rule, onCandidate })}
        />
        <button type="button" onClick={save}>
          Save as a file
        </button>
        {!isShipped && (
          <button type="button" onClick={() => onCandidate(defaultRule)}>
            Back to the shipped rule
          </button>
        )}
      </div>
      {saved !== null && (
        <SavedFileLine
          address={saved.address}
          fileName={saved.file.fileName}
          text={saved.file.text}
          textLabel={`Copy all of this into an empty text file, and save it as ${saved.file.fileName}.`}
        />
      )}
      <div class="row">
        <ShowButton pane={pane} place={{ sheet: 'rule', key: null, column: '' }} what="the rule" />
        <button type="button" class="button-plain" onClick={() => pane.closeForm()}>
          Close<span class="visually-hidden"> how grades are worked out</span>
        </button>
      </div>
    </>
  );
}

interface Choosing {
  readonly file: File;
  readonly rule: Rule;
  readonly onCandidate: (rule: Rule) => void;
}

const choose = (pane: Pane, { file, rule, onCandidate }: Choosing): Promise<void> =>
  pane.run('Reading the rule…', async () => {
    const text = await file.text().catch(() => null);
    if (text === null) return problem('This file could not be opened. Choose it again.');
    const read = readRuleFile(text, rule);
    if (!read.ok) return problem(read.error);
    if (isSameRule(read.value, rule))
      return done(`This file holds the rule that the workbook is graded by already: ${ruleName(rule)}.`);
    onCandidate(read.value);
    return null;
  });

interface CandidateRuleProps {
  readonly pane: Pane;
  readonly rule: Rule;
  readonly grading: Now | null;
  readonly onLeave: () => void;
}

const CandidateRule = ({ pane, rule, grading, onLeave }: CandidateRuleProps) => (
  <div class="stack awarded">
    <h3>Use {ruleName(rule)} instead?</h3>
    <WouldChange grading={grading} rule={rule} />
    <div class="row">
      <button
        type="button"
        class="button-primary"
        aria-disabled={pane.busy.value !== null}
        onClick={() => takeRule(pane, rule)}
      >
        Use this rule
      </button>
      <button type="button" onClick={onLeave}>
        Keep the one in use
      </button>
    </div>
    <RuleWords rule={rule} />
  </div>
);
