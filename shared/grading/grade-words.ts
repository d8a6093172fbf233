import { causeOfConcernCap, criticalCap, gradeAt, type MaxBelow, type Rule, type RuleRow } from './rule.ts';

/** The sentences of which grade-topic.ts and the formulas make their words, so that both say the same. */
export const gradeWords = {
  tooFew: (rule: Rule): string => `Not graded: fewer than ${rule.minApplicable} criteria apply`,
  ifAll: (grade: string): string => `${grade} → `,
  openAre: 'Open: ',
  noOthers: 'no others. ',
  ifOpenBecame: 'If the open ones become: ',
  alreadyDecided: 'The grade is the same whatever the open ones become.',
  causeOfConcern: (rule: Rule): string =>
    ` A cause of concern is open: no higher than ${gradeAt(rule, causeOfConcernCap(rule))}.`,
  critical(rule: Rule): string {
    const critical = criticalCap(rule);
    if (critical === null) return '';
    const at = gradeAt(rule, critical.atMost);
    return `A critical criterion is at ${at}${critical.atMost > 1 ? ' or below' : ''}: no higher than ${gradeAt(rule, critical.cap)}.`;
  },
} as const;

/** "Good: at most one criterion is below Good, and none is below Adequate." */
export function rowWords(row: RuleRow): string {
  const conditions = Object.entries(row.maxBelow).map(([grade, max]) => conditionWords(grade, max));
  if (conditions.length === 0) return `${row.grade}: no higher grade is reached.`;
  return `${row.grade}: ${conditions.join(', and ')}.`;
}

/** The words of the row that gives each level, the lowest level first; '' for a level that no row gives. */
export const rowWordsByLevel = (rule: Rule): readonly string[] =>
  rule.scale.map((grade) => {
    const row = rule.rows.find((candidate) => candidate.grade === grade);
    return row === undefined ? '' : rowWords(row);
  });

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five'] as const;

function conditionWords(grade: string, max: MaxBelow): string {
  if (max === 'half') return `at most half of the criteria are below ${grade}`;
  if (max === 0) return `none is below ${grade}`;
  return `at most ${numberWords[max] ?? max} ${max === 1 ? 'criterion is' : 'criteria are'} below ${grade}`;
}
