import { writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { chartChecks } from '../../../../excel-addin/sheets/chart-checks.ts';
import {
  chartPlanOf,
  chartsWanted,
  nextChartNumber,
  readCharts,
} from '../../../../excel-addin/sheets/chart-readings.ts';
import { controlPlan, type SeriesPoint, seriesOf } from '../../../../excel-addin/sheets/chart-sheet.ts';
import { forceCells } from '../../../../excel-addin/sheets/force-cells.ts';
import { bindMeasures } from '../../../../excel-addin/sheets/measure-rows.ts';
import { refreshSheets } from '../../../../excel-addin/sheets/refresh-sheets.ts';
import { trendWords, yearToDateWords } from '../../../../excel-addin/sheets/series-words.ts';
import { openFileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { readFigure } from '../../../../shared/measures/read-figure.ts';
import { good, workbookOf } from '../exports/sample-export.ts';
import { acceptedMeasure, forceSheet, place, shippedFramework } from './sample-measures.ts';

const framework = shippedFramework();
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Months from April 2023 on. */
const pointsOf = (values: readonly (string | number)[]): readonly SeriesPoint[] =>
  values.map((value, at) => ({
    period: `${monthNames[(at + 3) % 12]} ${2023 + Math.floor((at + 3) / 12)}`,
    place: place('Table_9', 1, at),
    value,
    figure: readFigure({ value, text: String(value), numberFormat: 'General' }),
  }));

const measure = { id: 'm', name: 'Calls', unit: 'count', direction: 'lower', target: null } as const;
const noteOf = (values: readonly (string | number)[]): string => {
  const plan = controlPlan({ number: 1, measure, points: pointsOf(values) });
  return plan.ok ? plan.value.note : plan.error.type;
};
const steady = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11, 10, 12];

test('a steady series is said to vary as usual', () => {
  expect(noteOf(steady)).toMatch(/^No period stands out among 14: the figures vary as they usually do\./);
});

test('a spike is named with its period, and a marker is a gap', () => {
  expect(noteOf([...steady, 18, '..'])).toMatch(
    /^1 of 15 periods stands out\. Above the upper limit: worse: Jun 2024\. 1 period has no number and is a gap, not a zero\./,
  );
});

test('a short series says that its limits may move', () => {
  expect(noteOf(steady.slice(0, 8))).toContain('With fewer than 13 numbers');
});

test('a series without a number has no chart', () => {
  expect(noteOf(['..', 'c'])).toBe('no-numbers');
});

test('a series that runs backwards is turned, and columns without a period are left out', () => {
  const rows = [
    ['Force', '2024', '', '2023', '2022'],
    ['Kent', 5, 'R', '..', '7*'],
  ];
  const cells = forceCells([forceSheet('Table_9', rows)]);
  const area = (row: number) => ({ row, column: 1, rowCount: 1, columnCount: 4 });
  const series = { values: area(1), periods: area(0), isNewestFirst: true };
  const [row] = bindMeasures([acceptedMeasure('m', place('Table_9', 1, 1), { proposal: { series } })], {
    cells,
    framework,
  });
  const points = row === undefined ? null : seriesOf(row.reading, cells);
  expect(points?.map(({ period, value }) => [period, value])).toEqual([
    ['2022', '7*'],
    ['2023', '..'],
    ['2024', 5],
  ]);
  expect(row?.reading.points).toBe(1);
});

test('charts are read back from the workbook and made again', async () => {
  const rows = [
    ['Force', ...Array.from({ length: 4 }, (_, at) => `${2020 + at}`)],
    ['Kent', 5, 6, 7, 6],
    ['Essex', 50, 60, 70, 60],
    ['Surrey', 55, 61, 72, 63],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'Table_9', rows }] });
  const cells = forceCells([forceSheet('Table_9', rows)]);
  const area = (row: number) => ({ row, column: 1, rowCount: 1, columnCount: 4 });
  const accepted = [1, 2, 3].map((row) =>
    acceptedMeasure(`m${row}`, place('Table_9', row, 1), {
      measure: { name: `Held: ${rows[row]?.[0]}` },
      proposal: {
        series: { values: area(row), periods: area(0), isNewestFirst: false },
        numerator: place('Table_9', row, 1),
        denominator: place('Table_9', row, 3),
      },
    }),
  );
  const measures = bindMeasures(accepted, { cells, framework }).map(({ reading }) => reading);
  const control = chartPlanOf({ number: 1, kind: 'control', measureIds: ['m1'] }, { measures, cells });
  const funnel = chartPlanOf(
    { number: 2, kind: 'funnel', measureIds: ['m1', 'm2', 'm3'] },
    { measures, cells },
  );
  const opened = await openFileWorkbook(bytes);
  if (!opened.ok || !control.ok || !funnel.ok) throw new Error(JSON.stringify([opened, control, funnel]));
  await opened.value.write([control.value, funnel.value]);
  const outline = await opened.value.read([]);
  if (!outline.ok) throw new Error(outline.error.type);
  const reading = await opened.value.read(chartsWanted(outline.value.ourTables));
  if (!reading.ok) throw new Error(reading.error.type);
  expect(readCharts(reading.value)).toEqual([
    { number: 1, sheetName: 'PL Chart 1', kind: 'control', measureIds: ['m1'] },
    { number: 2, sheetName: 'PL Chart 2', kind: 'funnel', measureIds: ['m1', 'm2', 'm3'] },
  ]);
  expect(nextChartNumber(reading.value)).toBe(3);
  const again = await opened.value.write([control.value, funnel.value]);
  expect(again).toMatchObject({ ok: true, value: { rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 } });
  expect(chartPlanOf({ number: 1, kind: 'control', measureIds: ['gone'] }, { measures, cells })).toEqual({
    ok: false,
    error: { type: 'measure-gone' },
  });
});

test('a chart that shows a removed measure is named in PL Checks until it is deleted', async () => {
  const rows = [
    ['Force', 'May 2024', 'June 2024'],
    ['Kent', 5, 6],
  ];
  const workbook = await workbookOf({ sheets: { Table_9: rows }, measures: [] });
  const series = {
    values: { row: 1, column: 1, rowCount: 1, columnCount: 2 },
    periods: { row: 0, column: 1, rowCount: 1, columnCount: 2 },
    isNewestFirst: false,
  };
  const cells = forceCells([forceSheet('Table_9', rows)]);
  const accepted = acceptedMeasure('m', place('Table_9', 1, 2), { proposal: { series } });
  const measures = bindMeasures([accepted], { cells, framework }).map(({ reading }) => reading);
  const plan = good(chartPlanOf({ number: 3, kind: 'control', measureIds: ['m'] }, { measures, cells }));
  good(await workbook.write([plan]));
  const saidBy = async (options: { readonly looksAtCharts?: boolean }) => {
    const { checks } = good(await refreshSheets(workbook, { programVersion: '0.1.0', ...options }));
    return checks.filter(({ where }) => where === 'PL Chart 3').map(({ what }) => what);
  };
  const said = [
    'PL Chart 3 shows a measure that was removed. Delete the sheet; or bind the measure again, and make its chart again.',
  ];
  expect(await saidBy({})).toEqual([]);
  expect(await saidBy({ looksAtCharts: true })).toEqual(said);
  expect(await saidBy({})).toEqual(said);
  const reading = good(await workbook.read([{ name: 'PlChecks', columns: 'all' }]));
  const deleted = { ...reading, ourTables: reading.ourTables.filter(({ name }) => name !== 'PlChart3') };
  expect(chartChecks({ charts: null, measures: [], reading: deleted })).toEqual([]);
  expect(chartChecks({ charts: null, measures: [], reading })).toMatchObject([{ state: 'act' }]);
});

test('a year so far is compared with the same months of the year before', () => {
  const months = Array.from({ length: 15 }, (_, at) => (at < 12 ? 100 : 150));
  expect(yearToDateWords(pointsOf(months))).toBe(
    'In the 3 months of this year since April that can be compared there were 450, against 300 in the same months of the year before: 50 % more.',
  );
  expect(yearToDateWords(pointsOf(Array.from({ length: 15 }, () => 100)))).toContain(
    'no more of a difference than chance',
  );
  expect(yearToDateWords(pointsOf(months).map((point) => ({ ...point, period: '2023/24' })))).toBeNull();
});

test('a steady rise is said to be one', () => {
  expect(trendWords(pointsOf([1, 3, 5, 7, 9, 11, 13]))).toMatch(
    /^Over the whole span the figures rise, by about 2 /,
  );
  expect(trendWords(pointsOf(steady))).toBe(
    'Over the whole span the figures neither rise nor fall steadily.',
  );
  expect(trendWords(pointsOf([1, 2]))).toBeNull();
});
