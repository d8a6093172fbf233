import { beforeAll, describe, expect, test } from 'vitest';
import { usualChoices } from '../../../../excel-addin/exports/export-choices.ts';
import { planExport } from '../../../../excel-addin/exports/export-plans.ts';
import { writeExport } from '../../../../excel-addin/exports/write-export.ts';
import type { SchemeId } from '../../../../shared/disclosure/scheme.ts';
import { acceptedMeasure, place } from '../sheets/sample-measures.ts';
import { typeInto } from '../sheets/sample-workbook.ts';
import { exportOf, good, type SampleExport, sourcesOf, today, workbookOf } from './sample-export.ts';
import { type Unpacked, unpack } from './unpack-export.ts';

const months = ['Apr 2025', 'May 2025', 'Jun 2025', 'Jul 2025', 'Aug 2025', 'Sep 2025'];
const counts = [3313, 3327, 6, 3341, 3352, 3369];
const sheetName = 'Missing';
const rows = [
  ['Group', 'Found within a day', 'Missing episodes', 'Found within a day %', ...months],
  ['Girls', 4143, 4261, 97.2, ...counts],
  ['Boys', 4, 7, 57.1, ...counts.map((count) => count + 11)],
  ['All', 4147, 4268, 97.2, ...counts.map((count) => 2 * count + 11)],
] as const;
const exact = rows.slice(1).flatMap((row) => row.filter((cell) => typeof cell === 'number' && cell > 1000));
const at = (row: number, column: number) => place(sheetName, row, column);
const series = {
  values: { row: 1, column: 4, rowCount: 1, columnCount: 6 },
  periods: { row: 0, column: 4, rowCount: 1, columnCount: 6 },
  isNewestFirst: false,
};
const grades = ['Good', 'Inadequate', 'Requires improvement'] as const;

const sample: SampleExport = {
  sheets: { [sheetName]: rows },
  measures: [
    ...[1, 2, 3].map((row) =>
      acceptedMeasure(`share${row}`, at(row, 3), {
        measure: { name: `Found: ${rows[row]?.[0]}`, unit: 'percent', bands: [{ grade: 'Good', limit: 98 }] },
        proposal: { numerator: at(row, 1), denominator: at(row, 2) },
      }),
    ),
    acceptedMeasure('count', at(1, 9), { measure: { name: 'Episodes of girls' }, proposal: { series } }),
    acceptedMeasure('days', at(1, 3), { measure: { name: 'Days', unit: 'days' } }),
    acceptedMeasure('alone', at(1, 3), { measure: { name: 'Alone', unit: 'percent' } }),
  ],
  charts: [
    { kind: 'control', measureIds: ['count'] },
    { kind: 'funnel', measureIds: ['share1', 'share2', 'share3'] },
  ],
  change: {
    pasted: Array.from({ length: 23 }, (_, index) => ({
      reference: `CASE-${index}`,
      area: index < 16 ? 'Missing children' : 'Domestic abuse',
      forceGrade: grades[(index + 1) % 3] ?? '',
      inspectorGrade: grades[index % 3] ?? '',
    })),
    fills: [
      {
        ...{ criterion: 'ncpi-2024/initial-response/1', layer: 'inspector', judgment: 'Good' },
        reasons: 'Sergeant Imaginary told me so',
      },
    ],
  },
};

let file: Unpacked;
beforeAll(async () => {
  file = unpack((await exportOf(sample)).bytes);
});

describe('an exported file', () => {
  test('holds values only: no formula, link, name, comment, macro, property or hidden sheet', () => {
    const names = [...file.parts.keys()];
    expect(
      names.filter(
        (name) =>
          !/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(?:worksheets|drawings)\/(?:_rels\/)?\w+\.xml(?:\.rels)?|xl\/(?:tables|charts)\/\w+\.xml)$/.test(
            name,
          ),
      ),
    ).toEqual([]);
    for (const [name, xml] of file.parts) {
      if (!name.startsWith('xl/charts/')) expect(xml).not.toMatch(/<(?:\w+:)?f[ >]/);
      expect(xml).not.toMatch(/externalLink|TargetMode|mergeCell|hidden=|state="(?:very)?[hH]idden"/);
    }
    for (const { reference } of file.caches)
      expect(reference).toMatch(/^'Chart \d+'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/);
  });

  test('names no cells but the rows and columns of its own sheets that are printed on every page', () => {
    const book = file.parts.get('xl/workbook.xml') ?? '';
    const names = [...book.matchAll(/<definedName name="([^"]*)"[^>]*>([^<]*)</g)];
    const own = [...file.sheets.keys()].map((name) => `'${name}'!`);
    for (const [, name, cells = ''] of names) {
      expect(name).toMatch(/^_xlnm\.Print_(?:Titles|Area)$/);
      for (const area of cells.split(',')) expect(own.some((sheet) => area.startsWith(sheet))).toBe(true);
    }
  });

  test('holds no exact figure of the force in any part', () => {
    const whole = [...file.parts.values()].join('\n');
    expect(exact.length).toBeGreaterThan(15);
    expect(exact.filter((number) => whole.includes(String(number)))).toEqual([]);
    expect(whole).not.toContain('57.1');
  });

  test('draws its charts from the cells that stand beside them', () => {
    expect(file.caches.length).toBeGreaterThan(10);
    for (const { reference, values } of file.caches) {
      const [, sheet = '', letters = ''] = /^'(.*)'!\$([A-Z]+)/.exec(reference) ?? [];
      const found = (file.sheets.get(sheet) ?? []).map(
        (row) => Object.values(row)[letters.charCodeAt(0) - 65],
      );
      expect(values.map((value) => (value === null ? null : Number(value)))).toEqual(found);
    }
  });

  test('works every percentage out from the figures beside it', () => {
    const measures = file.sheets.get('Measures') ?? [];
    const percents = measures.filter(
      ({ Value, Numerator }) => typeof Value === 'number' && typeof Numerator === 'number',
    );
    expect(percents.map(({ Numerator, Denominator, Value }) => [Numerator, Denominator, Value])).toEqual([
      [4145, 4260, 97.3],
      [5, 5, 100],
      [4145, 4270, 97.1],
    ]);
    expect(percents.map(({ Band }) => Band)).toEqual(
      ['Good', 'Good', 'Good'].map((_, i) => (i === 1 ? 'Good' : 'Inadequate')),
    );
  });

  test('gives no figure that is neither a count nor worked out from counts, and says why', () => {
    const found = (file.sheets.get('Measures') ?? []).filter(({ Value }) => Value === 'x');
    expect(found.map(({ Measure }) => Measure)).toEqual(['Days', 'Alone']);
    for (const { Note } of found) expect(String(Note)).toMatch(/\.$/);
  });

  test('keeps every small count of cases to itself', () => {
    const cases = file.sheets.get('Cases by area') ?? [];
    const numbers = cases.flatMap((row) => Object.values(row)).filter((cell) => typeof cell === 'number');
    expect(numbers.filter((number) => number % 5 !== 0)).toEqual([]);
    expect(cases.find((row) => row['Area of practice'] === 'All cases')).toMatchObject({
      Cases: 25,
      'Inspector good': 10,
    });
  });

  test('says which scheme, what the signs mean, the day and whose criteria they are', () => {
    const notes = (file.sheets.get('Notes') ?? []).map(({ Note }) => Note).join('\n');
    expect(notes).toContain('Counts from 1 to 7 are shown as 5.');
    expect(notes).toContain('Open Government Licence');
    expect(notes).toContain('2026-11-22');
    expect((file.sheets.get('Notes') ?? []).map(({ About }) => About)).toContain('The sign x');
  });

  test('has one table a sheet, with a header in every column and no blank row', () => {
    for (const rowsOfSheet of file.sheets.values())
      for (const row of rowsOfSheet) expect(Object.values(row).some((cell) => cell !== null)).toBe(true);
    expect([...file.parts.keys()].filter((name) => name.startsWith('xl/tables/')).length).toBe(
      file.sheets.size,
    );
  });
});

describe('what stays inside', () => {
  test('reasons and names stay inside unless they are asked for', async () => {
    const workbook = await workbookOf(sample);
    for (const [header, text] of [
      ['Awarded grade', 'Good'],
      ['Reason', 'Constable Invented was clear'],
      ['Name', 'Ann Notreal'],
    ] as const)
      await typeInto(
        workbook,
        { table: 'PlGrades', key: 'ncpi-2024/initial-response inspector', header },
        text,
      );
    const sources = await sourcesOf(workbook);
    const whole = async (hasReasons: boolean): Promise<string> => {
      const plan = good(planExport(sources, { ...usualChoices, hasReasons }, today));
      return [...unpack(good(writeExport(plan))).parts.values()].join('\n');
    };
    expect(await whole(false)).not.toMatch(/Imaginary|Invented|Notreal/);
    expect(await whole(true)).toContain('Constable Invented was clear');
    expect(await whole(true)).not.toContain('Notreal');
  });

  test('a text that is no grade stays inside', async () => {
    const workbook = await workbookOf(sample);
    await typeInto(
      workbook,
      { table: 'PlJudgments', key: 'ncpi-2024/leadership/1', header: 'Inspector judgment' },
      'ask Bob Unreal',
    );
    const plan = good(planExport(await sourcesOf(workbook), usualChoices, today));
    expect([...unpack(good(writeExport(plan))).parts.values()].join('\n')).not.toContain('Unreal');
  });

  test('the workbook is byte for byte as it was', async () => {
    const workbook = await workbookOf(sample);
    const before = workbook.toBytes();
    good(planExport(await sourcesOf(workbook), usualChoices, today));
    expect(Buffer.from(workbook.toBytes()).equals(Buffer.from(before))).toBe(true);
  });
});

test.each<SchemeId>(['nhs-digital', 'department', 'threshold-10'])(
  'the same choices give the same bytes by %s',
  async (scheme) => {
    const sources = await sourcesOf(await workbookOf(sample));
    const make = async () => good(writeExport(good(planExport(sources, { ...usualChoices, scheme }, today))));
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  },
);
