import { describe, expect, test } from 'vitest';
import { type Change, removeLink, setFields } from '../../../../shared/ledger/change.ts';
import {
  compareEntries,
  createCustodyReader,
  type EntryRead,
  eventsOfItem,
} from '../../../../shared/ledger/custody.ts';
import type { Entry } from '../../../../shared/ledger/entry.ts';
import { knowledgeOf } from '../../../../shared/ledger/log-knowledge.ts';
import { createDevice, type Device, inspectionId, point, startOf } from '../sample-inspection.ts';

const item = 'aa'.repeat(16);
const other = 'bb'.repeat(16);
const id = (pair: string) => pair.repeat(16);

const readAll = (devices: readonly Device[]): readonly EntryRead[] =>
  devices.flatMap((device) => {
    const contents = new Map(device.contents().map((content) => [content.commitment, content.json]));
    return device.copy().lines.map((line) => {
      const entry = JSON.parse(line) as Entry;
      const json = contents.get(entry.body.content?.commitment ?? '');
      return { entry, fields: json === undefined ? null : JSON.parse(json) };
    });
  });

const eventsFrom = (read: readonly EntryRead[], devices: readonly Device[]) => {
  const toEvent = createCustodyReader(knowledgeOf(devices.map((device) => device.copy())));
  return read.toSorted((a, b) => compareEntries(a.entry, b.entry)).flatMap((one) => toEvent(one) ?? []);
};
const eventsOf = (devices: readonly Device[]) => eventsFrom(readAll(devices), devices);

/** The kinds and items of everything but the beginning. */
const told = (devices: readonly Device[]) =>
  eventsOf(devices)
    .filter(({ noun }) => noun !== 'inspection')
    .map(({ kind, items }) => [kind, items]);

async function recorded(...batches: readonly (readonly Change[])[]): Promise<Device> {
  const device = await createDevice('custody');
  await device.record(startOf(device));
  for (const [index, changes] of batches.entries()) {
    await device.record(changes, { nowMs: 10_000 * (index + 1) });
  }
  return device;
}

describe('what an entry means for custody', () => {
  test('the first of an item is collecting, every later one is altering', async () => {
    const device = await recorded(
      [point(item, 'A point')],
      [setFields('item', { id: item }, { note: 'A note' })],
      [setFields('item', { id: item }, { withdrawn: 'Noted twice' })],
    );
    expect(told([device])).toEqual([
      ['collected', [item]],
      ['altered', [item]],
      ['altered', [item]],
    ]);
  });

  test('keeping the page of a clip belongs to collecting', async () => {
    const device = await recorded(
      [point(item, 'A clip')],
      [setFields('item', { id: item }, { kept: { outcome: 'interrupted', why: 'It was closed.' } })],
    );
    expect(told([device]).map(([kind]) => kind)).toEqual(['collected', 'collected']);
  });

  test('a link that is put on or taken off alters its item', async () => {
    const link = { item, criterion: 'ncpi-2024/leadership/1', direction: 'neutral' } as const;
    const device = await recorded(
      [point(item, 'A point')],
      [setFields('link', { id: id('11') }, link)],
      [removeLink({ id: id('11'), refs: [] })],
    );
    expect(told([device]).slice(1)).toEqual([
      ['altered', [item]],
      ['altered', [item]],
    ]);
  });

  test('a finding combines the items that it rests on', async () => {
    const finding = {
      kind: 'strength',
      sentence: 'It works.',
      supporting: [item],
      contrary: [other],
    } as const;
    const device = await recorded([setFields('finding', { id: id('22') }, finding)]);
    expect(told([device])).toEqual([['combined', [item, other]]]);
  });

  test('another’s file that is taken in combines', async () => {
    const device = await recorded([
      setFields('combination', { id: id('33') }, { fileName: 'theirs.plumb', entryCount: 4 }),
    ]);
    expect(told([device])).toEqual([['combined', []]]);
  });

  test('looking and giving out are what their entries say', async () => {
    const look = { way: 'item', items: [item], itemCount: 1, about: '' } as const;
    const given = { recipient: 'A person', items: [other], itemCount: 1, way: 'paper', reason: '' } as const;
    const device = await recorded([
      setFields('consultation', { id: id('44') }, look),
      setFields('disclosure', { id: id('55') }, given),
    ]);
    expect(told([device])).toEqual([
      ['consulted', [item]],
      ['disclosed', [other]],
    ]);
  });

  test('an entry whose content was erased still says what was done, when and by whom', async () => {
    const device = await recorded([point(item, 'A point')]);
    const erased = readAll([device]).map((read) => ({ ...read, fields: null }));
    const events = eventsFrom(erased, [device]);
    expect(events.at(-1)).toMatchObject({ kind: 'collected', items: [item], actor: device.actor });
  });

  test('who somebody is, and which keys sign, are no events', async () => {
    const device = await recorded();
    expect(eventsOf([device]).map(({ noun, subject }) => [noun, subject])).toEqual([
      ['inspection', inspectionId],
    ]);
  });
});

describe('what happened to one item', () => {
  const wholeFile = (subject: string) =>
    setFields('disclosure', { id: subject }, { recipient: 'The analyst', items: null });

  test('has the whole files that were given after it was gathered, not those before', async () => {
    const device = await recorded([wholeFile(id('66'))], [point(item, 'A point')], [wholeFile(id('77'))]);
    expect(eventsOfItem(eventsOf([device]), item).map(({ subject }) => subject)).toEqual([item, id('77')]);
  });

  test('is in another’s file only once their log had seen it', async () => {
    const maker = await createDevice('maker');
    await maker.record(startOf(maker));
    await maker.record([point(item, 'A point')], { nowMs: 10_000 });
    const giver = await createDevice('giver');
    // Later by the clock, but this computer has not got the item yet.
    await giver.record([wholeFile(id('88'))], { nowMs: 20_000 });
    await giver.record([wholeFile(id('99'))], { nowMs: 30_000, seen: [maker.seen()] });
    const events = eventsOf([maker, giver]);
    expect(eventsOfItem(events, item).map(({ subject }) => subject)).toEqual([item, id('99')]);
  });

  test('takes a disclosure of an older file, which names no items, for one of everything', async () => {
    const device = await recorded(
      [point(item, 'A point')],
      [
        setFields(
          'disclosure',
          { id: id('ab') },
          { recipient: 'The lead', fileName: 'a.plumb', itemCount: 1 },
        ),
      ],
    );
    expect(eventsOfItem(eventsOf([device]), item).map(({ kind }) => kind)).toEqual([
      'collected',
      'disclosed',
    ]);
  });

  test('is the same whatever order the logs come in', async () => {
    const one = await recorded([point(item, 'A point')], [wholeFile(id('cd'))]);
    const two = await createDevice('two');
    await two.record([setFields('item', { id: item }, { note: 'Theirs' })], { nowMs: 15_000 });
    expect(eventsOf([one, two])).toEqual(eventsOf([two, one]));
  });
});
