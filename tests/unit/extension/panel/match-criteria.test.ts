import { describe, expect, test } from 'vitest';
import { matchCriteria } from '../../../../extension/panel/match-criteria.ts';
import { framework } from './sample-state.ts';

const numbers = (query: string) => matchCriteria(framework, query).map(({ number }) => number);

describe('matchCriteria', () => {
  test('gives all 23 criteria as published when nothing is typed', () => {
    expect(numbers('')).toHaveLength(23);
    expect(numbers('  ').slice(0, 5)).toEqual(['1.1', '1.2', '1.3', '1.4', '2.1']);
  });

  test.each([
    ['3.2', ['3.2']],
    ['3', ['3.1', '3.2', '3.3', '3.4', '3.5']],
    ['3.', ['3.1', '3.2', '3.3', '3.4', '3.5']],
    ['9', []],
  ])('reads %j as a number or the start of one', (query, expected) => {
    expect(numbers(query)).toEqual(expected);
  });

  test('puts words that begin words of the label before words of the published text', () => {
    // "vulnerable" stands in the label of 3.2 and in the texts of others; "vulnerability" in the label of 3.3.
    const found = numbers('vulner');
    expect(found.slice(0, 2)).toEqual(['3.2', '3.3']);
    expect(found.length).toBeGreaterThan(2);
  });

  test('wants every word, in any order and case', () => {
    expect(numbers('CHILD voice')[0]).toBe('3.5');
  });

  test('takes straight and curly quotes for one', () => {
    expect(numbers("victims' needs")[0]).toBe('5.3');
  });

  test('finds nothing for words that stand nowhere', () => {
    expect(numbers('helicopter')).toEqual([]);
  });
});
