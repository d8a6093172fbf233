import type { Rule } from '../../../shared/grading/rule.ts';
import { ruleName } from '../../sheets/rule-sheet.ts';
import { done, type Pane, problem } from '../pane.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { applyRule } from './rule-commands.ts';
import { backToWords, editForm } from './rule-forms.ts';

export const takeRule = (pane: Pane, rule: Rule): Promise<void> =>
  pane.run('Working out every grade by this rule…', async () => {
    const applied = await applyRule(pane.access, rule);
    if (!applied.ok) return problem(workbookErrorToSentence(applied.error));
    pane.draftOf(editForm).forget();
    backToWords(pane);
    await pane.refresh();
    return done(`Grades are now worked out by the rule ${ruleName(rule)}. PL Rule shows it.`);
  });
