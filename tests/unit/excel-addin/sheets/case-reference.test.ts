import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeName, referenceForm } from '../../../../excel-addin/sheets/case-reference.ts';

describe('two references', () => {
  test.each([
    ['AB 12-9', 'ab–12 9'],
    ['NC/2026/01', ' nc-2026 - 01 '],
    ['X\u00a01', 'x 1'],
  ])('%s and %s are of one case', (a, b) => {
    expect(referenceForm(a)).toBe(referenceForm(b));
  });

  test.each([
    ['0012', '12'],
    ['A*', 'AB'],
    ['12.0', '12'],
    ['2024-1-15', '2024-11-5'],
    ['12/3', '1/23'],
    ['A-1 1', 'A-11'],
  ])('%s and %s are not', (a, b) => {
    expect(referenceForm(a)).not.toBe(referenceForm(b));
  });

  test('that are blank have no form', () => {
    expect([referenceForm(''), referenceForm(' \u00a0–')]).toEqual(['', '']);
  });

  test('are the same whatever parts them, and however they are cased', () => {
    const gap = fc.constantFrom(' ', '-', ' – ', '/', '\u00a0');
    const parts = fc.array(fc.tuple(fc.stringMatching(/^[aB3.x]{1,4}$/), gap, gap), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(parts, (found) => {
        const one = found.map(([part, first]) => part.toUpperCase() + first).join('');
        const other = found.map(([part, , second]) => second + part.toLowerCase()).join('');
        expect(referenceForm(one)).toBe(referenceForm(other));
      }),
    );
  });

  test('are two where the same signs are parted in other places', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 4 });
    const parts = fc.array(
      digits.map((part) => part.join('')),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const isSame = one.join(' ') === other.join(' ');
        expect(referenceForm(one.join('-')) === referenceForm(other.join('/'))).toBe(isSame);
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
    'JANE EXAMPLE',
    'jane example',
    'Example J',
    'J Example',
    'Jane Example 12',
    'Jane Example 12/03/2011',
    'Jane Example (2)',
    'Jane van Sample',
    'Jane.Example',
    'Example/Jane',
    'Jane_Example',
    'Case Jane Example',
  ])('%s does', (text) => {
    expect(looksLikeName(text)).toBe(true);
  });

  test.each([
    'AB/1234/26',
    'CR 12345',
    'DA 2024 17',
    'NC/2026/01',
    'NORTH-CSE-2026/7',
    '42AB1234 24',
    'REF 3',
    'Operation Falcon',
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
