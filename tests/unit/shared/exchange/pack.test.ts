import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import { bytesToHex, sha256, utf8ToBytes } from '../../../../shared/encoding.ts';
import { type Pack, packVersion } from '../../../../shared/exchange/pack.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { packSeal, writePack } from '../../../../shared/exchange/write-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { commitmentOf } from '../../../../shared/ledger/content.ts';
import { createChance, createDevice, packOf, point, startOf } from '../sample-inspection.ts';

let pack: Pack;
let bytes: Uint8Array<ArrayBuffer>;
const file = utf8ToBytes('%PDF sample bytes, plainly fictional');

beforeAll(async () => {
  const { randomBytes } = createChance('pack');
  const device = await createDevice('pack');
  const salt = randomBytes(16);
  const attachment = {
    commitment: await commitmentOf(salt, file),
    salt: bytesToHex(salt),
    name: 'policy.pdf',
    mediaType: 'application/pdf',
    byteLength: file.length,
  };
  const id = device.newId();
  await device.record(startOf(device));
  await device.record([
    point(device.newId(), 'Ein Satz mit Ümlauten, 👧 and \u0007 a bell'),
    setFields(
      'item',
      { id },
      {
        original: { type: 'document', title: 'Policy', reference: 'P-1', text: '', attachment },
        shown: { text: '', title: 'Policy', source: 'P-1', grid: null },
        gatheredAt: '2026-11-04T09:00:00.000Z',
      },
    ),
  ]);
  const framework = findFramework('ncpi-2024');
  if (framework === undefined) throw new Error('the edition ships');
  const attachments = [{ commitment: attachment.commitment, bytes: file }];
  pack = { ...packOf([device]), attachments, frameworks: [framework] };
  bytes = await writePack(pack);
});

/** A zip of anything, sealed as ours are: what a faulty or hostile program could make. */
async function sealedZip(parts: Record<string, Uint8Array>): Promise<Uint8Array> {
  const zip = zipSync(parts);
  const head = new Uint8Array([...zip.subarray(0, -2), packSeal('0'.repeat(64)).length, 0]);
  return new Uint8Array([...head, ...utf8ToBytes(packSeal(bytesToHex(await sha256(head))))]);
}

describe('an evidence file', () => {
  test('gives back what was put in', async () => {
    expect(await readPack(bytes)).toEqual({ ok: true, value: pack });
  });

  test('has the same bytes whenever it is made of the same evidence', async () => {
    expect(await writePack(pack)).toEqual(bytes);
  });

  test('tells of nothing missing or changed, from its own bytes alone', async () => {
    const read = await readPack(bytes);
    if (!read.ok) throw new Error('the file reads');
    const { faults, verified } = await verifyPack(read.value);
    expect(faults).toEqual([]);
    expect(verified.state.items.map(({ shown }) => shown.title).sort()).toEqual(['Interview', 'Policy']);
  });

  test('is refused when any one byte is changed', async () => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by }) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        expect((await readPack(changed)).ok).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });

  test('is refused wherever it is cut short', async () => {
    for (let length = 4; length < bytes.length; length += 97) {
      const { ok } = await readPack(bytes.slice(0, length));
      expect(ok).toBe(false);
    }
    expect(await readPack(bytes.slice(0, 600))).toEqual({ ok: false, error: { type: 'pack-cut-short' } });
  });

  test('names the part that was changed', async () => {
    const contents = pack.contents.map((content, index) =>
      index === 0 ? { ...content, keyId: 'x' } : content,
    );
    const other = await writePack({ ...pack, contents });
    const read = await readPack(other);
    if (!read.ok) throw new Error('it is a whole file of changed contents');
    expect((await verifyPack(read.value)).faults).toMatchObject([{ type: 'content-changed', sequence: 1 }]);
  });

  test('that says another inspection than its signed entries is found out', async () => {
    const other = await readPack(await writePack({ ...pack, inspection: 'ff'.repeat(16) }));
    if (!other.ok) throw new Error('it is a whole file');
    const { faults, verified } = await verifyPack(other.value);
    expect(faults).toMatchObject([{ type: 'other-inspection', sequence: 0 }]);
    expect(verified.state.items).toEqual([]);
  });

  test.each([
    ['text', utf8ToBytes('only some text')],
    ['nothing', new Uint8Array()],
    ['a zip of something else', zipSync({ 'readme.txt': utf8ToBytes('hello') })],
  ])('is told apart from %s', async (_, other) => {
    expect(await readPack(other)).toEqual({ ok: false, error: { type: 'not-a-pack' } });
  });

  test.each(['age-encryption.org/v1\n-> X25519 …', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl'])(
    'is told apart from a sealed one',
    async (start) => {
      expect(await readPack(utf8ToBytes(start))).toEqual({ ok: false, error: { type: 'pack-encrypted' } });
    },
  );

  test('of a newer version is refused by its version', async () => {
    const manifest = utf8ToBytes(JSON.stringify({ form: 'plumbline-pack', version: packVersion + 1 }));
    const newer = await sealedZip({ 'manifest.json': manifest });
    expect(await readPack(newer)).toEqual({
      ok: false,
      error: { type: 'pack-newer', version: packVersion + 1 },
    });
  });

  test('with a part that its list does not name is refused', async () => {
    const manifest = { form: 'plumbline-pack', version: 1, purpose: 'evidence', inspection: pack.inspection };
    const parts = { ...manifest, madeAtMs: 1, parts: [] };
    const odd = await sealedZip({
      'manifest.json': utf8ToBytes(JSON.stringify(parts)),
      'logs/stowaway.txt': utf8ToBytes('out'),
    });
    expect(await readPack(odd)).toEqual({
      ok: false,
      error: { type: 'pack-changed', part: 'logs/stowaway.txt' },
    });
  });

  test('names a file that is missing beside its evidence, or is another', async () => {
    const missing = await verifyPack({ ...pack, attachments: [] });
    expect(missing.faults).toEqual([{ type: 'attachment-missing', name: 'policy.pdf' }]);
    const [one] = pack.attachments;
    if (one === undefined) throw new Error('there is a file');
    const other = await verifyPack({ ...pack, attachments: [{ ...one, bytes: utf8ToBytes('another') }] });
    expect(other.faults).toEqual([{ type: 'attachment-changed', name: 'policy.pdf' }]);
  });
});
