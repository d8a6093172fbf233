import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework, Method } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { condition } from './case-words.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { countFormula, countMarked, type MarkedRow } from './criteria-text.ts';
import { fewestItems, fewestMethods } from './finding-support.ts';
import { type StandingTable, textOf } from './standing-rows.ts';
import { columnOf, thisRow } from './table-reference.ts';

export interface CoverageInput {
  readonly framework: Framework;
  /** Of methodsOf(framework, areas). */
  readonly methods: readonly Method[];
  /** PlEvidence as it will stand, with Criteria, Method and Status. */
  readonly evidence: StandingTable | null;
}

const otherHeader = 'Other or no method';

/** How many items of evidence bear on each criterion, by where they came from; withdrawn ones do not count. */
export function coveragePlan(input: CoverageInput): SheetPlan {
  const { framework, methods } = input;
  const evidence = evidenceByMethod(input);
  const rows = criteriaOf(framework).map((criterion) => criterionRow(criterion, { methods, evidence }));
  return {
    sheetName: 'PL Coverage',
    title: 'Evidence by criterion and method',
    note: `Items of PL Evidence that name the criterion, withdrawn ones left out. Fewer than ${fewestItems} items, or fewer than ${fewestMethods} methods, is pointed out, never forbidden.`,
    table: {
      name: 'PlCoverage',
      keyColumn: 'Id',
      columns: [
        // Not wrapped: the sentence of the first row runs on over the blank cells beside it.
        { header: 'Number', widthChars: 9 },
        { header: 'Short label (ours)', widthChars: 36, isWrapped: true },
        { header: 'In words', widthChars: 43, isWrapped: true },
        ...methods.map(({ label }) => ({ header: headerOf(label), widthChars: 13, isWrapped: true })),
        { header: otherHeader, widthChars: 13, isWrapped: true },
        { header: 'Items', widthChars: 10 },
        { header: 'Methods', widthChars: 11 },
        { header: 'Id', widthChars: 42, isHelper: true },
      ],
      rows: [leadRow(rows), ...rows],
      isExact: true,
    },
  };
}

/** A structured reference would need these signs escaped. */
const headerOf = (label: string): string => label.replace(/['#[\]@]/g, ' ').trim();

const own = (header: string): string => thisRow('PlCoverage', header);

interface Evidence {
  readonly all: readonly MarkedRow[];
  readonly byMethod: ReadonlyMap<string, readonly MarkedRow[]>;
}

function evidenceByMethod({ evidence, methods }: CoverageInput): Evidence {
  const rows = (evidence?.rows ?? []).map((row) => ({
    ...{ criteria: textOf(row, 'Criteria'), status: textOf(row, 'Status') },
    method: textOf(row, 'Method').toLowerCase(),
  }));
  const groups = Map.groupBy(rows, ({ method }) => method);
  const byMethod = methods.map(({ label }) => [label, groups.get(label.toLowerCase()) ?? []] as const);
  return { all: rows, byMethod: new Map(byMethod) };
}

interface Counted {
  readonly methods: readonly Method[];
  readonly evidence: Evidence;
}

function criterionRow(criterion: Criterion, { methods, evidence }: Counted): RowPlan {
  const counts = methods.map(({ label }) => countMarked(evidence.byMethod.get(label) ?? [], criterion));
  const items = countMarked(evidence.all, criterion);
  const known = counts.reduce((sum, count) => sum + count, 0);
  const cells: Record<string, CellPlan> = {
    Number: textCell(criterion.number),
    'Short label (ours)': textCell(criterion.label),
    [otherHeader]: formulaCell(
      `${own('Items')}-(${methods.map(({ label }) => own(headerOf(label))).join('+') || '0'})`,
      items - known,
    ),
    Items: formulaCell(countFormula('PlEvidence', criterion), items),
    Methods: formulaCell(
      methods.map(({ label }) => `IF(${own(headerOf(label))}>0,1,0)`).join('+') || '0',
      counts.filter((count) => count > 0).length,
    ),
    'In words': formulaCell(wordsFormula(), inWords(items, counts.filter((count) => count > 0).length)),
    Id: textCell(criterion.id),
  };
  for (const [index, { label }] of methods.entries()) {
    const ofMethod = `${columnOf('PlEvidence', 'Method')},${condition(label)}`;
    const formula = countFormula('PlEvidence', criterion, ofMethod);
    cells[headerOf(label)] = formulaCell(formula, counts[index] ?? 0);
  }
  return { key: criterion.id, cells };
}

const words = {
  none: 'No evidence yet',
  few: `Fewer than ${fewestItems} items`,
  narrow: `Fewer than ${fewestMethods} methods`,
  both: `Fewer than ${fewestItems} items, and fewer than ${fewestMethods} methods`,
  enough: `${fewestItems} items or more, from ${fewestMethods} methods or more`,
} as const;

function inWords(items: number, methods: number): string {
  if (items === 0) return words.none;
  if (items < fewestItems) return methods < fewestMethods ? words.both : words.few;
  return methods < fewestMethods ? words.narrow : words.enough;
}

function wordsFormula(): string {
  const isNarrow = `${own('Methods')}<${fewestMethods}`;
  const few = `IF(${isNarrow},${quote(words.both)},${quote(words.few)})`;
  const many = `IF(${isNarrow},${quote(words.narrow)},${quote(words.enough)})`;
  return `IF(${own('Items')}=0,${quote(words.none)},IF(${own('Items')}<${fewestItems},${few},${many}))`;
}

/** Counted from the table's own words. */
function leadRow(rows: readonly RowPlan[]): RowPlan {
  const column = columnOf('PlCoverage', 'In words');
  const found = rows.map(({ cells }) =>
    cells['In words']?.type === 'formula' ? cells['In words'].value : '',
  );
  const enough = found.filter((text) => text === words.enough).length;
  const none = found.filter((text) => text === words.none).length;
  const [before, between] = [
    ` of ${rows.length} criteria have at least ${fewestItems} items from at least ${fewestMethods} methods; `,
    ' have none yet.',
  ];
  const formula = `COUNTIF(${column},${quote(words.enough)})&${quote(before)}&COUNTIF(${column},${quote(words.none)})&${quote(between)}`;
  const cell = formulaCell(formula, `${enough}${before}${none}${between}`);
  return { key: 'lead', cells: { Number: cell, Id: textCell('lead') } };
}
