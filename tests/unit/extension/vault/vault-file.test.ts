import { argon2Sync, createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { argon2 } from '../../../../extension/vault/argon2.ts';
import { fromRecoveryCode, toRecoveryCode } from '../../../../extension/vault/recovery-code.ts';
import {
  changePassphrase,
  createVault,
  type DeriveKey,
  guessCost,
  openVault,
  resetPassphrase,
  type VaultFile,
} from '../../../../extension/vault/vault-file.ts';
import { createChance } from '../../shared/sample-inspection.ts';

const passphrase = 'lantern harbour thimble oatmeal';

/** Quick, and as sensitive to each of its inputs: what is tried here is the file, not Argon2. */
const quick: DeriveKey = async (words, salt, cost) =>
  new Uint8Array(createHash('sha256').update(words).update(salt).update(JSON.stringify(cost)).digest());

const means = (seed: string) => ({ deriveKey: quick, randomBytes: createChance(seed).randomBytes });

describe('the vault’s file', () => {
  test('gives its master key to the passphrase, and to no other', async () => {
    const { file, masterKey } = await createVault(passphrase, means('one'));
    const stored = JSON.parse(JSON.stringify(file)) as unknown;
    expect(await openVault(stored, passphrase, means(''))).toEqual({ ok: true, value: masterKey });
    expect(await openVault(stored, `${passphrase} `, means(''))).toEqual({
      ok: false,
      error: { type: 'passphrase-wrong' },
    });
  });

  test('takes the same word in other code points', async () => {
    const { file, masterKey } = await createVault('café lantern harbour thimble', means('nfc'));
    const decomposed = 'cafe\u0301 lantern harbour thimble';
    expect(await openVault(file, decomposed, means(''))).toEqual({ ok: true, value: masterKey });
  });

  test('works as Argon2id of another maker does, at the cost that is written in the file', async () => {
    expect(guessCost).toEqual({ memoryKiB: 65_536, iterations: 3, parallelism: 1 });
    const salt = createChance('salt').randomBytes(16);
    const message = new TextEncoder().encode(passphrase);
    const theirs = argon2Sync('argon2id', {
      ...{ message, nonce: salt, memory: 65_536, passes: 3, parallelism: 1 },
      tagLength: 32,
    });
    expect(Buffer.from(await argon2(message, salt, guessCost)).equals(theirs)).toBe(true);
  });

  test('is refused when it asks for less work than was ever written, before any is done', async () => {
    const { file } = await createVault(passphrase, means('weak'));
    const never: DeriveKey = () => Promise.reject(new Error('no work was to be done'));
    const weaker = [
      { ...guessCost, memoryKiB: 65_535 },
      { ...guessCost, iterations: 2 },
      { ...guessCost, parallelism: 0 },
    ];
    for (const cost of weaker) {
      const changed = { ...file, passphrase: { ...file.passphrase, cost } };
      expect(await openVault(changed, passphrase, { deriveKey: never })).toEqual({
        ok: false,
        error: { type: 'vault-weakened' },
      });
    }
  });

  test('is refused when it would stop the browser, is of a newer form, or is none', async () => {
    const { file } = await createVault(passphrase, means('form'));
    const dear = { ...file.passphrase, cost: { ...guessCost, memoryKiB: 2 ** 40 } };
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ ...file, passphrase: dear }, 'vault-damaged'],
      [{ ...file, v: 2 }, 'vault-newer'],
      [{ ...file, v: '1' }, 'vault-damaged'],
      [{ ...file, passphrase: { ...file.passphrase, kdf: 'pbkdf2' } }, 'vault-damaged'],
      [{ ...file, passphrase: { ...file.passphrase, salt: '' } }, 'vault-damaged'],
      [null, 'vault-damaged'],
      ['{}', 'vault-damaged'],
    ];
    for (const [given, type] of wrong)
      expect(await openVault(given, passphrase, means(''))).toEqual({ ok: false, error: { type } });
  });

  test('opens no more once any one of its bytes is another', async () => {
    const { file } = await createVault(passphrase, means('tamper'));
    const change = (text: string, at: number, by: number) => {
      const bytes = Buffer.from(text, 'base64');
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ by;
      return bytes.toString('base64');
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('id', 'salt', 'wrapped'),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (part, at, by) => {
          const { passphrase: wrap } = file;
          const changed: VaultFile =
            part === 'id'
              ? { ...file, id: change(file.id, at, by) }
              : { ...file, passphrase: { ...wrap, [part]: change(wrap[part as 'salt'], at, by) } };
          expect(await openVault(changed, passphrase, means(''))).toEqual({
            ok: false,
            error: { type: 'passphrase-wrong' },
          });
        },
      ),
      { numRuns: 300 },
    );
    const dearer = { ...file.passphrase, cost: { ...guessCost, iterations: 4 } };
    expect((await openVault({ ...file, passphrase: dearer }, passphrase, means(''))).ok).toBe(false);
  });

  test('changes its passphrase and keeps its master key', async () => {
    const { file, masterKey } = await createVault(passphrase, means('change'));
    const to = 'another row of quiet words';
    const changed = await changePassphrase(file, { from: passphrase, to }, means('again'));
    if (!changed.ok) throw new Error(changed.error.type);
    expect(changed.value.passphrase.salt).not.toBe(file.passphrase.salt);
    expect(await openVault(changed.value, to, means(''))).toEqual({ ok: true, value: masterKey });
    expect((await openVault(changed.value, passphrase, means(''))).ok).toBe(false);
    expect(await changePassphrase(file, { from: to, to }, means(''))).toEqual({
      ok: false,
      error: { type: 'passphrase-wrong' },
    });
  });

  test('is given another passphrase by the code of its recovery file, and by no other code', async () => {
    const { file, masterKey } = await createVault(passphrase, means('recover'));
    const to = 'another row of quiet words';
    const typed = ` ${toRecoveryCode(masterKey).toUpperCase().replace('-', ' – ')}\n`;
    const recovered = fromRecoveryCode(typed);
    if (recovered === null) throw new Error('the code is read');
    const reset = await resetPassphrase(file, { masterKey: recovered, to }, means('again'));
    if (!reset.ok) throw new Error(reset.error.type);
    expect(await openVault(reset.value, to, means(''))).toEqual({ ok: true, value: masterKey });
    const another = { masterKey: createChance('another').randomBytes(32), to };
    expect(await resetPassphrase(file, another, means(''))).toEqual({
      ok: false,
      error: { type: 'recovery-code-wrong' },
    });
    for (const wrong of ['', 'abcd', typed.slice(5), `${typed}0`, typed.replace(/[0-9a-f]/i, 'g')])
      expect(fromRecoveryCode(wrong)).toBeNull();
  });

  test('holds nothing of the passphrase or the master key', async () => {
    const { file, masterKey } = await createVault(passphrase, means('secret'));
    const text = JSON.stringify(file);
    for (const form of ['base64', 'hex'] as const)
      expect(text).not.toContain(Buffer.from(masterKey).toString(form));
    expect(text).not.toContain('lantern');
  });
});
