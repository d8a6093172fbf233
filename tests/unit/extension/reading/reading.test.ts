import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findItems } from '../../../../extension/reading/find-items.ts';
import type { StateTold } from '../../../../extension/reading/reading-jobs.ts';
import { createStateKeeper, createStateTeller } from '../../../../extension/reading/tell-state.ts';
import type { InspectionState, ItemState } from '../../../../shared/ledger/inspection-state.ts';
import { inContext, sampleItem, sampleLink, sampleState } from '../panel/sample-state.ts';

const word = fc.constantFrom(
  'Café',
  'cafe',
  'RISK',
  'risk-log',
  'no “rationale”',
  'ﬁle',
  'x',
  '3.2',
  'Robin',
);
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' \n'));

const item = fc
  .record({ id: fc.integer({ min: 0, max: 40 }), text, title: text, note: text, isLinked: fc.boolean() })
  .map(({ id, isLinked, ...said }) =>
    sampleItem(`item-${id}`, {
      shown: { text: said.text, title: said.title, source: '', grid: null },
      note: said.note,
      links: isLinked ? [sampleLink(`item-${id}`, 'ncpi-2024/initial-response/2')] : [],
    }),
  );
const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 30 });

describe('a search', () => {
  /** Letters without marks, one case, one kind of quote and space: worked out here by other means. */
  const plain = (words: string) =>
    [...words.normalize('NFKD')]
      .filter((sign) => !/\p{M}/u.test(sign))
      .join('')
      .replaceAll('“', '"')
      .replaceAll('”', '"')
      .toLowerCase();

  test('finds what a plain look through every item finds', () => {
    fc.assert(
      fc.property(items, text, (all, query) => {
        const label = 'Identify vulnerable children';
        const isFound = ({ shown, note, links }: ItemState) => {
          const criteria = links.length > 0 ? `3.2 ${label}` : '';
          const said = plain([shown.text, shown.title, note, criteria, 'Robin Sample'].join(' '));
          return plain(query)
            .split(/\s+/)
            .every((each) => said.includes(each));
        };
        const expected = all.filter(isFound).map(({ id }) => id);
        expect([...findItems(inContext({ items: all }), query)]).toEqual(expected);
      }),
    );
  });
});

describe('states that are told in pieces', () => {
  /** As a message between threads: nothing of it is the same object. */
  const arrived = <T>(told: T): T => structuredClone(told);

  test('are put together as they were, whatever changed from one to the next', () => {
    const states = fc.array(items, { minLength: 1, maxLength: 5 }).map((all) => {
      const known = new Map<string, ItemState>();
      return all.map((one) => {
        // An item that says the same is the same; some of the rest is made anew by every fold.
        const folded = one.map((each) => {
          const before = known.get(each.id);
          const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(each);
          const next = isSame
            ? { ...before, refs: [...before.refs], links: structuredClone(before.links) }
            : each;
          known.set(each.id, next);
          return next;
        });
        return sampleState({ items: folded });
      });
    });
    fc.assert(
      fc.property(states, (all) => {
        const keeper = createStateKeeper();
        let kept: InspectionState | null = null;
        const tell = createStateTeller((told) => {
          if ('items' in told) keeper.takeItems(arrived(told.items));
          else kept = keeper.takeState(arrived(told));
        });
        for (const state of all) {
          tell(state);
          expect(kept).toEqual(state);
        }
      }),
    );
  });

  test('name only what is new or another', () => {
    const told: ({ readonly items: readonly ItemState[] } | StateTold)[] = [];
    const tell = createStateTeller((one) => told.push(one));
    const [one, two] = [sampleItem('one'), sampleItem('two')];
    tell(sampleState({ items: [one, two] }));
    told.length = 0;
    const changed = { ...two, note: 'Ask the sergeant' };
    tell(sampleState({ items: [{ ...one, refs: [...one.refs] }, changed] }));
    expect(told).toEqual([{ items: [changed] }, { rest: expect.anything(), order: null }]);
  });
});
