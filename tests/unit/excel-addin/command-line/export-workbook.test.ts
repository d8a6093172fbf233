import { describe, expect, test } from 'vitest';
import { exportWorkbook } from '../../../../excel-addin/command-line/export-workbook.ts';
import { parseArguments } from '../../../../excel-addin/command-line/parse-arguments.ts';
import { workbookOf } from '../exports/sample-export.ts';
import { unpack } from '../exports/unpack-export.ts';
import { openSample } from '../sheets/sample-workbook.ts';

describe('the arguments of an export', () => {
  test('need no --out, and take the NHS Digital scheme where none is named', () => {
    expect(parseArguments(['a.xlsx', '--export', 'b.xlsx'])).toEqual({
      ok: true,
      value: {
        type: 'export',
        workbook: 'a.xlsx',
        exported: { out: 'b.xlsx', scheme: 'nhs-digital', hasReasons: false },
      },
    });
  });

  test.each([
    [['--export', 'b.xlsx', '--scheme', 'mine']],
    [['--export', 'b.csv']],
    [['--export', 'a.xlsx']],
    [['--scheme', 'department', '--out', 'b.xlsx']],
    [['--with-reasons', '--out', 'b.xlsx']],
    [['--export', 'b.xlsx', '--judgments', 'c.csv']],
    [['--remove', '--out', 'b.xlsx', '--export', 'c.xlsx']],
  ])('are refused: %s', (args) => {
    expect(parseArguments(['a.xlsx', ...args]).ok).toBe(false);
  });
});

describe('an export from the command line', () => {
  const about = { now: new Date('2026-11-22T10:00:00Z'), programVersion: '0.1.0' };
  const order = { out: 'b.xlsx', scheme: 'department', hasReasons: false } as const;

  test('holds the grades of both layers and says how many figures were withheld', async () => {
    const workbook = await workbookOf({ sheets: { Figures: [['A'], [1]] }, measures: [] });
    const made = await exportWorkbook(workbook.toBytes(), order, about);
    expect(made).toMatchObject({
      ok: true,
      value: { sentences: ['For outside: 0 figures, none withheld.'] },
    });
    const sheets = made.ok ? [...unpack(made.value.bytes).sheets.keys()] : [];
    expect(sheets).toEqual(['Notes', 'Topic grades', 'Criterion judgments']);
  });

  test('is refused for a workbook without our sheets', async () => {
    const made = await exportWorkbook((await openSample()).toBytes(), order, about);
    expect(made).toMatchObject({ ok: false, error: { exitCode: 3 } });
  });
});
