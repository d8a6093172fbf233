import type { Rule } from '../../../shared/grading/rule.ts';
import { ruleLines } from '../../sheets/rule-sheet.ts';
import type { Now } from '../workbook-access.ts';
import { gradeChanges } from './rule-commands.ts';

/** The rule in words, as PL Rule has it. */
export const RuleWords = ({ rule }: { readonly rule: Rule }) => (
  <dl class="rule-lines">
    {ruleLines(rule).map(([part, words]) => (
      <div key={part}>
        <dt>{part}</dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);

/** Which grades would change, before anything does. */
export function WouldChange({ grading, rule }: { readonly grading: Now | null; readonly rule: Rule }) {
  if (grading === null) return <p class="muted">Working out what would change…</p>;
  const changes = gradeChanges(grading, rule);
  if (changes.length === 0) return <p>No indicated grade would change.</p>;
  return (
    <>
      <p>
        {changes.length === 1
          ? 'One indicated grade would change:'
          : `${changes.length} indicated grades would change:`}
      </p>
      <ul>
        {changes.map(({ key, topic, from, to }) => (
          <li key={key}>
            {topic}: {from} → <strong>{to}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
