import { armor, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { utf8ToBytes } from '../../../../../shared/encoding.ts';
import { openSealed } from '../../../../../shared/exchange/sealing/open-sealed.ts';
import { passphraseFault } from '../../../../../shared/exchange/sealing/passphrase-strength.ts';
import { sealFile } from '../../../../../shared/exchange/sealing/seal-file.ts';
import { isSealedFile } from '../../../../../shared/exchange/sealing/sealed-form.ts';
import {
  sealErrorSentence,
  sealedErrorSentence,
} from '../../../../../shared/exchange/sealing/sealed-sentences.ts';

const passphrase = 'lamp orchard ferry quilt';
/** Three chunks of age's 64 KiB, so that changes and cuts fall between chunks as well as in them. */
const file = Uint8Array.from({ length: 140_000 }, (_, index) => (index * 31) % 251);

let identity: string;
let recipient: string;
let other: string;
let forKeys: Uint8Array;
/** Of a low work factor: the same form, and a change of one bit costs no second. */
let byPassphrase: Uint8Array;

beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  other = await generateX25519Identity();
  const sealed = await sealFile(file, { type: 'recipients', keys: [recipient] });
  if (!sealed.ok) throw new Error('the key is good');
  forKeys = sealed.value;
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(8);
  encrypter.setPassphrase(passphrase);
  byPassphrase = await encrypter.encrypt(file);
});

const openWithKey = (bytes: Uint8Array, key = identity) =>
  openSealed(bytes, { type: 'identity', identity: key });
const openWithPassphrase = (bytes: Uint8Array, words = passphrase) =>
  openSealed(bytes, { type: 'passphrase', passphrase: words });

/** toEqual takes seconds for so many bytes. */
const holdsFile = (opened: Awaited<ReturnType<typeof openSealed>>): boolean =>
  opened.ok && Buffer.compare(opened.value, file) === 0;

const withHeader = (stanza: string): Uint8Array =>
  utf8ToBytes(`age-encryption.org/v1\n${stanza}\n--- ${'A'.repeat(43)}\n${'x'.repeat(64)}`);
const salt = 'A'.repeat(22);
const body = 'A'.repeat(43);

describe('a sealed file', () => {
  test('opens with the passphrase it was sealed with, and holds what was put in', async () => {
    const sealed = await sealFile(file, { type: 'passphrase', passphrase });
    if (!sealed.ok) throw new Error('a passphrase seals');
    expect(isSealedFile(sealed.value)).toBe(true);
    // The work factor that the age command writes.
    expect(new TextDecoder().decode(sealed.value.subarray(0, 80))).toMatch(/\n-> scrypt \S{22} 18\n/);
    expect(holdsFile(await openWithPassphrase(sealed.value))).toBe(true);
  });

  test('opens for each of several people, and for nobody else', async () => {
    const keys = await Promise.all([identity, other].map((key) => identityToRecipient(key)));
    const sealed = await sealFile(file, { type: 'recipients', keys });
    if (!sealed.ok) throw new Error('the keys are good');
    for (const key of [identity, other]) expect(holdsFile(await openWithKey(sealed.value, key))).toBe(true);
    const stranger = await generateX25519Identity();
    expect(await openWithKey(sealed.value, stranger)).toEqual({ ok: false, error: { type: 'wrong-key' } });
  });

  test('opens with the whole text of a key file as age-keygen writes it', async () => {
    const text = `# created: 2026-11-04T09:00:00Z\n# public key: ${recipient}\n${identity}\n`;
    expect(holdsFile(await openWithKey(forKeys, text))).toBe(true);
  });

  test('opens in its text form, and is refused in it when it is very large', async () => {
    expect(holdsFile(await openWithKey(utf8ToBytes(armor.encode(forKeys))))).toBe(true);
    const large = new Uint8Array(17e6);
    large.set(utf8ToBytes('-----BEGIN AGE ENCRYPTED FILE-----\n'));
    expect(await openWithKey(large)).toEqual({
      ok: false,
      error: { type: 'armour-too-large', limitMegabytes: 16 },
    });
  });

  test.each([
    ['for a key', () => forKeys, openWithKey],
    ['with a passphrase', () => byPassphrase, openWithPassphrase],
  ])('sealed %s is refused when any one bit of it is changed', async (_, sealed, open) => {
    const bytes = sealed();
    const flip = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) });
    // Half of them in the header, where one in a thousand would fall by itself.
    const inHeader = fc.record({ at: fc.nat(200), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(flip, inHeader), async ({ at, bit }) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect((await open(changed)).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['for a key', () => forKeys, openWithKey],
    ['with a passphrase', () => byPassphrase, openWithPassphrase],
  ])('sealed %s is refused wherever it is cut', async (_, sealed, open) => {
    const bytes = sealed();
    // 65,552 bytes are one chunk: a cut right after one is the cut that looks most like an end.
    const payload = bytes.length - (file.length + 3 * 16);
    const lengths = [payload, payload + 65_552, payload + 2 * 65_552, bytes.length - 1];
    const random = fc.sample(fc.nat(bytes.length - 1), 46);
    for (const length of [...lengths, ...random]) expect((await open(bytes.slice(0, length))).ok).toBe(false);
    expect((await open(new Uint8Array([...bytes, 0]))).ok).toBe(false);
  });

  test('tells a wrong passphrase, a wrong key and the wrong kind of either from each other', async () => {
    const refusal = (type: string) => ({ ok: false, error: { type } });
    expect(await openWithPassphrase(byPassphrase, 'lamp orchard ferry quilts')).toEqual(
      refusal('wrong-passphrase'),
    );
    expect(await openWithKey(forKeys, other)).toEqual(refusal('wrong-key'));
    expect(await openWithPassphrase(forKeys)).toEqual(refusal('needs-key'));
    expect(await openWithKey(byPassphrase)).toEqual(refusal('needs-passphrase'));
    expect(await openWithKey(forKeys, recipient)).toEqual(refusal('key-is-public'));
    expect(await openWithKey(forKeys, 'my key')).toEqual(refusal('key-unreadable'));
    expect(await openWithKey(forKeys, identity.slice(0, -1))).toEqual(refusal('key-unreadable'));
  });

  test.each([
    ['no age file', utf8ToBytes('PK\u0003\u0004 and so on'), 'not-sealed'],
    ['one of a later version', utf8ToBytes('age-encryption.org/v2\n-> new\n'), 'sealed-newer'],
    ['one of SSH keys alone', withHeader(`-> ssh-ed25519 abcd ${salt}\n${body}`), 'sealed-otherwise'],
    ['a passphrase of 2^30 steps', withHeader(`-> scrypt ${salt} 30\n${body}`), 'passphrase-too-slow'],
    ['a passphrase of 2^21 steps', withHeader(`-> scrypt ${salt} 21\n${body}`), 'passphrase-too-slow'],
    [
      'a passphrase of endless steps',
      withHeader(`-> scrypt ${salt} ${'9'.repeat(400)}\n${body}`),
      'passphrase-too-slow',
    ],
    ['a passphrase of no steps', withHeader(`-> scrypt ${salt} 018\n${body}`), 'sealed-damaged'],
    [
      'a passphrase beside a key',
      withHeader(`-> scrypt ${salt} 10\n${body}\n-> X25519 ${body}\n${body}`),
      'sealed-damaged',
    ],
    ['no recipients', withHeader(''), 'sealed-damaged'],
    [
      'a header without end',
      utf8ToBytes(`age-encryption.org/v1\n${`-> X25519 ${body}\n${body}\n`.repeat(2_000)}`),
      'too-many-recipients',
    ],
  ])('is told apart from %s before any work is done', async (_, bytes, type) => {
    expect(await openWithPassphrase(bytes)).toEqual({ ok: false, error: expect.objectContaining({ type }) });
  });
});

describe('whom a file is sealed for', () => {
  const seal = (...keys: readonly string[]) => sealFile(file, { type: 'recipients', keys });

  test('is refused by the number of the key that cannot be used', async () => {
    const refusal = (error: object) => ({ ok: false, error });
    expect(await seal()).toEqual(refusal({ type: 'no-recipient' }));
    expect(await seal(recipient, 'someone')).toEqual(refusal({ type: 'recipient-unreadable', at: 1 }));
    expect(await seal(` ${recipient.slice(0, -1)}`)).toEqual(
      refusal({ type: 'recipient-unreadable', at: 0 }),
    );
    expect(await seal(identity)).toEqual(refusal({ type: 'recipient-is-secret', at: 0 }));
    expect(await seal('age1yubikey1qwerty')).toEqual(refusal({ type: 'recipient-otherwise', at: 0 }));
    expect(await seal('ssh-ed25519 AAAA')).toEqual(refusal({ type: 'recipient-otherwise', at: 0 }));
  });

  test('is said by the person’s name, and never by the key', () => {
    const sentence = sealErrorSentence({ type: 'recipient-unreadable', at: 1 }, ['Sam', 'Ali Sample']);
    expect(sentence).toMatch(/^The key of Ali Sample is not a receiving key/);
    expect(sealErrorSentence({ type: 'recipient-is-secret', at: 0 })).toMatch(
      /^Key number 1 is a secret key/,
    );
  });
});

test.each([
  ['lamp orchard ferry quilt', true],
  ['lamp-orchard-ferry-quilt', true],
  ['fourteen chars', true],
  ['thirteen char', false],
  ['lamp orchard ferry', true],
  ['a b c d', false],
  ['one two six ten', true],
  ['   a b c d      ', false],
  ['', false],
  ['aaaaaaaaaaaaaaaaaaaa', false],
  ['12121212121212121212', false],
])('to seal with “%s” is allowed: %s', (words, isAllowed) => {
  expect(passphraseFault(words) === '').toBe(isAllowed);
});

test('every refusal of a sealed file is a sentence that ends and says what to do', () => {
  const types = [
    ...['not-sealed', 'sealed-newer', 'sealed-damaged', 'too-many-recipients', 'sealed-otherwise'],
    ...['passphrase-too-slow', 'needs-passphrase', 'needs-key', 'wrong-passphrase', 'wrong-key'],
    ...['key-unreadable', 'key-is-public'],
  ] as readonly Parameters<typeof sealedErrorSentence>[0]['type'][];
  for (const type of types) {
    const sentence = sealedErrorSentence({ type, limitMegabytes: 1 } as Parameters<
      typeof sealedErrorSentence
    >[0]);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).toMatch(/\b(?:Open|Update|Copy|Ask|Type|Paste|Look|Use)\b/);
  }
});
