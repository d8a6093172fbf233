import { quote } from '../../shared/grading/compile-rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import {
  alphaFormula,
  alphaValue,
  howWorkedOut,
  kappaFormula,
  kappaValue,
  pairedHeader,
  pairHeader,
  pairPlaces,
  splitHeader,
  splitPlaces,
} from './case-agreement.ts';
import { marksOf, splits } from './case-columns.ts';
import { gradeHeader, summaryColumns, summaryLayers } from './case-summary-columns.ts';
import {
  allCases,
  type CaseSummaryInput,
  countCases,
  type Group,
  isBoth,
  summaryLead,
} from './case-summary-lead.ts';
import { caseGrades, condition, noArea } from './case-words.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { columnOf, thisRow } from './table-reference.ts';

/** By area of practice, with how many of how many; the total last, counted by itself and compared with its parts. */
export function caseSummaryPlan(input: CaseSummaryInput): SheetPlan {
  const areas = [...input.areas.map(({ label }) => label), noArea];
  const ofArea = (area: string) => input.cases.filter((one) => one.area === area);
  const parts = areas.map((area) => summaryRow({ area, cases: ofArea(area), ofArea: condition(area) }));
  const total = summaryRow({ area: allCases, cases: input.cases, ofArea: '"?*"' });
  const cells = { ...total.cells, Check: totalCheck(), 'How this is worked out': textCell(howWorkedOut) };
  return {
    sheetName: 'PL Case summary',
    title: 'Case audits by area of practice',
    note: 'Counted from PL Cases. Every count stands beside how many it is out of; a few cases of one area say little about all of its cases.',
    table: {
      name: 'PlCaseSummary',
      keyColumn: 'Id',
      columns: summaryColumns,
      rows: [summaryLead(input), ...parts, { key: total.key, cells }],
      isExact: true,
    },
  };
}

const own = (header: string): string => thisRow('PlCaseSummary', header);

function summaryRow(group: Group): RowPlan {
  const cells: Record<string, CellPlan> = {
    'Area of practice': textCell(group.area),
    Cases: formulaCell(countCases(group), group.cases.length),
    ...gradeCells(group),
    ...wordCells(group),
    Check: rowCheck(),
    'Force against inspector': formulaCell(kappaFormula(), kappaValue(group.cases)),
    'All who graded': formulaCell(alphaFormula(), alphaValue(group.cases)),
    ...helperCells(group),
    Id: textCell(group.area),
  };
  return { key: group.area, cells };
}

function gradeCells(group: Group): Readonly<Record<string, CellPlan>> {
  const cells: Record<string, CellPlan> = {};
  for (const { who, countsAs, audited, rater } of summaryLayers) {
    const of = (grade: string) => group.cases.filter(({ grades }) => grades[rater] === grade).length;
    cells[audited] = formulaCell(countCases(group, [countsAs, '"?*"']), group.cases.length - of(''));
    for (const grade of caseGrades)
      cells[gradeHeader(who, grade)] = formulaCell(countCases(group, [countsAs, quote(grade)]), of(grade));
  }
  return cells;
}

function wordCells(group: Group): Readonly<Record<string, CellPlan>> {
  const { cases } = group;
  const both = cases.filter(isBoth);
  const same = both.filter(({ grades: [force, inspector] }) => force === inspector).length;
  const audited = cases.filter(({ grades }) => grades[1] !== '').length;
  const graded = cases.filter(({ inspectorMarks }) => inspectorMarks > 1);
  const agreed = graded.filter(({ inspectors }) => inspectors === 'Same').length;
  const sames = caseGrades.map((grade) => own(pairHeader(placeOf(grade), placeOf(grade)))).join('+');
  const share = `IF(${own('Graded by both')}=0,"",${own('Same grade')}/${own('Graded by both')})`;
  const [more, inspectors] = [own('Graded by more inspectors'), countCases(group, ['Inspectors', '"Same"'])];
  return {
    Progress: ofWords(own('Audited by the inspector'), own('Cases'), {
      ...{ words: 'audited by the inspector', none: 'No cases', done: audited, of: cases.length },
    }),
    'Graded by both': formulaCell(
      countCases(group, ['Force counts as', '"?*"'], ['Inspector counts as', '"?*"']),
      both.length,
    ),
    'Same grade': formulaCell(sames, same),
    Agreement: ofWords(own('Same grade'), own('Graded by both'), {
      ...{ words: 'have the same grade', none: 'None graded by both', done: same, of: both.length },
    }),
    'Share the same': formulaCell(share, both.length === 0 ? '' : same / both.length),
    'Graded by more inspectors': formulaCell(countCases(group, ['Inspector marks', '">1"']), graded.length),
    'Inspectors agree': ofWords(inspectors, more, {
      ...{ words: 'have the same grade', none: 'None graded twice', done: agreed, of: graded.length },
    }),
  };
}

const placeOf = (grade: (typeof caseGrades)[number]): number => caseGrades.indexOf(grade) + 1;

interface OfWords {
  readonly words: string;
  readonly none: string;
  readonly done: number;
  readonly of: number;
}

/** "3 of 4 have the same grade", or what is said where there is nothing to count. */
const ofWords = (done: string, of: string, now: OfWords): CellPlan =>
  formulaCell(
    `IF(${of}=0,${quote(now.none)},${done}&" of "&${of}&${quote(` ${now.words}`)})`,
    now.of === 0 ? now.none : `${now.done} of ${now.of} ${now.words}`,
  );

/** Counts that are made apart from each other, and sums that must meet: "9, 16 and 4 of 20" is found out. */
const gradesCheck = (): string =>
  summaryLayers
    .map(({ who, audited }) => {
      const parts = caseGrades.map((grade) => own(gradeHeader(who, grade))).join('+');
      return `IF(${parts}=${own(audited)},"",${quote(`${who}: the grades add up to `)}&(${parts})&" of "&${own(audited)}&". ")`;
    })
    .join('&');

const rowCheck = (): CellPlan => formulaCell(`TRIM(${gradesCheck()})`, '');

function totalCheck(): CellPlan {
  const cases = columnOf('PlCaseSummary', 'Cases');
  const parts = `SUM(${cases})-${own('Cases')}`;
  const areas = `IF(${parts}=${own('Cases')},"","The areas add up to "&(${parts})&" of "&${own('Cases')}&" cases. ")`;
  return formulaCell(`TRIM(${areas}&${gradesCheck()})`, '');
}

function helperCells(group: Group): Readonly<Record<string, CellPlan>> {
  const { cases } = group;
  const out: Record<string, CellPlan> = {};
  for (const [force, inspector] of pairPlaces) {
    const [a = '', b = ''] = [caseGrades[force - 1], caseGrades[inspector - 1]];
    const formula = countCases(group, ['Force counts as', quote(a)], ['Inspector counts as', quote(b)]);
    const found = cases.filter(({ grades }) => grades[0] === a && grades[1] === b);
    out[pairHeader(force, inspector)] = formulaCell(formula, found.length);
  }
  const total = (header: string, ...rest: readonly string[]) =>
    `SUMIFS(${[columnOf('PlCases', header), columnOf('PlCases', 'Area counts as'), group.ofArea, ...rest].join(',')})`;
  const paired = cases.filter(({ markCount }) => markCount > 1);
  for (const grade of caseGrades) {
    const formula = total(marksOf[grade], columnOf('PlCases', 'Marks'), '">1"');
    const marks = paired.reduce((sum, { marks }) => sum + marks[grade], 0);
    out[pairedHeader(placeOf(grade))] = formulaCell(formula, marks);
  }
  for (const [index, { header }] of splits.entries()) {
    const [a, b] = splitPlaces[index] ?? [0, 0];
    const sum = cases.reduce((so, one) => so + (one.splits[index] ?? 0), 0);
    out[splitHeader(a, b)] = formulaCell(total(header), sum);
  }
  return out;
}
