import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Leaving } from '../../../../extension/store/store.ts';
import { type Change, setFields } from '../../../../shared/ledger/change.ts';
import { verifyNaively } from '../../verifier/naive-verifier.ts';
import { expectOk, marchshire, openTestComputer } from '../store/open-test-store.ts';

const nothingMore: Leaving = {
  items: null,
  withNotes: false,
  withStaffComments: false,
  withEarlier: false,
  originalsBecause: null,
};

const [one, two, finding, moderation, link, session] = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'].map((id) =>
  id.repeat(16),
) as [string, string, string, string, string, string];

const point = (id: string, text: string, more: object = {}): Change =>
  setFields(
    'item',
    { id },
    {
      original: { type: 'point', text },
      shown: { text, title: '', source: '', grid: null },
      gatheredAt: '2026-11-03T10:00:00.000Z',
      ...more,
    },
  );

const changes: readonly Change[] = [
  point(one, 'First words', { session }),
  // As a paper from a workbook has it: the note in one entry with the words.
  point(two, 'Second words', { note: 'Second note' }),
  setFields(
    'link',
    { id: link },
    { item: two, criterion: 'ncpi-2024/initial-response/2', direction: 'neutral' },
  ),
  setFields('finding', { id: finding }, { kind: 'strength', sentence: 'Sentence on one', supporting: [one] }),
  setFields(
    'session',
    { id: session },
    { kind: 'interview', eventDate: '2026-11-03', title: 'Session of one' },
  ),
  setFields(
    'moderation',
    { id: moderation },
    {
      ...{ criterion: 'ncpi-2024/initial-response/2', layer: 'force', outcome: 'agreed' },
      ...{ reason: 'Comment on a colleague', name: 'M (fictional)', date: '2026-11-04' },
    },
  ),
];

async function begin(name: string) {
  const computer = await openTestComputer(name);
  const inspection = expectOk(await computer.store.startInspection(marchshire));
  const opened = expectOk(await computer.store.openInspection(inspection));
  expectOk(await opened.record(changes));
  const refs = opened.state().findings[0]?.refs ?? [];
  expectOk(
    await opened.record([setFields('finding', { id: finding, refs }, { sentence: 'Sentence, changed' })]),
  );
  expectOk(await opened.record([setFields('item', { id: one }, { note: 'First note' })]));
  const give = async (leaving: Leaving) => {
    const file = expectOk(await computer.store.exportPack(inspection, { recipient: 'someone', leaving }));
    const words = Buffer.from(unzipSync(file.bytes)['contents.jsonl'] ?? []).toString();
    return { ...file, words };
  };
  return { computer, inspection, give };
}

const all = [
  'First words',
  'Second words',
  'First note',
  'Second note',
  'Sentence on one',
  'Sentence, changed',
  'Session of one',
  'Comment on a colleague',
];
const saidIn = (words: string) => all.filter((one_) => words.includes(one_));

describe('what is given', () => {
  test('leaves notes, comments on colleagues and earlier words here, and says so', async () => {
    const { give } = await begin('default');
    const { words, bytes, leftOutCount } = await give(nothingMore);
    expect(saidIn(words)).toEqual(['First words', 'Second words', 'Sentence, changed', 'Session of one']);
    expect(leftOutCount).toBeGreaterThan(0);
    expect(verifyNaively(bytes)).toMatchObject({ holds: true, absent: leftOutCount });
    const manifest = JSON.parse(Buffer.from(unzipSync(bytes)['manifest.json'] ?? []).toString());
    expect(manifest.omitsContents).toBe(true);
  });

  test('has each of them where it is ticked', async () => {
    const { give } = await begin('ticked');
    const { words } = await give({
      ...nothingMore,
      withNotes: true,
      withStaffComments: true,
      withEarlier: true,
    });
    expect(saidIn(words)).toEqual(all);
  });

  test('has of chosen items only what belongs to them, and the record names them', async () => {
    const { computer, inspection, give } = await begin('chosen');
    const { words, bytes, itemCount } = await give({ ...nothingMore, items: [two] });
    expect(saidIn(words)).toEqual(['Second words']);
    expect(itemCount).toBe(1);
    expect(verifyNaively(bytes).holds).toBe(true);
    const last = (await computer.store.readCustody(inspection)).at(-1);
    expect(last).toMatchObject({ kind: 'disclosed', items: [two] });
  });

  test('is taken in by a colleague, and a whole file later brings the rest', async () => {
    const { computer, inspection, give } = await begin('gives part');
    const other = await openTestComputer('takes part');
    const { bytes } = await give({ ...nothingMore, items: [two] });
    expect(expectOk(await other.store.importPack(bytes))).toMatchObject({
      itemCount: 1,
      omitsContents: true,
    });
    const whole = expectOk(await computer.store.exportPack(inspection, { recipient: 'takes part' }));
    expect(expectOk(await other.store.importPack(whole.bytes))).toMatchObject({ itemCount: 2 });
    const state = expectOk(await other.store.openInspection(inspection)).state();
    expect(state.items.map(({ note }) => note)).toEqual(['First note', 'Second note']);
    expect(state.conflicts).toEqual([]);
  });
});
