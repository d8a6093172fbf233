import type { WorkbookReading } from '../workbook/workbook.ts';
import type { ChartReading } from './chart-readings.ts';
import { readChecks } from './check-readings.ts';
import type { CheckRow } from './check-row.ts';
import type { MeasureReading } from './measure-readings.ts';

interface ChartsToCheck {
  /** null where the charts were not read now: what was found last of those that stand still stays. */
  readonly charts: readonly ChartReading[] | null;
  readonly measures: readonly Pick<MeasureReading, 'id'>[];
  readonly reading: WorkbookReading;
}

/** Charts that go on showing a measure which is none any more. */
export function chartChecks({ charts, measures, reading }: ChartsToCheck): readonly CheckRow[] {
  if (charts === null) {
    const standing = new Set(reading.ourTables.map(({ name }) => `${idStart}${name}`));
    return readChecks(reading).filter(({ id }) => standing.has(id));
  }
  const ids = new Set(measures.map(({ id }) => id));
  return charts.flatMap((chart) => {
    const gone = chart.measureIds.filter((id) => !ids.has(id)).length;
    return gone === 0 ? [] : [checkOf(chart, gone)];
  });
}

const idStart = 'measure removed from ';

const checkOf = (chart: ChartReading, gone: number): CheckRow => ({
  id: `${idStart}PlChart${chart.number}`,
  kind: 'measure',
  state: 'act',
  what: sentenceOf(chart, gone),
  at: null,
  where: chart.sheetName,
  count: gone,
});

function sentenceOf({ sheetName, measureIds }: ChartReading, gone: number): string {
  if (gone === measureIds.length && gone === 1)
    return `${sheetName} shows a measure that was removed. Delete the sheet; or bind the measure again, and make its chart again.`;
  const which =
    gone === measureIds.length
      ? `${gone} measures that were removed`
      : `${measureIds.length} measures, of which ${gone} ${gone === 1 ? 'was' : 'were'} removed`;
  return `${sheetName} shows ${which}. Delete the sheet, and compare the measures that are left; or bind what is missing again, and compare anew.`;
}
