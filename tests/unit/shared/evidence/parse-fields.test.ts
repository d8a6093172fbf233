import { describe, expect, test } from 'vitest';
import { parseFields } from '../../../../shared/evidence/parse-fields.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { createDevice, packOf, startOf } from '../sample-inspection.ts';

const measure = {
  ...{ name: 'Missing children found within a day', unit: 'percent', direction: 'higher', basis: 'period' },
  ...{ period: '2024', definition: 'Found within 24 hours', denominator: 'All missing children', target: 90 },
  ...{ bands: [{ grade: 'Good', limit: 80 }], criteria: ['ncpi-2024/leadership/1'], libraryId: null },
  ...{ value: null, valueText: 'c', numeratorValue: null, denominatorValue: 40 },
  ...{ source: "'Table 1'!$C$7", asOf: '2026-11-20', withdrawn: null },
} as const;

describe('fields', () => {
  test('of a measure read back as they were', () => {
    expect(parseFields('measure', JSON.stringify(measure))).toEqual({ ok: true, value: measure });
  });

  test.each([
    ['measure', { unit: 'parsecs' }, 'unit'],
    ['measure', { bands: [{ grade: 'Good', limit: 'high' }] }, 'bands.0.limit'],
    ['case', { otherGrades: [{ by: 'A', grade: 'Good' }] }, 'otherGrades.0.grade'],
    ['judgment', { confidence: 'certain' }, 'confidence'],
    ['sign-off', { facts: -1 }, 'facts'],
  ] as const)('of a %s that are not of its form are named', (noun, fields, path) => {
    expect(parseFields(noun, JSON.stringify(fields))).toEqual({
      ok: false,
      error: { type: 'fields-invalid', path },
    });
  });

  test('that an older file does not have are blank', async () => {
    const device = await createDevice('older');
    await device.record(startOf(device));
    await device.record([
      setFields('case', { id: 'c1'.repeat(16) }, { reference: 'MP/1' }),
      setFields(
        'judgment',
        { id: 'd1'.repeat(16) },
        { criterion: 'ncpi-2024/leadership/1', layer: 'force', judgment: 'Good' },
      ),
      setFields(
        'sign-off',
        { id: 'e1'.repeat(16) },
        { topic: 'ncpi-2024/leadership', layer: 'force', name: 'A', date: '2026-11-02', restedOn: '' },
      ),
      setFields('measure', { id: 'f1'.repeat(16) }, { name: 'Repeat reports' }),
    ]);
    const { faults, verified } = await verifyPack(packOf([device]));
    expect(faults).toEqual([]);
    expect(verified.state.cases).toMatchObject([
      { criteria: [], otherGrades: [], referredAt: '', question: '', reply: '', replyDate: '' },
    ]);
    expect(verified.state.judgments).toMatchObject([
      { judgedBy: '', confidence: '', methodLimits: '', coherence: '', adequacy: '', relevance: '' },
    ]);
    expect(verified.state.signOffs).toMatchObject([{ facts: 0 }]);
    expect(verified.state.measures).toMatchObject([
      { name: 'Repeat reports', unit: 'other', direction: 'neutral', value: null, bands: [] },
    ]);
  });
});
