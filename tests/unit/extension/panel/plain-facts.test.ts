import { describe, expect, test } from 'vitest';
import { dateInWords } from '../../../../extension/panel/format-date.ts';
import { conflictsOfItem, refsOfSubject, valueInWords } from '../../../../extension/panel/item-conflicts.ts';
import { isToSort, lastDirection, sourceInShort } from '../../../../extension/panel/item-facts.ts';
import { looksLikeName } from '../../../../extension/panel/looks-like-name.ts';
import { inContext, sampleItem, sampleLink, sampleState } from './sample-state.ts';

describe('looksLikeName', () => {
  test.each(['Robin Sample', 'case of Robin Sample', 'Zoë O’Neill-Smith'])('warns of %j', (text) => {
    expect(looksLikeName(text)).toBe(true);
  });

  test.each([
    'NC/00388/26',
    'Case 12',
    'Operation Sample',
    'two sergeants, one call handler',
    'CAIU North',
    '',
  ])('lets %j pass', (text) => {
    expect(looksLikeName(text)).toBe(false);
  });
});

describe('sourceInShort', () => {
  test.each([
    ['https://records.force.test:8443/case/1?id=2', 'records.force.test:8443'],
    ['file:///C:/papers/plan.pdf', 'plan.pdf'],
    ['Headquarters, room 4', 'Headquarters, room 4'],
    ['', ''],
  ])('of %j is %j', (source, expected) => {
    expect(sourceInShort(source)).toBe(expected);
  });
});

test('an item is to be sorted while it stands without a criterion', () => {
  expect(isToSort(sampleItem('a'))).toBe(true);
  expect(isToSort(sampleItem('a', { withdrawn: 'Twice' }))).toBe(false);
  expect(isToSort(sampleItem('a', { links: [sampleLink('a', 'x')] }))).toBe(false);
});

test('the direction offered is that of the link written last', () => {
  const older = { ...sampleLink('a', 'x', 'strength'), version: '000000000000001-00000' };
  const newer = { ...sampleLink('b', 'x', 'area-for-improvement'), version: '000000000000002-00000' };
  const items = [sampleItem('b', { links: [newer] }), sampleItem('a', { links: [older] })];
  expect(lastDirection(sampleState({ items }))).toBe('area-for-improvement');
  expect(lastDirection(sampleState())).toBe('neutral');
});

test('a date is said in words, and what is no date stays as it is', () => {
  expect(dateInWords('2026-11-03')).toBe('3 Nov 2026');
  expect(dateInWords('soon')).toBe('soon');
});

describe('conflicts', () => {
  const link = sampleLink('a', 'ncpi-2024/leadership/1');
  const item = sampleItem('a', { links: [link] });
  const about = (noun: 'item' | 'link' | 'finding', subject: string) => ({
    ...{ noun, subject, field: 'note', versions: [] },
  });

  test('of an item are those about it and its links', () => {
    const conflicts = [about('item', 'a'), about('link', link.id), about('item', 'b'), about('finding', 'a')];
    const state = sampleState({ items: [item], conflicts });
    expect(conflictsOfItem(state, item)).toEqual(conflicts.slice(0, 2));
  });

  test('are settled over the writings of the subject itself', () => {
    const state = sampleState({ items: [item] });
    expect(refsOfSubject(state, about('link', link.id))).toEqual(link.refs);
    expect(refsOfSubject(state, about('item', 'a'))).toEqual(item.refs);
    expect(refsOfSubject(state, about('item', 'unknown'))).toEqual([]);
  });

  test.each([
    ['direction', 'area-for-improvement', 'Area for improvement'],
    ['method', 'plumbline/observation', 'Observation'],
    ['note', '', 'left empty'],
    ['withdrawn', null, 'not withdrawn'],
    ['withdrawn', 'Wrong child', 'withdrawn: Wrong child'],
    ['note', 'Ask again', 'Ask again'],
    ['note', 'constructor', 'constructor'],
  ])('say the value of %s %j in words', (field, value, expected) => {
    expect(valueInWords({ noun: 'item', field }, value, inContext())).toBe(expected);
  });
});
