import type { Criterion, Framework, Method } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import type { CellPlan } from '../workbook/sheet-plan.ts';
import { formulaCell } from './cell-plan.ts';
import { literalText } from './criteria-mentions.ts';
import { behindMark, behindPattern } from './evidence-behind.ts';
import { countFindings, findingCountFormula } from './finding-counts.ts';
import { findingKindHeaders } from './finding-kinds.ts';
import { type StandingTable, textOf } from './standing-rows.ts';
import { columnOf } from './table-reference.ts';

/** Suggested in the reference on grading, as a warning and never a block: three items, two methods. */
export const fewestItems = 3;
export const fewestMethods = 2;

/** What stands behind a criterion's judgment, counted as the sheet's formulas count it. */
export interface Support {
  readonly byKind: Readonly<Record<string, number>>;
  readonly findings: number;
  /** Items that support a finding which stands. */
  readonly items: number;
  readonly methods: number;
  /** Of the items, how many come from audited cases, statistics or papers. */
  readonly preferred: number;
}

export interface SupportSources {
  readonly evidence: StandingTable | null;
  readonly findings: StandingTable | null;
  readonly methods: readonly Method[];
}

/** The methods of both editions, each once. */
export const methodsOf = (framework: Framework, areas: Framework): readonly Method[] => {
  const byLabel = new Map([...framework.methods, ...areas.methods].map((method) => [method.label, method]));
  return [...byLabel.values()];
};

/** Cases that were audited, and figures or papers: what is preferred over what was only said. */
const isPreferred = ({ id }: Method): boolean =>
  id.endsWith('/case-inspection') || id.endsWith('/written-material');

export const hasPreferred = (methods: readonly Method[]): boolean => methods.some(isPreferred);

export function supportOf(criterion: Criterion, { evidence, findings, methods }: SupportSources): Support {
  const behind = (evidence?.rows ?? []).filter((row) =>
    textOf(row, 'Behind findings on').includes(behindMark(criterion)),
  );
  const counts = methods.map((method) => ({
    method,
    count: behind.filter((row) => textOf(row, 'Method').toLowerCase() === method.label.toLowerCase()).length,
  }));
  return {
    byKind: Object.fromEntries(
      findingKindHeaders.map(({ header, kind }) => [header, countFindings(findings, criterion, kind)]),
    ),
    findings: countFindings(findings, criterion),
    items: behind.length,
    methods: counts.filter(({ count }) => count > 0).length,
    preferred: counts.reduce((sum, { method, count }) => sum + (isPreferred(method) ? count : 0), 0),
  };
}

export const supportHeaders = {
  items: 'Items behind findings',
  methods: 'Methods',
  preferred: 'From cases or papers',
} as const;

export function supportCells(
  criterion: Criterion,
  support: Support,
  methods: readonly Method[],
): Readonly<Record<string, CellPlan>> {
  const behind = `${columnOf('PlEvidence', 'Behind findings on')},${quote(behindPattern(criterion))}`;
  const byMethod = ({ label }: Method) =>
    `COUNTIFS(${behind},${columnOf('PlEvidence', 'Method')},${quote(literalText(label))})`;
  const methodCount = methods.map((method) => `IF(${byMethod(method)}>0,1,0)`).join('+') || '0';
  const preferred = methods.filter(isPreferred).map(byMethod).join('+') || '0';
  const kinds = findingKindHeaders.map(({ header, kind }) => {
    return [header, formulaCell(findingCountFormula(criterion, kind), support.byKind[header] ?? 0)] as const;
  });
  return {
    ...Object.fromEntries(kinds),
    Findings: formulaCell(findingCountFormula(criterion), support.findings),
    [supportHeaders.items]: formulaCell(`COUNTIFS(${behind})`, support.items),
    [supportHeaders.methods]: formulaCell(methodCount, support.methods),
    [supportHeaders.preferred]: formulaCell(preferred, support.preferred),
  };
}
