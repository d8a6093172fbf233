import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addSecurityKey,
  openBySecurityKey,
  readSecurityKey,
  type SecurityKeySecret,
  type SecurityKeyWrap,
  withoutSecurityKey,
} from '../../../../extension/vault/security-key.ts';
import {
  changePassphrase,
  createVault,
  type DeriveKey,
  openVault,
  resetPassphrase,
  type VaultFile,
} from '../../../../extension/vault/vault-file.ts';
import { createChance } from '../../shared/sample-inspection.ts';

const passphrase = 'lantern harbour thimble oatmeal';

/** Quick: what is tried here is the second wrap, not Argon2. */
const quick: DeriveKey = async (words, salt) =>
  new Uint8Array(createHash('sha256').update(words).update(salt).digest());

const means = (seed: string) => ({ deriveKey: quick, randomBytes: createChance(seed).randomBytes });

const secretOf = (seed: string): SecurityKeySecret => {
  const { randomBytes } = createChance(`key ${seed}`);
  return { credential: randomBytes(20), input: randomBytes(32), output: randomBytes(32) };
};

/** A vault that a security key opens, too. */
async function vaultWithKey(seed: string) {
  const { file, masterKey } = await createVault(passphrase, means(seed));
  const secret = secretOf(seed);
  const added = await addSecurityKey(file, { masterKey, secret }, createChance(`add ${seed}`).randomBytes);
  if (!added.ok || added.value.securityKey === undefined) throw new Error('the key is added');
  return { bare: file, file: added.value, wrap: added.value.securityKey, masterKey, secret };
}

const refused = (type: string) => ({ ok: false, error: { type } });

describe('a security key', () => {
  test('gives the same master key as the passphrase, and no other key does', async () => {
    const { file, masterKey, secret } = await vaultWithKey('one');
    const stored = JSON.parse(JSON.stringify(file)) as unknown;
    expect(await openBySecurityKey(stored, secret)).toEqual({ ok: true, value: masterKey });
    expect(await openVault(stored, passphrase, means(''))).toEqual({ ok: true, value: masterKey });
    const { credential, input } = secret;
    expect(readSecurityKey(stored)).toEqual({ ok: true, value: { credential, input } });
    expect(await openBySecurityKey(stored, secretOf('two'))).toEqual(refused('security-key-wrong'));
  });

  test('is wrapped as HKDF and AES-GCM of another maker do it', async () => {
    const { file, wrap, masterKey, secret } = await vaultWithKey('theirs');
    const salt = Buffer.from(wrap.salt, 'base64');
    const key = hkdfSync('sha256', secret.output, salt, 'plumbline security key 1', 32);
    const bytes = Buffer.from(wrap.wrapped, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), bytes.subarray(0, 12));
    const { credential, input } = wrap;
    const header = ['plumbline vault security key', file.id, 1, 'hkdf-sha-256', credential, input, wrap.salt];
    decipher.setAAD(Buffer.from(JSON.stringify(header)));
    decipher.setAuthTag(bytes.subarray(-16));
    const opened = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    expect(opened.equals(Buffer.from(masterKey))).toBe(true);
  });

  test('is never the only way in', async () => {
    const { file, secret } = await vaultWithKey('alone');
    const { passphrase: _, ...alone } = file;
    for (const given of [alone, { ...file, passphrase: null }, { ...file, passphrase: {} }]) {
      expect(await openBySecurityKey(given, secret)).toEqual(refused('vault-damaged'));
      expect(readSecurityKey(given)).toEqual(refused('vault-damaged'));
      expect(withoutSecurityKey(given)).toEqual(refused('vault-damaged'));
      const { masterKey } = await createVault(passphrase, means('alone'));
      expect(await addSecurityKey(given, { masterKey, secret }, means('').randomBytes)).toEqual(
        refused('vault-damaged'),
      );
    }
  });

  test('opens no more once any byte of its wrap is another; the passphrase does', async () => {
    const { file, wrap, masterKey, secret } = await vaultWithKey('tamper');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('credential', 'input', 'salt', 'wrapped'),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (part, at, by) => {
          const bytes = Buffer.from(wrap[part], 'base64');
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ by;
          const changed: VaultFile = { ...file, securityKey: { ...wrap, [part]: bytes.toString('base64') } };
          expect(await openBySecurityKey(changed, secret)).toEqual(refused('security-key-wrong'));
          expect(await openVault(changed, passphrase, means(''))).toEqual({ ok: true, value: masterKey });
        },
      ),
      { numRuns: 200 },
    );
    const { file: other } = await vaultWithKey('other vault');
    expect(await openBySecurityKey({ ...other, securityKey: wrap }, secret)).toEqual(
      refused('security-key-wrong'),
    );
  });

  test('is refused in another form, which does not shut out the passphrase', async () => {
    const { file, wrap, masterKey, secret } = await vaultWithKey('form');
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ ...wrap, v: 2 }, 'vault-newer'],
      [{ ...wrap, v: '1' }, 'security-key-damaged'],
      [{ ...wrap, kdf: 'none' }, 'security-key-damaged'],
      [{ ...wrap, input: '' }, 'security-key-damaged'],
      [{ ...wrap, salt: wrap.salt.slice(4) }, 'security-key-damaged'],
      [{ ...wrap, credential: '' }, 'security-key-damaged'],
      [{ ...wrap, credential: 'A'.repeat(1368) }, 'security-key-damaged'],
      [{ ...wrap, wrapped: 7 }, 'security-key-damaged'],
      [null, 'security-key-damaged'],
      ['{}', 'security-key-damaged'],
    ];
    for (const [given, type] of wrong) {
      const changed = { ...file, securityKey: given as SecurityKeyWrap };
      expect(await openBySecurityKey(changed, secret)).toEqual(refused(type));
      expect(await openVault(changed, passphrase, means(''))).toEqual({ ok: true, value: masterKey });
      expect(withoutSecurityKey(changed).ok).toBe(true);
    }
  });

  test('goes on opening after the passphrase was changed, or given anew by the recovery file', async () => {
    const { file, masterKey, secret } = await vaultWithKey('change');
    const to = 'another row of quiet words';
    const changed = await changePassphrase(file, { from: passphrase, to }, means('again'));
    const reset = await resetPassphrase(file, { masterKey, to }, means('anew'));
    for (const result of [changed, reset]) {
      if (!result.ok) throw new Error(result.error.type);
      expect(await openBySecurityKey(result.value, secret)).toEqual({ ok: true, value: masterKey });
      expect(await openVault(result.value, to, means(''))).toEqual({ ok: true, value: masterKey });
    }
  });

  test('that is removed leaves the vault as it was before', async () => {
    const { bare, file } = await vaultWithKey('remove');
    expect(withoutSecurityKey(file)).toEqual({ ok: true, value: bare });
    expect(withoutSecurityKey(bare)).toEqual({ ok: true, value: bare });
  });

  test('leaves nothing of its secret or of the master key in the file', async () => {
    const { file, masterKey, secret } = await vaultWithKey('secret');
    const text = JSON.stringify(file);
    for (const form of ['base64', 'hex'] as const)
      for (const bytes of [masterKey, secret.output])
        expect(text).not.toContain(Buffer.from(bytes).toString(form));
  });
});
