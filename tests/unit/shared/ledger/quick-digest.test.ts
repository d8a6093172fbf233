import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/brand.ts';
import { base64ToBytes, sha256 } from '../../../../shared/encoding.ts';
import { toCanonical } from '../../../../shared/ledger/canonical.ts';
import { entryToCanonical } from '../../../../shared/ledger/entry.ts';
import { parseEntry } from '../../../../shared/ledger/parse-entry.ts';
import { quickDigest } from '../../../../shared/ledger/quick-digest.ts';
import { verifyLogs } from '../../../../shared/ledger/verify.ts';
import { contentMap, createDevice, type Device, point, startOf } from '../sample-inspection.ts';

let device: Device;

beforeAll(async () => {
  device = await createDevice('quick');
  await device.record(startOf(device));
  for (let index = 0; index < 5; index++) await device.record([point(device.newId(), `Point ${index}`)]);
});

describe('the quick digest', () => {
  test('is SHA-256 of the parts together, as node and WebCrypto have it', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        const hash = createHash('sha256');
        for (const part of all) hash.update(part);
        const expected = new Uint8Array(hash.digest());
        expect(await quickDigest(...all)).toEqual(expected);
        expect(await sha256(...all)).toEqual(expected);
      }),
    );
  });

  test('is the same for an input so large that the platform works it out', async () => {
    const large = new Uint8Array(200_000).map((_, index) => index % 251);
    expect(await quickDigest(large)).toEqual(new Uint8Array(createHash('sha256').update(large).digest()));
  });

  test('finds what WebCrypto finds, whatever character of a log, a signature or a content was changed', async () => {
    const copy = device.copy();
    const contents = device.contents();
    const texts = [...copy.lines, ...copy.checkpoints, ...contents.map(({ json }) => json)];
    const place = fc
      .nat(texts.length - 1)
      .chain((index) =>
        fc.record({ index: fc.constant(index), at: fc.nat((texts[index] ?? '').length - 1) }),
      );
    await fc.assert(
      fc.asyncProperty(place, async ({ index, at }) => {
        const text = texts[index] ?? '';
        const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
        const all = texts.with(index, text.slice(0, at) + flipped + text.slice(at + 1));
        const notes = copy.lines.length + copy.checkpoints.length;
        const changed = {
          ...copy,
          lines: all.slice(0, copy.lines.length),
          checkpoints: all.slice(copy.lines.length, notes),
        };
        const said = contents.map((content, place) => ({ ...content, json: all[notes + place] ?? '' }));
        const quick = await verifyLogs([changed], contentMap(said), quickDigest);
        expect(quick.faults).not.toEqual([]);
        expect(quick.faults).toEqual((await verifyLogs([changed], contentMap(said))).faults);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an entry’s text', () => {
  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
  const content = fc.option(
    fc.record({ commitment: hex(64), keyId: fc.string({ unit: 'grapheme', minLength: 1 }) }),
  );
  const body = fc.record(
    { subject: hex(32), content, replaces: fc.array(hex(32).map((log) => `${log}:7`)), device: hex(32) },
    { requiredKeys: ['subject', 'content', 'replaces'] },
  );
  const entry = fc.record({
    ...{ v: fc.constant(1 as const), log: hex(32), sequence: fc.nat(), previous: hex(64), actor: hex(32) },
    ...{ clock: fc.constant('000000000001000-00000'), kind: fc.constant('item-set' as const), body },
  });

  test('is what RFC 8785 says, and reads back', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const text = entryToCanonical(one);
        expect(text).toBe(toCanonical(one as unknown as Json));
        expect(parseEntry(text)).toEqual({ ok: true, value: one });
      }),
    );
  });

  test('is refused where its key’s name holds half a character', () => {
    const [line = ''] = device.copy().lines.slice(1);
    expect(parseEntry(line.replace('"keyId":"none"', '"keyId":"\\ud800"'))).toMatchObject({
      ok: false,
      error: { type: 'entry-unreadable', reason: 'body.content.keyId' },
    });
  });
});

describe('base64', () => {
  test('is read as node reads it, and only where it is the one text of its bytes', () => {
    const text = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.string({ unit: fc.constantFrom(...'ABQgwEIM/+=') }),
    );
    fc.assert(
      fc.property(text, (one) => {
        const bytes = Buffer.from(one, 'base64');
        const expected = bytes.toString('base64') === one ? new Uint8Array(bytes) : undefined;
        expect(base64ToBytes(one)).toEqual(expected);
      }),
    );
  });
});
