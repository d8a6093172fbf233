import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exportPackFrom } from '../../../../extension/store/export-pack.ts';
import type { OpenInspection } from '../../../../extension/store/store.ts';
import { consultationWays, disclosureWays } from '../../../../shared/evidence/subject-fields.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from '../store/open-test-store.ts';
import { findRoutes } from './find-routes.ts';
import { type Route, routes, table } from './routes-table.ts';

const walked = findRoutes();

/** Both ways: what the code has and the table has not is a route without an entry. */
describe.each(['places', 'entrypoints', 'messages', 'readings', 'workers', 'waysOut', 'showings'] as const)(
  'of %s',
  (part) => {
    test('every one says which entry it writes, or why there is none', () => {
      expect(Object.keys(table[part]).sort()).toEqual([...walked[part]].sort());
    });
  },
);

describe('the table of routes', () => {
  const told = [
    ...Object.values(table.places),
    ...Object.values(table.messages),
    ...Object.values(table.readings),
    ...Object.values(table.workers),
    ...Object.values(table.waysOut),
    ...Object.values(table.showings),
  ];
  const all: readonly (readonly [string, Route])[] = Object.entries(routes);

  test('has a route for every way of looking and of giving out', () => {
    const ways = new Set(all.flatMap(([, { way }]) => way ?? []));
    expect([...ways].sort()).toEqual([...consultationWays, ...disclosureWays].sort());
  });

  test('uses every route that reads or gives out; copying has no call of its own', () => {
    const used = new Set(told.filter((one) => typeof one === 'string'));
    const unused = all.map(([name]) => name).filter((name) => !used.has(name as never));
    expect(unused).toEqual(['change', 'text-copy']);
  });

  test.each(all)('“%s” is shown by a test that is there', (_, { shownBy: [file, title] }) => {
    expect(readFileSync(file, 'utf8')).toContain(title);
  });
});

const item = 'aa'.repeat(16);
const point = setFields(
  'item',
  { id: item },
  {
    original: { type: 'point', text: 'A point' },
    shown: { text: 'A point', title: '', source: '', grid: null },
    gatheredAt: '2026-11-03T10:00:00.000Z',
  },
);

async function begin({ store }: TestComputer): Promise<OpenInspection> {
  const id = expectOk(await store.startInspection(marchshire));
  return expectOk(await store.openInspection(id));
}

const lastOf = async ({ store }: TestComputer, inspection: string) =>
  (await store.readCustody(inspection)).at(-1);

describe('what the store itself notes', () => {
  test('gathering is collecting', async () => {
    const computer = await openTestComputer('gather');
    const inspection = await begin(computer);
    expectOk(await inspection.record([point]));
    expect(await lastOf(computer, inspection.id)).toMatchObject({ kind: 'collected', items: [item] });
  });

  test('changing is altering', async () => {
    const computer = await openTestComputer('change');
    const inspection = await begin(computer);
    expectOk(await inspection.record([point]));
    expectOk(await inspection.record([setFields('item', { id: item }, { note: 'A note' })]));
    expect(await lastOf(computer, inspection.id)).toMatchObject({
      kind: 'altered',
      items: [item],
      fields: { note: 'A note' },
    });
  });

  test('an evidence file is given out, to whom and why', async () => {
    const computer = await openTestComputer('file');
    const inspection = await begin(computer);
    expectOk(
      await computer.store.exportPack(inspection.id, {
        recipient: 'The lead (fictional)',
        reason: 'Weekly copy',
      }),
    );
    expect(await lastOf(computer, inspection.id)).toMatchObject({
      kind: 'disclosed',
      items: null,
      fields: { way: 'evidence-file', recipient: 'The lead (fictional)', reason: 'Weekly copy' },
    });
  });

  test('a file for the workbook is given out, for the workbook', async () => {
    const computer = await openTestComputer('workbook');
    const inspection = await begin(computer);
    const whom = { recipient: 'the open workbook', reason: '' };
    const request = { inspection: inspection.id, ...whom, form: 'plain', way: 'workbook' } as const;
    expectOk(await exportPackFrom(computer.context, request));
    expect(await lastOf(computer, inspection.id)).toMatchObject({
      kind: 'disclosed',
      items: null,
      fields: { way: 'workbook', recipient: 'the open workbook' },
    });
  });

  test('a colleague’s file that is brought in is combining', async () => {
    const [one, two] = [await openTestComputer('one'), await openTestComputer('two')];
    const inspection = await begin(one);
    const { text } = expectOk(await one.store.exportInspectionFile(inspection.id));
    expectOk(await two.store.joinInspection(text));
    const theirs = expectOk(await two.store.openInspection(inspection.id));
    expectOk(await theirs.record([point]));
    const { bytes } = expectOk(await two.store.exportPack(inspection.id, { recipient: 'one' }));
    expectOk(await one.store.importPack(bytes, 'theirs.plumb'));
    expect(await lastOf(one, inspection.id)).toMatchObject({
      kind: 'combined',
      fields: { fileName: 'theirs.plumb', entryCount: 5 },
    });
  });
});

test('a colleague who joins has the review date, and no disagreement comes of it', async () => {
  const [lead, other] = [await openTestComputer('lead'), await openTestComputer('other')];
  const id = expectOk(await lead.store.startInspection({ ...marchshire, reviewDate: '2027-11-13' }));
  const { text } = expectOk(await lead.store.exportInspectionFile(id));
  expectOk(await other.store.joinInspection(text));
  const { bytes } = expectOk(await other.store.exportPack(id, { recipient: 'lead' }));
  expectOk(await lead.store.importPack(bytes));
  const state = expectOk(await lead.store.openInspection(id)).state();
  expect(state.inspection?.reviewDate).toBe('2027-11-13');
  expect(state.conflicts).toEqual([]);
});

describe('the record in an evidence file', () => {
  test('goes with it: a colleague sees who has seen what, in a file of form 2', async () => {
    const [one, two] = [await openTestComputer('seen'), await openTestComputer('sees')];
    const inspection = await begin(one);
    expectOk(await inspection.record([point]));
    inspection.noteLook({ way: 'item', items: [item] });
    await inspection.looksNoted();
    const { bytes } = expectOk(await one.store.exportPack(inspection.id, { recipient: 'two' }));
    expect(expectOk(await readPack(bytes)).inspection).toBe(inspection.id);
    expectOk(await two.store.importPack(bytes));
    const kinds = (await two.store.readCustody(inspection.id)).map(({ kind }) => kind);
    // In the order of the two computers' clocks, which differ.
    expect(kinds.toSorted()).toEqual(['altered', 'collected', 'combined', 'consulted', 'disclosed']);
  });

  test('keeps form 1, which every version reads, where nobody has looked at anything', async () => {
    const computer = await openTestComputer('old');
    const inspection = await begin(computer);
    const { bytes } = expectOk(await computer.store.exportPack(inspection.id, { recipient: 'a colleague' }));
    const { unzipSync, strFromU8 } = await import('fflate');
    const manifest = unzipSync(bytes)['manifest.json'] ?? new Uint8Array();
    expect(JSON.parse(strFromU8(manifest)).version).toBe(1);
    inspection.noteLook({ way: 'list', about: 'evidence' });
    await inspection.looksNoted();
    const later = expectOk(await computer.store.exportPack(inspection.id, { recipient: 'a colleague' }));
    const second = unzipSync(later.bytes)['manifest.json'] ?? new Uint8Array();
    expect(JSON.parse(strFromU8(second)).version).toBe(2);
  });
});
