import type { Area } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { CaseReading } from '../sheets/case-readings.ts';
import { gradeHeader, summaryLayers } from '../sheets/case-summary-columns.ts';
import { allCases } from '../sheets/case-summary-lead.ts';
import { caseGrades, noArea } from '../sheets/case-words.ts';
import type { FigureRegister, Slot } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';

export interface GivenCases {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly area: string; readonly slots: Readonly<Record<string, Slot>> }[];
  readonly sums: readonly SumKnown[];
}

interface CasesToGive {
  readonly cases: readonly CaseReading[];
  readonly areas: readonly Area[];
  readonly layers: readonly Layer[];
}

const casesHeader = 'Cases';
const raters: Readonly<Record<Layer, number>> = { force: 0, inspector: 1 };

/** Case audits by area of practice: rows, columns and totals are one table of counts. */
export function giveCases({ cases, areas, layers }: CasesToGive, register: FigureRegister): GivenCases {
  const shown = summaryLayers.filter(
    ({ rater }) =>
      layers.some((layer) => raters[layer] === rater) && cases.some(({ grades }) => grades[rater] !== ''),
  );
  const names = [...areas.map(({ label }) => label), noArea];
  const columns = columnsOf(shown);
  const rows = [...names, allCases].map((area) => {
    const own = area === allCases ? cases : cases.filter((one) => one.area === area);
    const slots = columns.map(({ header, counts }) => {
      const figure = { type: 'number', number: own.filter(counts).length, oddities: [] } as const;
      const label = `Cases by area, ${area}, ${header}`;
      return [header, register.give({ place: null, key: caseId(area, header), label, figure })] as const;
    });
    return { area, slots: Object.fromEntries(slots) };
  });
  const headers = columns.map(({ header }) => header);
  return { headers, rows, sums: [...downSums(names, headers), ...acrossSums([...names, allCases], shown)] };
}

const caseId = (area: string, header: string): string => `cases ${area} / ${header}`;

interface CaseColumn {
  readonly header: string;
  readonly counts: (one: CaseReading) => boolean;
}

type ShownLayers = readonly (typeof summaryLayers)[number][];

const columnsOf = (shown: ShownLayers): readonly CaseColumn[] => [
  { header: casesHeader, counts: () => true },
  ...shown.flatMap(({ who, audited, rater }) => [
    { header: audited, counts: ({ grades }: CaseReading) => grades[rater] !== '' },
    ...caseGrades.map((grade) => ({
      header: gradeHeader(who, grade),
      counts: ({ grades }: CaseReading) => grades[rater] === grade,
    })),
  ]),
];

const downSums = (areas: readonly string[], headers: readonly string[]): readonly SumKnown[] =>
  headers.map((header) => ({
    total: caseId(allCases, header),
    parts: areas.map((area) => caseId(area, header)),
  }));

/** Cases that nobody has graded yet stand in no column, and are what is left over. */
const acrossSums = (areas: readonly string[], shown: ShownLayers): readonly SumKnown[] =>
  areas.flatMap((area) =>
    shown.flatMap(({ who, audited }) => [
      {
        total: caseId(area, audited),
        parts: caseGrades.map((grade) => caseId(area, gradeHeader(who, grade))),
      },
      { total: caseId(area, casesHeader), parts: [caseId(area, audited)], isOpen: true, isTotal: true },
    ]),
  );
