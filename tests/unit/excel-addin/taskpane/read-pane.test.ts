import { describe, expect, test } from 'vitest';
import { readPane } from '../../../../excel-addin/taskpane/read-pane.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { coverRows, readingOf } from './sample-reading.ts';

const read = (tables: Parameters<typeof readingOf>[0], counts = null) =>
  readPane({ reading: readingOf(tables), rule: defaultRule, frameworks: [], counts });

const whole = {
  PlCover: coverRows,
  PlEvidence: [
    { Id: 'one', Status: '' },
    { Id: 'two', Status: 'Withdrawn: sent by mistake' },
    { Id: '', Status: '' },
  ],
  PlFindings: [{ Id: 'three', Status: '' }],
  PlJudgments: [
    { Id: 'ncpi-2024/leadership/1', 'Inspector judgment': 'Good' },
    { Id: 'ncpi-2024/leadership/2', 'Inspector judgment': 'Goodish' },
    { Id: 'ncpi-2024/leadership/3', 'Inspector judgment': 'Not applicable', 'Inspector reasons': ' ' },
    { Id: 'ncpi-2024/leadership/4', 'Force judgment': 'Adequate' },
  ],
  PlGrades: [],
};

describe('readPane', () => {
  test('finds nothing of ours in a workbook without our cover', () => {
    expect(read({})).toEqual({ type: 'none' });
  });

  test('says which edition it does not have', () => {
    const rows = coverRows.map((row) =>
      row.Item === 'Edition (short name)' ? { ...row, Value: 'joint-2025' } : row,
    );
    expect(read({ PlCover: rows })).toEqual({ type: 'framework-missing', framework: 'joint-2025' });
  });

  test('reads the inspection from the cover, and counts what stands', () => {
    const pane = read(whole);
    if (pane.type !== 'read') throw new Error(pane.type);
    expect(pane.reading.inspection).toEqual({
      id: 'a1'.repeat(16),
      force: 'Marchshire (fictional)',
      kind: 'joint',
      framework: 'ncpi-2024',
      startDate: '2026-11-02',
      endDate: '2026-11-13',
    });
    expect(pane.reading.counts).toEqual({
      items: 2,
      withdrawn: 1,
      findings: 1,
      cases: 0,
      measures: 0,
      ownPapers: 0,
    });
  });

  test('tells open criteria, texts that are no grade, and missing reasons apart, each once', () => {
    const pane = read(whole);
    if (pane.type !== 'read') throw new Error(pane.type);
    const { inspector, force } = pane.reading.layers;
    expect([inspector.judged, force.judged, inspector.criteria]).toEqual([1, 1, 23]);
    expect(inspector.notGrades.map(({ number, text }) => [number, text])).toEqual([['1.2', 'Goodish']]);
    expect(inspector.reasonMissing.map(({ number, column }) => [number, column])).toEqual([
      ['1.3', 'Inspector reasons'],
    ]);
    expect(inspector.open[0]).toMatchObject({ number: '1.4', column: 'Inspector judgment' });
    expect(inspector.open).toHaveLength(20);
  });

  test('names our sheets that were deleted', () => {
    const pane = read({ PlCover: coverRows, PlJudgments: [], PlEvidence: [], PlFindings: [], PlRule: [] });
    expect(pane).toMatchObject({ reading: { missing: ['PL Cases', 'PL Grades'] } });
  });
});
