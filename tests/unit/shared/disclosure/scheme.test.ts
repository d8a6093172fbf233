import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  countsBehind,
  disclosureSchemes,
  type ShownFigure,
  schemeOf,
  showCount,
} from '../../../../shared/disclosure/scheme.ts';

const nhs = schemeOf('nhs-digital');
const department = schemeOf('department');
const threshold = schemeOf('threshold-10');
const fixture = JSON.parse(
  readFileSync(
    new URL('../../../fixtures/suppression/nhsd_central_suppression.json', import.meta.url),
    'utf8',
  ),
) as {
  readonly repo_tests: readonly [number, string][];
  readonly all: readonly [number, string][];
  readonly errors: readonly number[];
};

const text = (figure: ShownFigure): string =>
  figure.type === 'number' ? String(figure.number) : figure.marker;

function shown(
  count: number,
  ...rest: Parameters<typeof showCount> extends [number, ...infer R] ? R : never
) {
  const figure = showCount(count, ...rest);
  return figure.ok ? text(figure.value) : figure.error.type;
}

describe('the NHS Digital scheme', () => {
  test('shows every count as codonPython does', () => {
    for (const [count, expected] of [...fixture.repo_tests, ...fixture.all]) {
      expect(shown(count, nhs)).toBe(expected);
      expect(shown(count, nhs, 'total')).toBe(expected);
    }
  });

  test.each(fixture.errors)('refuses %d as codonPython does', (value) => {
    expect(showCount(value, nhs)).toEqual({ ok: false, error: { type: 'not-a-count', value } });
  });

  test('takes the most that codonPython takes', () => {
    expect(shown(5_000_000_000, nhs)).toBe('5000000000');
  });
});

test.each([
  [0, 'part', '0'],
  [1, 'part', 'c'],
  [5, 'part', 'c'],
  [6, 'part', '6'],
  [23, 'part', '23'],
  [5, 'total', 'c'],
  [6, 'total', '10'],
  [14, 'total', '10'],
  [15, 'total', '20'],
] as const)('the department style shows %d as a %s as %s', (count, role, expected) => {
  expect(shown(count, department, role)).toBe(expected);
});

test.each([
  [0, 'c'],
  [9, 'c'],
  [10, '10'],
  [12, '10'],
  [13, '15'],
] as const)('threshold 10 shows %d as %s', (count, expected) => {
  expect(shown(count, threshold)).toBe(expected);
});

test.each(disclosureSchemes)('$id: the counts behind a figure are those that it is shown for', (scheme) => {
  for (const role of ['part', 'total'] as const) {
    const countsByText = new Map<string, number[]>();
    for (let count = 0; count <= 120; count++) {
      const own = shown(count, scheme, role);
      countsByText.set(own, [...(countsByText.get(own) ?? []), count]);
    }
    for (const [own, counts] of countsByText) {
      if (own === 'c' || Math.max(...counts) === 120) continue;
      const range = countsBehind({ type: 'number', number: Number(own) }, scheme, role);
      expect(range).toEqual({ low: Math.min(...counts), high: Math.max(...counts) });
    }
  }
});
