import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unzipWithin, zipAgain } from '../../../../shared/documents/unzip-within.ts';

const limits = { isWanted: () => true, maxBytes: 1e6, maxParts: 10 };
const words = new TextEncoder().encode('fictional');

describe('unzipping within limits', () => {
  test('gives the wanted parts, and the same again from what is zipped of them', () => {
    const zip = zipSync({ 'a.xml': words, 'b.png': words });
    const parts = unzipWithin(zip, { ...limits, isWanted: (name) => name.endsWith('.xml') });
    expect(parts).toEqual({ ok: true, value: new Map([['a.xml', words]]) });
    const again = parts.ok && unzipWithin(zipAgain(parts.value), limits);
    expect(again).toEqual(parts);
  });

  test('stops a part that unpacks to a thousand times its size', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(8e6) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(unzipWithin(bomb, limits)).toEqual({ ok: false, error: { type: 'unpacks-too-large' } });
  });

  test('stops it also where the file says that it is small', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(8e6) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    // APPNOTE 4.3.7 and 4.3.12: the unpacked size stands at 22 of the local, at 24 of the central header.
    view.setUint32(22, 10, true);
    const central = bomb.length - 22 - (46 + 'a.xml'.length);
    view.setUint32(central + 24, 10, true);
    expect(unzipWithin(bomb, limits)).toEqual({ ok: false, error: { type: 'unpacks-too-large' } });
  });

  test('stops at too many parts', () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${index}.xml`, words])),
    );
    expect(unzipWithin(many, limits)).toEqual({ ok: false, error: { type: 'unpacks-too-large' } });
  });

  test('says that a damaged part is damaged', () => {
    const zip = zipSync({ 'a.xml': new TextEncoder().encode('fictional '.repeat(500)) });
    zip.fill(0xff, 40, 60);
    expect(unzipWithin(zip, limits)).toEqual({ ok: false, error: { type: 'file-broken' } });
  });
});
