import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../../shared/time-stamps/read-answer.ts';
import type { TimeAuthority } from '../../../../shared/time-stamps/time-stamp.ts';
import { verifyTimeStamp } from '../../../../shared/time-stamps/verify-time-stamp.ts';
import { writeTimeStampRequest } from '../../../../shared/time-stamps/write-request.ts';
import { createSampleAuthority, type SignerName, samplePolicy } from './sample-authority.ts';

const openssl = createSampleAuthority();
const stranger = createSampleAuthority('Another Time (fictional)');
const authority: TimeAuthority = { certificates: [openssl.root], policy: null };
const note = 'plumbline/00112233445566778899aabbccddeeff\n2\nroot\n\n— a note as ours are\n';
const nonce = Uint8Array.from([255, 0, 3, 4, 5, 6, 7, 128]);
const expected = { note, nonce, authority };

const ask = (settings: Partial<{ nonce: Uint8Array | null; policy: string | null }> = {}) =>
  writeTimeStampRequest(note, { nonce, policy: null, ...settings });

async function stamped(signer: SignerName = 'rsa') {
  const answered = await readAnswer(openssl.answer(await ask(), { signer }), expected);
  if (!answered.ok) throw new Error(answered.error.type);
  return answered.value;
}

describe('an answer of openssl to our request', () => {
  test.each(['rsa', 'ecdsa'] as const)(
    'is taken, and openssl vouches for what is kept of it (%s)',
    async (signer) => {
      const before = Date.now();
      const { token, stamp } = await stamped(signer);
      expect(stamp).toEqual({
        atMs: expect.any(Number),
        accuracyMs: 1500,
        policy: samplePolicy,
        signedBy: `Sample Time (fictional) ${signer}`,
        issuedBy: `Sample Time (fictional) ${signer === 'rsa' ? 'root' : 'middle'}`,
        vouchedBy: 'Sample Time (fictional) root',
      });
      expect(stamp.atMs).toBeGreaterThanOrEqual(before - 1000);
      expect(stamp.atMs).toBeLessThanOrEqual(Date.now() + 1000);
      expect(openssl.vouchesFor(token, note)).toBe(true);
      expect(openssl.vouchesFor(token, `${note} `)).toBe(false);
      expect(await verifyTimeStamp(token, { ...expected, nonce: null })).toEqual({ ok: true, value: stamp });
    },
  );

  test('is taken with another digest under the signature', async () => {
    const answer = openssl.answer(await ask(), { digest: 'sha512' });
    expect(await readAnswer(answer, expected)).toMatchObject({ ok: true });
  });

  test('needs no nonce where none was asked with', async () => {
    const answer = openssl.answer(await ask({ nonce: null }));
    expect(await readAnswer(answer, { ...expected, nonce: null })).toMatchObject({ ok: true });
  });

  test('says who signed where no authority was set up, and that nobody vouches', async () => {
    const answer = openssl.answer(await ask(), { signer: 'ecdsa' });
    const nobody = { ...expected, authority: { certificates: [], policy: null } };
    const read = await readAnswer(answer, nobody);
    expect(read).toMatchObject({ ok: true, value: { stamp: { vouchedBy: null } } });
  });
});

describe('is refused: an answer', () => {
  test('over something else', async () => {
    const read = await readAnswer(openssl.answer(await ask()), { ...expected, note: `${note} ` });
    expect(read).toEqual({ ok: false, error: { type: 'stamp-of-another' } });
  });

  test.each([
    ['another nonce', Uint8Array.of(1, 2)],
    ['no nonce', null],
  ])('with %s', async (_, given) => {
    const read = await readAnswer(openssl.answer(await ask({ nonce: given })), expected);
    expect(read).toEqual({ ok: false, error: { type: 'stamp-nonce-differs' } });
  });

  test('under other rules than were asked for', async () => {
    const wanted = { ...authority, policy: '1.2.3.4.9' };
    const other = await readAnswer(openssl.answer(await ask()), { ...expected, authority: wanted });
    expect(other).toEqual({ ok: false, error: { type: 'stamp-policy-differs', policy: samplePolicy } });
    const same = openssl.answer(await ask({ policy: '1.2.3.4.9' }));
    expect(await readAnswer(same, { ...expected, authority: wanted })).toMatchObject({ ok: true });
  });

  test('that says no, in the authority’s own words', async () => {
    const read = await readAnswer(openssl.answer(await ask({ policy: '1.2.3.4.77' })), expected);
    expect(read).toMatchObject({
      ok: false,
      error: { type: 'stamp-not-granted', status: 2, words: expect.stringMatching(/policy/i) },
    });
  });

  test('of an authority that was not set up', async () => {
    const read = await readAnswer(stranger.answer(await ask()), expected);
    const signedBy = 'Another Time (fictional) rsa';
    expect(read).toEqual({ ok: false, error: { type: 'stamp-authority-unknown', signedBy } });
  });

  test('of one whose certificate an authority did not issue that may', async () => {
    const read = await readAnswer(openssl.answer(await ask(), { signer: 'by-no-authority' }), expected);
    expect(read).toMatchObject({ ok: false, error: { type: 'stamp-authority-unknown' } });
  });
});

describe('a certificate', () => {
  test('for time stamps may sign, also by another program', async () => {
    const again = openssl.resign(openssl.answer(await ask()), 'rsa');
    expect(await readAnswer(again, expected)).toMatchObject({ ok: true });
  });

  test.each(['not-critical', 'not-alone', 'other-purpose'] as const)('(%s) may not', async (signer) => {
    const again = openssl.resign(openssl.answer(await ask()), signer);
    const signedBy = `Sample Time (fictional) ${signer}`;
    expect(await readAnswer(again, expected)).toEqual({
      ok: false,
      error: { type: 'stamp-purpose-wrong', signedBy },
    });
  });

  test('that had expired when it signed may not', async () => {
    const answer = openssl.answer(await ask(), { signer: 'expired' });
    expect(await readAnswer(answer, expected)).toMatchObject({
      ok: false,
      error: { type: 'stamp-certificate-expired' },
    });
  });
});

describe('nothing but the very bytes', () => {
  test.each(['rsa', 'ecdsa'] as const)('is taken: one that is changed is refused (%s)', async (signer) => {
    const { token } = await stamped(signer);
    const place = fc.integer({ min: 0, max: token.length - 1 });
    // A digit of the name of RSA: “signed with SHA-256” says the same as the digest that is named beside it.
    const synonym = 0x01 ^ 0x0b;
    const other = fc.integer({ min: 1, max: 255 }).filter((bits) => bits !== synonym);
    await fc.assert(
      fc.asyncProperty(place, other, async (at, bits) => {
        const changed = Uint8Array.from(token);
        changed[at] = (changed[at] ?? 0) ^ bits;
        const read = await verifyTimeStamp(changed, expected);
        return !read.ok || read.value.vouchedBy === null;
      }),
      { numRuns: 150 },
    );
  });

  test('is taken: capitals in the signer’s name, another writing of a signature, spare bits are not', async () => {
    const { token } = await stamped('ecdsa');
    const signedBy = Buffer.from(token).lastIndexOf('Sample Time');
    // The last bit string, then the last octets, that hold two numbers: ECDSA’s.
    const bits = token.findLastIndex(
      (byte, at) => byte === 0x03 && token[at + 2] === 0 && token[at + 3] === 0x30 && token[at + 5] === 0x02,
    );
    const octets = token.findLastIndex(
      (byte, at) => byte === 0x04 && token[at + 2] === 0x30 && token[at + 4] === 0x02,
    );
    expect(Math.min(signedBy, bits, octets)).toBeGreaterThan(200);
    const changes = [
      [signedBy, 0x20],
      [bits + 2, 0x01],
      [bits + 3, 0x20],
      [bits + 5, 0x08],
      [octets + 2, 0x20],
      [octets + 4, 0x08],
    ] as const;
    for (const [at, bits] of changes) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ bits;
      const read = await verifyTimeStamp(changed, expected);
      expect(read.ok && read.value.vouchedBy).not.toBe('Sample Time (fictional) root');
    }
  });

  test('is taken: garbage, a cut and a huge file are refused and do not throw', async () => {
    const { token } = await stamped();
    const garbage = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(garbage, fc.nat(token.length - 1), async (bytes, cut) => {
        const read = await Promise.all([
          verifyTimeStamp(bytes, expected),
          readAnswer(bytes, expected),
          verifyTimeStamp(token.slice(0, cut), expected),
        ]);
        return read.every(({ ok }) => !ok);
      }),
      { numRuns: 100 },
    );
    const huge = new Uint8Array(65_537).fill(0x30);
    expect(await readAnswer(huge, expected)).toEqual({ ok: false, error: { type: 'stamp-too-large' } });
    const nested = new Uint8Array(60_000).fill(0x30).map((byte, index) => (index % 2 === 0 ? byte : 0x80));
    expect(await readAnswer(nested, expected)).toEqual({ ok: false, error: { type: 'stamp-unreadable' } });
  });
});
