import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendChanges, changeKey } from '../../../../shared/ledger/append.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import type { ContentRecord } from '../../../../shared/ledger/content.ts';
import { type Entry, entryToCanonical } from '../../../../shared/ledger/entry.ts';
import { createSigner, signNote } from '../../../../shared/ledger/signing-key.ts';
import { type Fault, type LogCopy, verifyLogs } from '../../../../shared/ledger/verify.ts';
import {
  contentMap,
  createChance,
  createDevice,
  type Device,
  inspectionId,
  point,
  startOf,
} from '../sample-inspection.ts';

let device: Device;
let copy: LogCopy;
let contents: readonly ContentRecord[];

beforeAll(async () => {
  device = await createDevice('verify');
  await device.record(startOf(device));
  for (let index = 0; index < 6; index++) await device.record([point(device.newId(), `Point ${index}`)]);
  copy = device.copy();
  contents = device.contents();
});

const faultsOf = async (changed: Partial<LogCopy>, of = contents) =>
  (await verifyLogs([{ ...copy, ...changed }], contentMap(of))).faults;

describe('verifying a log', () => {
  test('finds nothing in one that is whole', async () => {
    expect(await faultsOf({})).toEqual([]);
  });

  test('returns the first broken link when an entry was changed', async () => {
    const lines = copy.lines.with(4, (copy.lines[4] ?? '').replace('00000', '00001'));
    expect(await faultsOf({ lines })).toEqual([{ type: 'entry-changed', log: copy.log, sequence: 4 }]);
  });

  test('names the entries that are missing', async () => {
    const lines = copy.lines.toSpliced(3, 2);
    expect(await faultsOf({ lines })).toEqual([{ type: 'entries-missing', log: copy.log, from: 3, to: 4 }]);
  });

  test('names a log that was cut short', async () => {
    const lines = copy.lines.slice(0, -1);
    expect(await faultsOf({ lines })).toEqual([
      { type: 'log-cut-short', log: copy.log, size: copy.lines.length - 1, signedSize: copy.lines.length },
    ]);
  });

  test('names entries that nobody signed', async () => {
    const checkpoints = copy.checkpoints.slice(0, -1);
    expect(await faultsOf({ checkpoints })).toEqual([
      { type: 'entries-unsigned', log: copy.log, from: copy.lines.length - 1 },
    ]);
  });

  test('names a signature that was taken out from between', async () => {
    expect(await faultsOf({ checkpoints: copy.checkpoints.toSpliced(2, 1) })).toEqual([
      { type: 'checkpoint-missing', log: copy.log, size: Number(copy.checkpoints[2]?.split('\n')[1]) },
    ]);
  });

  test('asks for none that a signature of before 0.4.0 does not tell of', async () => {
    const signer = await createSigner(createChance('verify').randomBytes(32));
    const older = await Promise.all(
      copy.checkpoints.map((note) => {
        const text = (note.split('\n\n')[0] ?? '').replace(/\nafter \d+/, '');
        return signNote(`${text}\n`, `plumbline/${copy.log}`, signer);
      }),
    );
    expect(await faultsOf({ checkpoints: older })).toEqual([]);
    expect(await faultsOf({ checkpoints: older.toSpliced(2, 1) })).toEqual([]);
  });

  test('tells a changed text before one that is only not there', async () => {
    const [, missing, ...rest] = contents;
    const [last] = rest.splice(-1);
    if (missing === undefined || last === undefined) throw new Error('there are contents');
    const changed = { ...last, json: last.json.replace('Point', 'Print') };
    expect(await faultsOf({}, [...contents.slice(0, 1), ...rest, changed])).toEqual([
      { type: 'content-changed', log: copy.log, sequence: copy.lines.length - 1 },
    ]);
  });

  test('refuses another key’s signature', async () => {
    const other = await createDevice('other');
    const foreign = other.copy().checkpoints.map((note) => note.replaceAll(other.copy().log, copy.log));
    expect(await faultsOf({ checkpoints: foreign })).toEqual([{ type: 'signature-wrong', log: copy.log }]);
  });

  test('names entries in another order', async () => {
    const [a = '', b = ''] = copy.lines.slice(2, 4);
    const faults = await faultsOf({ lines: copy.lines.with(2, b).with(3, a) });
    expect(faults).toMatchObject([{ type: 'entries-missing', log: copy.log, from: 2 }]);
  });

  test('names an entry that stands twice', async () => {
    const faults = await faultsOf({ lines: copy.lines.toSpliced(3, 0, copy.lines[2] ?? '') });
    expect(faults).toEqual([{ type: 'entry-changed', log: copy.log, sequence: 3 }]);
  });

  test('says when an entry is of a newer version', async () => {
    const lines = copy.lines.with(5, (copy.lines[5] ?? '').replace('"v":1', '"v":2'));
    expect(await faultsOf({ lines })).toEqual([
      { type: 'entry-newer', log: copy.log, sequence: 5, version: 2 },
    ]);
  });

  test('names a content that was changed or is missing', async () => {
    const [first, ...rest] = contents;
    if (first === undefined) throw new Error('there is a content');
    const rewritten = { ...first, json: first.json.replace('Sample', 'Simple') };
    expect(await faultsOf({}, [rewritten, ...rest])).toEqual([
      { type: 'content-changed', log: copy.log, sequence: 1 },
    ]);
    expect(await faultsOf({}, rest)).toEqual([{ type: 'content-missing', log: copy.log, sequence: 1 }]);
  });

  test('finds any changed character of any entry or signature', async () => {
    const texts = [...copy.lines, ...copy.checkpoints];
    const place = fc
      .nat(texts.length - 1)
      .chain((index) =>
        fc.record({ index: fc.constant(index), at: fc.nat((texts[index]?.length ?? 1) - 1) }),
      );
    await fc.assert(
      fc.asyncProperty(place, async ({ index, at }) => {
        const text = texts[index] ?? '';
        const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
        const changed = texts.with(index, text.slice(0, at) + flipped + text.slice(at + 1));
        const faults = await faultsOf({
          lines: changed.slice(0, copy.lines.length),
          checkpoints: changed.slice(copy.lines.length),
        });
        expect(faults).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a log whose key changes', () => {
  /** The log of a device, gone on with by hand: `oldSigner` or a stranger hands it on, the new key writes a point. */
  async function handOn(name: string, handedOnBy: string): Promise<readonly Fault[]> {
    const keeper = await createDevice(name);
    await keeper.record(startOf(keeper));
    const old = createChance(name);
    const oldSigner = await createSigner(old.randomBytes(32));
    const stranger = await createSigner(createChance('stranger').randomBytes(32));
    const { randomBytes } = createChance('more');
    const writing = { actor: keeper.actor, nowMs: 9_000, seen: [], randomBytes };
    const handing = { ...writing, signer: handedOnBy === 'keeper' ? oldSigner : stranger };
    const key = { inspection: inspectionId, publicKey: stranger.publicKey };
    const handed = await changeKey(keeper.head(), key, handing);
    const change = point('77'.repeat(16), 'written under the new key');
    const after = await appendChanges(handed.head, [change], { ...writing, signer: stranger });
    const { log, lines, checkpoints } = keeper.copy();
    const copy = {
      log,
      lines: [...lines, ...handed.lines, ...after.lines],
      checkpoints: [...checkpoints, handed.checkpoint.note, after.checkpoint.note],
    };
    const contents = contentMap([...keeper.contents(), ...after.contents]);
    const withoutHanding = { ...copy, checkpoints: [...checkpoints, after.checkpoint.note] };
    return (await verifyLogs([handedOnBy === 'nobody' ? withoutHanding : copy], contents)).faults;
  }

  test('is whole when the old key signed for the new one', async () => {
    expect(await handOn('handing', 'keeper')).toEqual([]);
  });

  test.each([['a stranger'], ['nobody']])('is not genuine when %s signed for the new one', async (by) => {
    expect(await handOn('handing', by)).toMatchObject([{ type: 'signature-wrong' }]);
  });
});

describe('an entry that cannot stand where it stands', () => {
  const crafted = async (change: (entry: Entry) => Entry) => {
    const keeper = await createDevice('crafted');
    await keeper.record(startOf(keeper));
    const { log, lines, checkpoints } = keeper.copy();
    const entry = change(JSON.parse(lines[2] ?? '') as Entry);
    const changed = lines.with(2, entryToCanonical(entry));
    return (await verifyLogs([{ log, lines: changed, checkpoints }], contentMap(keeper.contents()))).faults;
  };

  test('is found when its time is not after the one before', async () => {
    const faults = await crafted((entry) => ({ ...entry, clock: '000000000000001-00000' }));
    expect(faults).toMatchObject([
      { type: 'entry-unreadable', sequence: 2, reason: 'its time is not after the one before' },
    ]);
  });

  test('is found when its time is beyond the year 9999', async () => {
    const faults = await crafted((entry) => ({ ...entry, clock: '999999999999999-99999' }));
    expect(faults).toMatchObject([{ type: 'entry-unreadable', sequence: 2 }]);
  });

  test('is found when it opens the list a second time', async () => {
    const body = {
      subject: inspectionId,
      content: null,
      replaces: [],
      publicKey: 'AA==',
      device: 'ab'.repeat(16),
    };
    const faults = await crafted((entry) => ({ ...entry, kind: 'log-opened', body }));
    expect(faults).toMatchObject([{ type: 'entry-unreadable', sequence: 2 }]);
  });
});

describe('verifying logs that saw each other', () => {
  const pair = async () => {
    const first = await createDevice('first');
    await first.record(startOf(first));
    const early = first.copy();
    await first.record([point(first.newId(), 'seen by the second')]);
    const second = await createDevice('second');
    await second.record([point(second.newId(), 'after the first')], { seen: [first.seen()] });
    return { first, early, second, all: contentMap([...first.contents(), ...second.contents()]) };
  };

  test('finds a log that was rolled back', async () => {
    const { early, second, all } = await pair();
    const { faults } = await verifyLogs([early, second.copy()], all);
    expect(faults).toEqual([
      { type: 'log-rolled-back', log: early.log, seenBy: second.copy().log, seenSize: 4 },
    ]);
  });

  test('finds a log that is withheld', async () => {
    const { first, second, all } = await pair();
    const { faults } = await verifyLogs([second.copy()], all);
    expect(faults).toEqual([{ type: 'log-missing', log: first.copy().log, seenBy: second.copy().log }]);
  });

  test('finds a history that its own keeper rewrote', async () => {
    const { early, second } = await pair();
    const rewriter = await createDevice('first');
    await rewriter.record(startOf(rewriter));
    await rewriter.record([point(rewriter.newId(), 'rewritten')]);
    const all = contentMap([...rewriter.contents(), ...second.contents()]);
    expect(rewriter.copy().log).toBe(early.log);
    const { faults } = await verifyLogs([rewriter.copy(), second.copy()], all);
    expect(faults).toEqual([{ type: 'log-forked', log: early.log, seenBy: second.copy().log, seenSize: 4 }]);
  });
});

test('an entry’s text gives nothing of its content away', () => {
  expect(copy.lines.join('\n')).not.toMatch(/Point|Sample|Marchshire|ncpi/);
});

test('half a character in a text becomes the replacement character, and nothing else changes', async () => {
  const writer = await createDevice('half');
  const { contents: written } = await writer.record([
    setFields('item', { id: writer.newId() }, { note: 'cut \uD83D here 👧' }),
  ]);
  expect(JSON.parse(written[0]?.json ?? '')).toEqual({ note: 'cut \uFFFD here 👧' });
});

test('the same content twice gives two commitments', async () => {
  const twin = await createDevice('twin');
  const id = twin.newId();
  const { contents: two } = await twin.record([
    setFields('item', { id }, { note: 'same' }),
    setFields('item', { id }, { note: 'same' }),
  ]);
  expect(new Set(two.map(({ commitment }) => commitment)).size).toBe(2);
});
