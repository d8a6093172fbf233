import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeName, referenceForm } from '../../../../excel-addin/sheets/case-reference.ts';

describe('two references', () => {
  test.each([
    ['AB 12-9', 'ab12–9'],
    ['NC/2026/01', 'nc/2026/0 1'],
    ['X\u00a01', 'x1'],
  ])('%s and %s are of one case', (a, b) => {
    expect(referenceForm(a)).toBe(referenceForm(b));
  });

  test.each([
    ['0012', '12'],
    ['A*', 'AB'],
    ['12.0', '12'],
  ])('%s and %s are not', (a, b) => {
    expect(referenceForm(a)).not.toBe(referenceForm(b));
  });

  test('that are blank have no form', () => {
    expect([referenceForm(''), referenceForm(' \u00a0–')]).toEqual(['', '']);
  });

  test('are the same however they are spaced, dashed and cased', () => {
    const separated = fc.array(fc.tuple(fc.constantFrom(...'aB3/.x'), fc.constantFrom('', ' ', '-', ' – ')), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(separated, (parts) => {
        const spaced = parts.map(([sign, between]) => sign.toUpperCase() + between).join('');
        expect(referenceForm(spaced)).toBe(referenceForm(parts.map(([sign]) => sign).join('')));
      }),
    );
  });
});

describe('a reference that looks like a name', () => {
  test.each([
    'Jane Example',
    'Mr Example',
    'mrs example',
    'Dr. E. Sample',
    'J. Example',
    'Example, Jane',
    'Anne-Marie O’Sample',
  ])('%s does', (text) => {
    expect(looksLikeName(text)).toBe(true);
  });

  test.each([
    'AB/1234/26',
    'Jane Example 12',
    'MARCH NORTH',
    'Child A',
    'alpha',
    'case one',
    '',
    '12345',
    'Bluebell',
  ])('%s does not', (text) => {
    expect(looksLikeName(text)).toBe(false);
  });
});
