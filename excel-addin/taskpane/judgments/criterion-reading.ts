import { topicOfCriterion } from '../../../shared/criteria/catalogue.ts';
import type { Criterion } from '../../../shared/criteria/framework.ts';
import { normalForm } from '../../../shared/grading/normal-form.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { figureWords } from '../../../shared/measures/figure-words.ts';
import { type CaseGradeWord, caseGradeOf, caseGrades } from '../../sheets/case-words.ts';
import { behindHeader, behindMark, withBehind } from '../../sheets/evidence-behind.ts';
import { type Editions, evidencePlan } from '../../sheets/evidence-sheet.ts';
import { findingsOf } from '../../sheets/finding-counts.ts';
import { findingKindHeaders } from '../../sheets/finding-kinds.ts';
import { hasPreferred, methodsOf, type Support, supportOf } from '../../sheets/finding-support.ts';
import { isCounted } from '../../sheets/judgment-figures.ts';
import { measureBand, measureNumber, readMeasures } from '../../sheets/measure-readings.ts';
import { inUnit } from '../../sheets/number-words.ts';
import { type StandingRow, type StandingTable, standingTable, textOf } from '../../sheets/standing-rows.ts';
import { supportWarning } from '../../sheets/support-check.ts';
import type { WorkbookReading } from '../../workbook/workbook.ts';

/** What stands behind the judgment of one criterion, each with the row that it comes from. */
export interface CriterionReading {
  readonly topic: string;
  readonly findings: readonly FindingGroup[];
  readonly support: Support;
  /** What the sheet warns of once the criterion is judged; '' where enough stands behind it. */
  readonly warning: string;
  readonly items: readonly ItemLine[];
  readonly measures: readonly MeasureLine[];
  readonly cases: readonly CaseLine[];
  readonly caseCounts: readonly { readonly grade: CaseGradeWord; readonly count: number }[];
}

/** A row without an id was typed in the sheet and waits for its id: it is found at the top of its table only. */
interface Line {
  readonly key: string | null;
  readonly text: string;
}

export interface FindingGroup {
  readonly kind: string;
  readonly findings: readonly Line[];
}

export interface ItemLine extends Line {
  readonly method: string;
}

export interface MeasureLine extends Line {
  readonly value: string;
  readonly band: string;
  readonly period: string;
}

export interface CaseLine extends Line {
  readonly grade: CaseGradeWord | '';
}

export interface CriterionInput extends Editions {
  readonly reading: WorkbookReading;
  readonly rule: Rule;
}

export function criterionReading(criterion: Criterion, input: CriterionInput): CriterionReading {
  const { reading, framework, areas } = input;
  const findings = standingTable('PlFindings', { plans: [], reading });
  // Worked out anew: a finding may have been typed since the sheets were brought up to date.
  const { standing } = withBehind({ evidencePlan: evidencePlan([]), findings, reading, framework });
  const methods = methodsOf(framework, areas);
  const support = supportOf(criterion, { evidence: standing, findings, methods });
  const cases = caseLines(criterion, standingTable('PlCases', { plans: [], reading }));
  const topic = topicOfCriterion(framework, criterion.id);
  return {
    topic: topic === undefined ? '' : `${topic.number} ${topic.name}`,
    findings: findingGroups(findingsOf(findings, criterion)),
    support,
    warning: supportWarning({ support, isJudged: true, hasPreferred: hasPreferred(methods) }),
    items: standing.rows
      .filter((row) => textOf(row, behindHeader).includes(behindMark(criterion)))
      .map(itemLine),
    measures: measureLines(criterion, input),
    cases,
    caseCounts: caseGrades.map((grade) => ({
      grade,
      count: cases.filter((one) => one.grade === grade).length,
    })),
  };
}

const keyOf = (row: StandingRow): string | null => textOf(row, 'Id') || null;

function findingGroups(rows: readonly StandingRow[]): readonly FindingGroup[] {
  const isOf = (row: StandingRow, kind: string) => normalForm(textOf(row, 'Kind')) === normalForm(kind);
  const groups = findingKindHeaders.map(({ header, kind }) => ({
    kind: header,
    findings: rows.filter((row) => isOf(row, kind)),
  }));
  const others = rows.filter((row) => !findingKindHeaders.some(({ kind }) => isOf(row, kind)));
  return [...groups, { kind: 'Of no kind yet', findings: others }]
    .filter((group) => group.findings.length > 0)
    .map((group) => ({
      kind: group.kind,
      findings: group.findings.map((row) => ({ key: keyOf(row), text: textOf(row, 'Finding') })),
    }));
}

const longestText = 160;

function itemLine(row: StandingRow): ItemLine {
  const words = [textOf(row, 'Text'), textOf(row, 'Title')].find((text) => text.trim() !== '');
  const text = (words ?? textOf(row, 'Type')).replace(/\s+/g, ' ').trim();
  const characters = [...text];
  return {
    key: keyOf(row),
    text: characters.length > longestText ? `${characters.slice(0, longestText).join('')}…` : text,
    method: textOf(row, 'Method') || 'No method given',
  };
}

const measureLines = (criterion: Criterion, { reading, framework, rule }: CriterionInput) =>
  readMeasures(reading, { framework, rule })
    .filter(({ criteria }) => criteria.includes(criterion.id))
    .map((measure): MeasureLine => {
      const number = measureNumber(measure);
      const { name, unit, period } = measure.inputs;
      return {
        key: measure.isTyped ? null : measure.id,
        text: name,
        value: number === null ? figureWords(measure.figure) : inUnit(number, unit),
        band: measureBand(measure, rule) ?? '',
        period,
      };
    });

const caseLines = (criterion: Criterion, table: StandingTable | null): readonly CaseLine[] =>
  (table?.rows ?? [])
    .filter((row) => isCounted(criterion, row) && textOf(row, 'Reference').trim() !== '')
    .map((row) => ({
      key: keyOf(row),
      text: textOf(row, 'Reference'),
      grade: caseGradeOf(textOf(row, 'Inspector grade')),
    }));
