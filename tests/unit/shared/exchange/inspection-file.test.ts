import { describe, expect, test } from 'vitest';
import { parseInspectionFile, writeInspectionFile } from '../../../../shared/exchange/inspection-file.ts';

const file = {
  inspection: 'ab'.repeat(16),
  framework: 'ncpi-2024',
  areasFramework: 'ncpi-2020',
  force: 'Marchshire (fictional)',
  kind: 'self-assessment',
  startDate: '2026-11-02',
  endDate: '2026-11-13',
} as const;

describe('an inspection file', () => {
  test('gives back what was put in', () => {
    expect(parseInspectionFile(writeInspectionFile(file))).toEqual({ ok: true, value: file });
  });

  test('brings the review date along, where there is one', () => {
    const withReview = { ...file, reviewDate: '2027-11-13' };
    expect(parseInspectionFile(writeInspectionFile(withReview))).toEqual({ ok: true, value: withReview });
  });

  test.each([['not json'], ['{}'], ['[]'], ['null'], ['{"form":"other","version":1}']])(
    'is told apart from %s',
    (text) => {
      expect(parseInspectionFile(text)).toEqual({ ok: false, error: { type: 'not-an-inspection-file' } });
    },
  );

  test('of a newer version is refused by its version', () => {
    const newer = writeInspectionFile(file).replace('"version":1', '"version":3');
    expect(parseInspectionFile(newer)).toEqual({
      ok: false,
      error: { type: 'inspection-file-newer', version: 3 },
    });
  });

  test('that ends before it begins is refused', () => {
    const wrong = writeInspectionFile({ ...file, endDate: '2026-11-01' });
    expect(parseInspectionFile(wrong)).toMatchObject({ ok: false, error: { path: 'endDate' } });
  });

  test('with a date that is none is refused by the date’s name', () => {
    const wrong = writeInspectionFile(file).replace('2026-11-13', '13.11.2026');
    expect(parseInspectionFile(wrong)).toEqual({
      ok: false,
      error: { type: 'inspection-file-invalid', path: 'endDate' },
    });
  });
});
