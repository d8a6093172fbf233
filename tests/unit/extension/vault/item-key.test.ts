import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, unseal } from '../../../../extension/vault/cipher.ts';
import { sealItem, unsealItem } from '../../../../extension/vault/item-key.ts';
import { deriveVaultKeys, hideName } from '../../../../extension/vault/vault-keys.ts';
import { createChance } from '../../shared/sample-inspection.ts';

const { randomBytes } = createChance('item keys');
const keys = await deriveVaultKeys(randomBytes(32));
const broken = { ok: false, error: { type: 'seal-broken' } };
const words = 'Sample child Alder told staff (fictional)';
const bytes = new TextEncoder().encode(words);

const flipped = (of: Uint8Array<ArrayBuffer>, at: number, by: number) =>
  of.map((byte, index) => (index === at % of.length ? byte ^ by : byte));

describe('a sealed content', () => {
  test('opens to the same bytes with its key and its header', async () => {
    const header = ['contents', 'aa'.repeat(32)];
    const { key, sealed } = await sealItem(keys, { keyId: '01', header, bytes }, randomBytes);
    expect(await unsealItem(keys, key, { header, bytes: sealed })).toEqual({ ok: true, value: bytes });
    expect(Buffer.from(sealed).includes('Alder')).toBe(false);
  });

  test('does not open under the header of another row, or by another’s key', async () => {
    const [one, two] = await Promise.all(
      ['01', '02'].map((keyId) => sealItem(keys, { keyId, header: ['contents', keyId], bytes }, randomBytes)),
    );
    if (one === undefined || two === undefined) throw new Error('two were sealed');
    const moved = { header: ['contents', '02'], bytes: one.sealed };
    expect(await unsealItem(keys, one.key, moved)).toEqual(broken);
    expect(await unsealItem(keys, two.key, moved)).toEqual(broken);
    // The key's own row under the other's name.
    const renamed = { keyId: '02', wrapped: one.key.wrapped };
    expect(await unsealItem(keys, renamed, moved)).toEqual(broken);
  });

  test('does not open once any one byte of it or of its key is another', async () => {
    const header = ['contents', 'bb'];
    const { key, sealed } = await sealItem(keys, { keyId: '03', header, bytes }, randomBytes);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (isKey, at, by) => {
        const changedKey = isKey ? { ...key, wrapped: flipped(key.wrapped, at, by) } : key;
        const changed = isKey ? sealed : flipped(sealed, at, by);
        expect(await unsealItem(keys, changedKey, { header, bytes: changed })).toEqual(broken);
      }),
      { numRuns: 400 },
    );
  });

  test('does not open when it was cut', async () => {
    const header = ['entries', 'log', 0];
    const sealed = await seal(keys.rows, { header, bytes }, randomBytes);
    for (let length = 0; length < sealed.length; length++)
      expect(await unseal(keys.rows, { header, bytes: sealed.slice(0, length) })).toEqual(broken);
  });

  test('is gone with its key: nothing else of the vault opens it', async () => {
    const header = ['contents', 'cc'];
    const { sealed } = await sealItem(keys, { keyId: '04', header, bytes }, randomBytes);
    for (const key of [keys.rows, keys.itemKeys])
      expect(await unseal(key, { header: [...header, '04'], bytes: sealed })).toEqual(broken);
  });
});

test('the keys of another vault open nothing, and give other names', async () => {
  const others = await deriveVaultKeys(randomBytes(32));
  const header = ['settings', 'x'];
  const sealed = await seal(keys.rows, { header, bytes }, randomBytes);
  expect(await unseal(others.rows, { header, bytes: sealed })).toEqual(broken);
  expect(await unseal(keys.itemKeys, { header, bytes: sealed })).toEqual(broken);
  const name = await hideName(keys, 'settings', 'person');
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(await hideName(keys, 'settings', 'person')).toBe(name);
  expect(await hideName(others, 'settings', 'person')).not.toBe(name);
  expect(await hideName(keys, 'drafts', 'person')).not.toBe(name);
});
