import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/brand.ts';
import { removeLink, setFields } from '../../../../shared/ledger/change.ts';
import type { Entry } from '../../../../shared/ledger/entry.ts';
import { addEntry, emptyFold, readState } from '../../../../shared/ledger/fold.ts';
import type { InspectionState } from '../../../../shared/ledger/inspection-state.ts';
import { contentMap, createDevice, type Device, inspectionId, point, startOf } from '../sample-inspection.ts';

type Told = { readonly entry: Entry; readonly content: { readonly [field: string]: Json } | null };

const toldBy = (devices: readonly Device[]): readonly Told[] => {
  const contents = contentMap(devices.flatMap((device) => device.contents()));
  return devices.flatMap((device) =>
    device.copy().lines.map((line) => {
      const entry = JSON.parse(line) as Entry;
      const record = contents.get(entry.body.content?.commitment ?? '');
      return { entry, content: record ? JSON.parse(record.json) : null };
    }),
  );
};

const stateOf = (told: readonly Told[]): InspectionState => {
  const fold = emptyFold();
  for (const { entry, content } of told) addEntry(fold, entry, content);
  return readState(fold);
};

const criterion = 'ncpi-2024/leadership/1';

let a: Device;
let b: Device;
const item = '11'.repeat(16);

beforeAll(async () => {
  a = await createDevice('a');
  b = await createDevice('b');
  await a.record([...startOf(a), point(item, 'Seen by both')]);
});

const itemNow = () => {
  const found = stateOf(toldBy([a, b])).items.find(({ id }) => id === item);
  if (found === undefined) throw new Error('the item is there');
  return found;
};

describe('the state of an inspection', () => {
  test('has the inspection, the person and the item with its defaults', () => {
    const state = stateOf(toldBy([a]));
    expect(state.inspection).toMatchObject({ id: inspectionId, force: 'Marchshire (fictional)' });
    expect(state.actors.get(a.actor)?.name).toBe('Sample Person');
    expect(state.items).toMatchObject([{ id: item, note: '', method: null, withdrawn: null, links: [] }]);
  });

  test('shows both texts when two people changed one note apart', async () => {
    const { refs } = itemNow();
    await a.record([setFields('item', { id: item, refs }, { note: 'from a' })], { nowMs: 5_000 });
    await b.record([setFields('item', { id: item, refs }, { note: 'from b' })], { nowMs: 6_000 });
    const state = stateOf(toldBy([a, b]));
    expect(state.conflicts).toMatchObject([{ noun: 'item', subject: item, field: 'note' }]);
    expect(state.conflicts[0]?.versions.map(({ value }) => value).sort()).toEqual(['from a', 'from b']);
    expect(itemNow().note).toBe('from b');
  });

  test('ends the disagreement when somebody who saw both decides', async () => {
    await a.record([setFields('item', { id: item, refs: itemNow().refs }, { note: 'agreed' })], {
      nowMs: 7_000,
    });
    expect(stateOf(toldBy([a, b])).conflicts).toEqual([]);
    expect(itemNow().note).toBe('agreed');
  });

  test('makes one link of two that tie the same item to the same criterion', async () => {
    await a.record([setFields('link', { id: a.newId() }, { item, criterion, direction: 'strength' })], {
      nowMs: 8_000,
    });
    await b.record([setFields('link', { id: b.newId() }, { item, criterion, direction: 'strength' })], {
      nowMs: 9_000,
    });
    expect(itemNow().links).toHaveLength(1);
    expect(stateOf(toldBy([a, b])).conflicts).toEqual([]);
  });

  test('keeps a link that one person took off while another put it on', async () => {
    const [link] = itemNow().links;
    if (link === undefined) throw new Error('the link is there');
    await b.record([setFields('link', { id: b.newId() }, { item, criterion, direction: 'neutral' })], {
      nowMs: 10_000,
    });
    await a.record([removeLink(link)], { nowMs: 11_000 });
    expect(itemNow().links).toHaveLength(1);
  });

  test('takes a link off when all its writings were seen, and tells that the item changed', async () => {
    const before = itemNow();
    const [link] = before.links;
    if (link === undefined) throw new Error('the link is there');
    await b.record([removeLink(link)], { nowMs: 12_000 });
    expect(itemNow().links).toEqual([]);
    expect(itemNow().version > before.version).toBe(true);
  });

  test('shows the direction of the link that stands, not of one that was taken off later', async () => {
    const other = 'ncpi-2024/leadership/2';
    const linkOf = (device: Device, direction: 'neutral' | 'strength') =>
      setFields('link', { id: device.newId() }, { item, criterion: other, direction });
    await b.record([linkOf(b, 'neutral')], { nowMs: 12_100 });
    const strength = linkOf(a, 'strength');
    const { entries } = await a.record([strength], { nowMs: 12_200 });
    const refs = entries.map(({ log, sequence }) => `${log}:${sequence}`);
    await a.record([removeLink({ id: strength.subject, refs })], { nowMs: 12_300 });
    const links = itemNow().links.filter((link) => link.criterion === other);
    expect(links.map(({ direction }) => direction)).toEqual(['neutral']);
    expect(stateOf(toldBy([a, b])).conflicts.filter(({ noun }) => noun === 'link')).toEqual([]);
  });

  test('keeps a withdrawn item with its reason', async () => {
    await a.record([setFields('item', { id: item, refs: itemNow().refs }, { withdrawn: 'a duplicate' })], {
      nowMs: 13_000,
    });
    expect(itemNow().withdrawn).toBe('a duplicate');
  });

  test('shows two judgments of one criterion that were given apart', async () => {
    const judge = (judgment: string) => ({ criterion, layer: 'inspector', judgment, reasons: '' }) as const;
    await a.record([setFields('judgment', { id: a.newId() }, judge('Good'))], { nowMs: 14_000 });
    await b.record([setFields('judgment', { id: b.newId() }, judge('Adequate'))], { nowMs: 15_000 });
    const { judgments, conflicts } = stateOf(toldBy([a, b]));
    expect(judgments).toHaveLength(1);
    expect(conflicts).toMatchObject([{ noun: 'judgment', field: 'judgment' }]);
  });

  test('is the same whatever the order in which entries come, and however often', () => {
    const told = toldBy([a, b]);
    const expected = stateOf(told);
    const order = fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 });
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(stateOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same whatever the order where one of the others has disposed of the item', async () => {
    const disposal = { outcome: 'disposed', items: [item], reason: 'Wrongly collected' } as const;
    await b.record([setFields('disposal', { id: b.newId() }, disposal)], { nowMs: 16_000 });
    const whole = toldBy([a, b]);
    // As on the computer that wrote the entry, and as on one that has not followed it.
    const gone = whole.map((one) => {
      const isOfItem = one.entry.kind === 'item-set' && one.entry.body.subject === item;
      return isOfItem ? { ...one, content: null } : one;
    });
    expect(stateOf(whole).items.map(({ id }) => id)).toContain(item);
    expect(stateOf(gone).items).toEqual([]);
    expect(stateOf(gone).looseLinks).toMatchObject([{ item, direction: 'neutral' }]);
    for (const told of [whole, gone]) {
      const expected = stateOf(told);
      expect(expected.disposals).toMatchObject([{ items: [item], madeBy: b.actor }]);
      const order = fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 });
      fc.assert(
        fc.property(order, (shuffled) => {
          expect(stateOf(shuffled)).toEqual(expected);
        }),
        { numRuns: 100 },
      );
    }
  });

  test('leaves out what was erased, and keeps the rest', () => {
    const told = toldBy([a, b]);
    const erased = told.map((one) => (one.entry.body.subject === item ? { ...one, content: null } : one));
    const state = stateOf(erased);
    expect(state.items).toEqual([]);
    expect(state.inspection).not.toBeNull();
  });
});
