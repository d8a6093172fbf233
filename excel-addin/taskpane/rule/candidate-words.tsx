import { rowWords } from '../../../shared/grading/grade-words.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { ruleLines, ruleNameRow } from '../../sheets/rule-sheet.ts';
import type { Now } from '../workbook-access.ts';
import { gradeChanges } from './rule-commands.ts';

/** The rule in words, as PL Rule has it. */
export const RuleWords = ({ rule }: { readonly rule: Rule }) => (
  <>
    <p>The first line whose every condition holds gives the grade. Only criteria that apply count.</p>
    <ol class="rule-rows">
      {rule.rows.map((row) => (
        <li key={row.grade}>{rowWords(row)}</li>
      ))}
    </ol>
    <dl class="rule-lines">
      {ruleLines(rule)
        .slice(1 + rule.rows.length)
        .filter(([part]) => part !== ruleNameRow)
        .map(([part, words]) => (
          <div key={part}>
            <dt>{part}</dt>
            <dd>{words}</dd>
          </div>
        ))}
    </dl>
  </>
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
