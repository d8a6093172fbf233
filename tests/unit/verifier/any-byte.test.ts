import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { findFramework } from '../../../shared/criteria/catalogue.ts';
import { utf8ToBytes } from '../../../shared/encoding.ts';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { verifyNaively } from './naive-verifier.ts';
import { reportOn } from './report-on.ts';
import { resealed } from './resealed.ts';
import { createTeam } from './sample-team.ts';

let file: Uint8Array<ArrayBuffer>;
const framework = findFramework('ncpi-2024');

beforeAll(async () => {
  const { pack } = await createTeam(['byte a', 'byte b'], { isSettled: true });
  file = await writePack({ ...pack, frameworks: framework === undefined ? [] : [framework] });
});

const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array<ArrayBuffer> => {
  const changed = new Uint8Array(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
};

/** Where the parts of a zip begin (APPNOTE 4.3): every header byte is of a class of its own. */
function headerPlaces(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - 86 - 22;
  const first = view.getUint32(end + 16, true);
  const places: number[] = [];
  const range = (from: number, length: number) => {
    for (let at = from; at < from + length; at++) places.push(at);
  };
  for (let at = first; at < end; ) {
    const nameLength = view.getUint16(at + 28, true);
    range(at, 46 + nameLength);
    range(view.getUint32(at + 42, true), 30 + nameLength);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  range(end, 22 + 86);
  return places;
}

describe('a bit of the file itself', () => {
  test('is found wherever it is in the zip’s own headers, its closing line included', async () => {
    const places = headerPlaces(file);
    expect(places.length).toBeGreaterThan(1_000);
    for (const at of places) {
      const { verdict } = await reportOn(flipped(file, at, at % 8));
      expect(verdict, `byte ${at}`).not.toBe('holds');
    }
  });

  test('is found in what the zip holds', async () => {
    for (let at = 0; at < file.length; at += 37) {
      const changed = flipped(file, at, at % 8);
      const { verdict } = await reportOn(changed);
      expect(verdict, `byte ${at}`).not.toBe('holds');
      expect(verifyNaively(changed).holds, `byte ${at}`).toBe(false);
    }
  });
});

describe('a bit inside a part, with everything that is not signed put right again', () => {
  test('a file that was only packed again holds', async () => {
    expect((await reportOn(await resealed(unzipSync(file)))).verdict).toBe('holds');
  });

  test.each([
    ['entries', /entries\.jsonl$/, 61],
    ['signatures', /checkpoints\.jsonl$/, 23],
    ['words', /^contents\.jsonl$/, 47],
    ['attached files', /^attachments\//, 1],
  ])('is found in the %s', async (_, path, step) => {
    const parts = unzipSync(file);
    for (const [name, bytes] of Object.entries(parts).filter(([other]) => path.test(other))) {
      for (let at = 0; at < bytes.length; at += step) {
        const changed = await resealed({ ...parts, [name]: flipped(bytes, at, at % 7) });
        expect((await reportOn(changed)).verdict, `byte ${at} of ${name}`).not.toBe('holds');
        expect(verifyNaively(changed).holds, `byte ${at} of ${name}`).toBe(false);
      }
    }
  });

  test('is found in a part’s name', async () => {
    const parts = unzipSync(file);
    for (const path of Object.keys(parts).filter((other) => /^(?:logs|contents|attachments)/.test(other))) {
      for (let at = 0; at < path.length; at += 7) {
        const renamed = new TextDecoder('latin1').decode(flipped(utf8ToBytes(path), at, 0));
        const { [path]: bytes = new Uint8Array(), ...others } = parts;
        const changed = await resealed({ ...others, [renamed]: bytes });
        expect((await reportOn(changed)).verdict, renamed).not.toBe('holds');
        expect(verifyNaively(changed).holds, renamed).toBe(false);
      }
    }
  });

  test('is told, though nobody signs for it, in the wording of an edition that is known', async () => {
    const parts = unzipSync(file);
    const name = 'frameworks/ncpi-2024.json';
    const text = new TextDecoder().decode(parts[name]).replace('children', 'chi1dren');
    const { verdict, checks } = await reportOn(await resealed({ ...parts, [name]: utf8ToBytes(text) }));
    expect(verdict).toBe('holds');
    expect(checks.find(({ title }) => title === 'The wording of the criteria')?.outcome).toBe('note');
  });

  test('is not told in what the file says of its own making', async () => {
    const parts = unzipSync(file);
    const text = new TextDecoder()
      .decode(parts['manifest.json'])
      .replace('"madeAtMs":3000', '"madeAtMs":3001');
    const changed = await resealed({ ...parts, 'manifest.json': utf8ToBytes(text) });
    const { verdict, facts } = await reportOn(changed);
    expect(verdict).toBe('holds');
    expect(facts.find(({ name }) => name === 'Made')?.value).toContain('the file’s own word');
  });
});
