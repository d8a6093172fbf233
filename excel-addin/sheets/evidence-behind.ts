import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { textCell } from './cell-plan.ts';
import { literalText, mentions } from './criteria-mentions.ts';
import { isWithdrawn } from './criteria-text.ts';
import { type StandingTable, standingTable, textOf } from './standing-rows.ts';

/** How a row of evidence says of which criteria a finding rests on it: "|1.2|3.1|". */
export const behindMark = ({ number }: Criterion): string => `|${number}|`;
export const behindPattern = (criterion: Criterion): string => `*${literalText(behindMark(criterion))}*`;

interface From {
  readonly evidencePlan: SheetPlan;
  readonly findings: StandingTable | null;
  readonly reading: WorkbookReading;
  readonly framework: Framework;
}

interface EvidenceBehind {
  readonly plan: SheetPlan;
  /** As the plan leaves it. */
  readonly standing: StandingTable;
}

/**
 * The plan of evidence, each row of which says behind which findings it stands. Rows that the plan did not name are
 * named only where that changed: a workbook may hold a hundred thousand.
 */
export function withBehind({ evidencePlan, findings, reading, framework }: From): EvidenceBehind {
  const { table } = evidencePlan;
  const before = standingTable('PlEvidence', { plans: [evidencePlan], reading });
  const wanted = behindTexts(findings, framework);
  const changed = new Map<string, string>();
  const rows = (before?.rows ?? []).map((row) => {
    const key = textOf(row, 'Id');
    const text = isWithdrawn(textOf(row, 'Status')) ? '' : (wanted.get(key) ?? '');
    if (key === '' || textOf(row, behindHeader) === text) return row;
    changed.set(key, text);
    return { ...row, [behindHeader]: text };
  });
  const planned = table.rows.map((row) => {
    const text = changed.get(row.key);
    changed.delete(row.key);
    return text === undefined ? row : withText(row, text);
  });
  const others = [...changed].map(([key, text]) => withText({ key, cells: {} }, text));
  return {
    plan: { ...evidencePlan, table: { ...table, rows: [...planned, ...others] } },
    standing: { headers: before?.headers ?? new Set(), rows },
  };
}

const withText = (row: RowPlan, text: string): RowPlan => ({
  ...row,
  cells: { ...row.cells, [behindHeader]: textCell(text) },
});

export const behindHeader = 'Behind findings on';

/** By the item's id, from the findings that stand. */
function behindTexts(findings: StandingTable | null, framework: Framework): ReadonlyMap<string, string> {
  const criteria = criteriaOf(framework);
  const found = new Map<string, Set<Criterion>>();
  for (const row of findings?.rows ?? []) {
    if (isWithdrawn(textOf(row, 'Status'))) continue;
    const marked = criteria.filter((criterion) => mentions(textOf(row, 'Criteria'), criterion));
    for (const item of textOf(row, itemIdsHeader)
      .split(' ')
      .filter((id) => id !== '')) {
      const behind = found.get(item) ?? new Set();
      for (const criterion of marked) behind.add(criterion);
      found.set(item, behind);
    }
  }
  const texts = [...found].map(([item, behind]) => {
    const numbers = criteria.filter((criterion) => behind.has(criterion)).map(({ number }) => `${number}|`);
    return [item, numbers.length === 0 ? '' : `|${numbers.join('')}`] as const;
  });
  return new Map(texts);
}

/** The column of PlFindings that names the items which support a finding. */
export const itemIdsHeader = 'Item ids';
