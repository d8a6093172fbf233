import { describe, expect, test } from 'vitest';
import { filterItems, type ItemFilter } from '../../../../extension/panel/filter-items.ts';
import { findItems } from '../../../../extension/reading/find-items.ts';
import { inContext, sampleItem, sampleLink } from './sample-state.ts';

const link = sampleLink('plain', 'ncpi-2024/initial-response/2');
const items = [
  sampleItem('plain', {
    shown: {
      text: 'Café visit,\nno “rationale”',
      title: 'Risk log',
      source: 'http://records.test/1',
      grid: null,
    },
    note: 'Ask the sergeant',
    links: [link],
  }),
  sampleItem('followed', { followUp: '' }),
  sampleItem('gone', { withdrawn: 'Wrong child', followUp: 'x' }),
];
const conflicts = [{ noun: 'link' as const, subject: link.id, field: 'direction', versions: [] }];
const context = inContext({ items, conflicts });

const found = (query: string, filter: ItemFilter = 'standing') =>
  filterItems(context.state, { filter, found: findItems(context, query) }).map(({ id }) => id);

describe('filterItems', () => {
  test.each([
    ['standing', ['plain', 'followed']],
    ['follow-up', ['followed']],
    ['withdrawn', ['gone']],
    ['conflicts', ['plain']],
  ] as const)('shows what is %s', (filter, expected) => {
    expect(found('', filter)).toEqual(expected);
  });

  test.each([
    ['cafe', 'letters without their accents'],
    ['visit, no "rationale"', 'one kind of space and quote'],
    ['SERGEANT ask', 'words of the note in any order and case'],
    ['risk', 'the title'],
    ['identify vulnerable', 'our labels of its criteria'],
    ['3.2', 'the number of a criterion'],
    ['robin log', 'the person and the title together'],
  ])('finds %j by %s', (query) => {
    expect(found(query)).toEqual(['plain']);
  });

  test('wants every word', () => {
    expect(found('risk helicopter')).toEqual([]);
  });
});
