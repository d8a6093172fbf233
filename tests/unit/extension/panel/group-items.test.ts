import { describe, expect, test } from 'vitest';
import { groupItems } from '../../../../extension/panel/group-items.ts';
import { inContext, sampleItem, sampleLink, sampleSession } from './sample-state.ts';

const first = 'ncpi-2024/leadership/1';
const second = 'ncpi-2024/leadership/2';

describe('groupItems', () => {
  test('puts an item under each of its criteria and counts what points which way', () => {
    const both = sampleItem('both', {
      links: [sampleLink('both', first, 'strength'), sampleLink('both', second)],
    });
    const one = sampleItem('one', { links: [sampleLink('one', first, 'area-for-improvement')] });
    const groups = groupItems([both, one], 'criterion', inContext({ items: [both, one] }));
    expect(groups[0]).toMatchObject({
      title: '1.1 Statutory duties and governance',
      items: [both, one],
      directions: { strength: 1, 'area-for-improvement': 1, neutral: 0 },
    });
    expect(groups[1]).toMatchObject({ items: [both], directions: { neutral: 1 } });
  });

  test('gives every criterion a group, also one without items', () => {
    expect(groupItems([], 'criterion', inContext())).toHaveLength(23);
  });

  test('puts what is not sorted last', () => {
    const item = sampleItem('a');
    const groups = groupItems([item], 'criterion', inContext({ items: [item] }));
    expect(groups.at(-1)).toMatchObject({ title: 'Not sorted yet', items: [item] });
  });

  test('keeps a withdrawn item that was never sorted', () => {
    const item = sampleItem('a', { withdrawn: 'Noted twice' });
    expect(groupItems([item], 'criterion', inContext({ items: [item] })).at(-1)?.items).toEqual([item]);
  });

  test('keeps an item whose criterion is in another edition', () => {
    const item = sampleItem('a', { links: [sampleLink('a', 'other/1')] });
    expect(groupItems([item], 'criterion', inContext({ items: [item] })).at(-1)).toMatchObject({
      key: 'other/1',
      items: [item],
    });
  });

  test('dates a point by its session, and orders days', () => {
    const session = sampleSession('s', { eventDate: '2026-10-30' });
    const point = sampleItem('point', { session: 's' });
    const document = sampleItem('document', {
      original: { type: 'document', title: '', reference: '', text: '', attachment: null },
      session: 's',
      gatheredAt: '2026-11-03T12:00:00.000Z',
    });
    const groups = groupItems([document, point], 'date', inContext({ sessions: [session] }));
    expect(groups.map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
      ['30 Oct 2026', ['point']],
      ['3 Nov 2026', ['document']],
    ]);
  });

  test('puts items without a method last', () => {
    const without = sampleItem('a');
    const seen = sampleItem('b', { method: 'plumbline/observation' });
    const groups = groupItems([without, seen], 'method', inContext());
    expect(groups.map(({ title }) => title)).toEqual(['Observation', 'No method']);
  });
});
