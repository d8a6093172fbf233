import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { forceCells } from '../../../../excel-addin/sheets/force-cells.ts';
import { readMeasures } from '../../../../excel-addin/sheets/measure-readings.ts';
import { bindMeasures, keepMeasures, updateMeasures } from '../../../../excel-addin/sheets/measure-rows.ts';
import { measuresPlan, measuresWanted } from '../../../../excel-addin/sheets/measures-sheet.ts';
import { type FileWorkbook, openFileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { acceptedMeasure, forceSheet, place, shippedFramework } from './sample-measures.ts';

const about = { framework: shippedFramework(), rule: defaultRule };
const rows = [
  ['Force', '2022', '2023', '2024'],
  ['Marchshire', 10, 12, 95],
  ['Fenshire', 4, '..', '1,234'],
  ['Total', 14, 12, ''],
] as const;
const sheet = forceSheet("Table 9 & Bob's", rows);
const cells = forceCells([sheet]);
const at = (row: number, column: number) => place(sheet.sheetName, row, column);

const series = {
  values: { row: 1, column: 1, rowCount: 1, columnCount: 3 },
  periods: { row: 0, column: 1, rowCount: 1, columnCount: 3 },
  isNewestFirst: true,
};
const accepted = [
  acceptedMeasure('a', at(1, 3), {
    measure: { bands: [{ grade: 'Good', limit: 90 }], unit: 'percent', target: 97 },
    proposal: { series, numerator: at(1, 1), denominator: at(2, 1) },
  }),
  acceptedMeasure('b', at(2, 3), { measure: { libraryId: 'section-47-enquiries' } }),
  acceptedMeasure('c', at(2, 2)),
  acceptedMeasure('d', at(3, 3)),
];

async function workbookWith(plans: Parameters<FileWorkbook['write']>[0]): Promise<FileWorkbook> {
  const bytes = await writeXlsx({ sheets: [{ name: sheet.sheetName, rows: rows.map((row) => [...row]) }] });
  const opened = await openFileWorkbook(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const written = await opened.value.write(plans);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return opened.value;
}

async function measuresOf(workbook: FileWorkbook) {
  const reading = await workbook.read(measuresWanted);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return readMeasures(reading.value, about);
}

const bound = () => bindMeasures(accepted, { cells, framework: about.framework });
const planOf = (list: ReturnType<typeof bound>) => measuresPlan({ ...about, rows: list });

describe('a bound measure', () => {
  test('is read back from its cells as it was confirmed', async () => {
    const [a, b, c, d] = await measuresOf(await workbookWith([planOf(bound())]));
    expect(a).toMatchObject({
      id: 'a',
      value: 95,
      numerator: 10,
      denominator: 4,
      criteria: ['ncpi-2024/leadership/2', 'ncpi-2024/initial-response/1'],
      inputs: { unit: 'percent', direction: 'higher', target: 97, limits: { Good: 90 } },
      places: {
        value: at(1, 3),
        series: {
          values: { sheetName: sheet.sheetName, area: series.values },
          periods: { sheetName: sheet.sheetName, area: series.periods },
          isNewestFirst: true,
        },
      },
      points: 3,
      labels: { row: ['Marchshire'], headers: ['2024'], title: 'Table 9' },
    });
    expect(b?.figure).toMatchObject({ type: 'number', number: 1234 });
    expect(b?.warnings).toContain('Local-authority data');
    expect(c?.figure).toMatchObject({ type: 'marker', marker: '..' });
    expect(d?.figure).toEqual({ type: 'blank' });
  });

  test('is worked out in its row: band, target, meaning', () => {
    const [a, b, c, d] = planOf(bound()).table.rows.map((row) =>
      ['What it means', 'Band', 'Against target', 'Check'].map((header) => {
        const cell = row.cells[header];
        return cell?.type === 'formula' ? cell.value : undefined;
      }),
    );
    expect(a).toEqual([
      '95 %',
      'Good',
      'Short of the target',
      'The numerator is larger than the denominator.',
    ]);
    expect(b?.[0]).toBe('A number stored as text; it is read as 1,234.');
    expect(c?.slice(0, 2)).toEqual(['Not available: the figure is not held or was not supplied.', '']);
    expect(d?.[0]).toContain('not counted as zero');
  });

  test('is left alone by a second run', async () => {
    const workbook = await workbookWith([planOf(bound())]);
    const again = await workbook.write([planOf(keepMeasures(await measuresOf(workbook)))]);
    expect(again).toMatchObject({ ok: true, value: { rowsAdded: 0, rowsChanged: 0 } });
  });

  test('keeps what a person corrected when its cells are found elsewhere', async () => {
    const workbook = await workbookWith([planOf(bound())]);
    const before = await measuresOf(workbook);
    const { rows: updated, changes } = updateMeasures(
      before,
      [
        {
          id: 'a',
          to: {
            ...accepted[0]?.proposal,
            value: at(1, 2),
            numerator: null,
            denominator: null,
            series: null,
            sheetName: sheet.sheetName,
            period: '2023',
          },
        },
      ],
      cells,
    );
    expect(changes).toEqual([
      {
        id: 'a',
        name: 'Measure a',
        from: { place: at(1, 3), value: 95, period: '2024' },
        to: { place: at(1, 2), value: 12, period: '2023' },
        isOtherValue: true,
      },
    ]);
    await workbook.write([planOf(updated)]);
    const [a, b] = await measuresOf(workbook);
    expect(a).toMatchObject({
      value: 12,
      numerator: '',
      places: { value: at(1, 2), series: null },
      inputs: { period: '2023', target: 97 },
    });
    expect(b).toEqual(before[1]);
  });
});
