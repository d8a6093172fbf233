import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultHandling } from '../../../../shared/policy/default-marking.ts';
import {
  type OrganisationPolicy,
  parsePolicy,
  refusedExport,
  soonestLockMinutes,
} from '../../../../shared/policy/organisation-policy.ts';
import { exportRefusalSentence } from '../../../../shared/policy/policy-sentences.ts';

const careful: OrganisationPolicy = {
  hubUrl: null,
  allowedRecipients: [],
  autoLockMinutes: 5,
  marking: 'OFFICIAL-SENSITIVE',
  handling: defaultHandling,
  retentionDays: null,
  allowsPlainExport: false,
};

describe('an organisation’s policy', () => {
  test.each([[{}], [undefined]])('is none where nothing is set: %j', (managed) => {
    expect(parsePolicy(managed)).toBeNull();
  });

  test('gives every value that is right', () => {
    const keys = ['age1lead', ' age1deputy '];
    expect(
      parsePolicy({
        ...{ hubUrl: 'https://hub.example/plumbline', allowedRecipients: keys, autoLockMinutes: 10 },
        ...{ marking: 'OFFICIAL', handling: 'Inspection team only', retentionDays: 730 },
        allowPlainExport: true,
      }),
    ).toEqual({
      ...{ hubUrl: 'https://hub.example/plumbline', allowedRecipients: ['age1lead', 'age1deputy'] },
      ...{ autoLockMinutes: 10, marking: 'OFFICIAL', handling: 'Inspection team only' },
      ...{ retentionDays: 730, allowsPlainExport: true },
    });
  });

  test('of one setting has the careful choice for every other', () => {
    expect(parsePolicy({ retentionDays: 365 })).toEqual({ ...careful, retentionDays: 365 });
  });

  test.each([
    ['allowPlainExport', ['true', 1, null, {}, 'yes', [true]]],
    ['allowedRecipients', ['*', 'age1lead', { 0: '*' }, [7], ['age1lead', null], [''], true]],
    ['autoLockMinutes', ['10', 0, -1, 61, 2.5, null, Number.NaN, Number.POSITIVE_INFINITY]],
    [
      'hubUrl',
      [
        'http://hub.example',
        'hub.example',
        'https://user:secret@hub.example',
        'javascript:alert(1)',
        'file:///x',
        7,
      ],
    ],
    ['marking', ['', '   ', 'x'.repeat(41), 'OFFICIAL\nand more', 'OFFICIAL\u202e', 7, null]],
    ['handling', ['', 'x'.repeat(301), 'a\u0000b', []]],
    ['retentionDays', ['365', 0, 0.5, 36_501, {}]],
  ] as const)('takes no %s that is wrong: the careful choice stands', (name, wrong) => {
    for (const value of wrong) expect([value, parsePolicy({ [name]: value })]).toEqual([value, careful]);
  });

  test.each([['policy'], [7], [null], [true]])(
    'that is no object at all is the most careful: %j',
    (managed) => {
      expect(parsePolicy(managed)).toEqual(careful);
    },
  );

  test('takes nothing from what is not its own', () => {
    const inherited = Object.create({ allowPlainExport: true, allowedRecipients: ['*'] });
    inherited.marking = 'OFFICIAL';
    expect(parsePolicy(inherited)).toEqual({ ...careful, marking: 'OFFICIAL' });
    expect(parsePolicy(JSON.parse('{"__proto__":{"allowPlainExport":true},"marking":7}'))).toEqual(careful);
  });

  test('whatever it is, allows plain files only where it says so', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (rest, said) => {
        fc.pre(said !== true);
        expect(parsePolicy({ ...rest, allowPlainExport: said })?.allowsPlainExport).toBe(false);
      }),
    );
  });

  test('has in the managed schema the names that are read, each with its type', () => {
    const schema = JSON.parse(readFileSync('extension/public/managed-schema.json', 'utf8'));
    const types = Object.entries<{ readonly type: string }>(schema.properties).map(([name, { type }]) => [
      name,
      type,
    ]);
    expect(Object.fromEntries(types)).toEqual({
      ...{ hubUrl: 'string', allowedRecipients: 'array', autoLockMinutes: 'integer', marking: 'string' },
      ...{ handling: 'string', retentionDays: 'integer', allowPlainExport: 'boolean' },
    });
  });
});

describe('an evidence file that is to leave', () => {
  const plain = { type: 'plain' } as const;
  const passphrase = { type: 'passphrase' } as const;
  const sealed = (...keys: readonly string[]) => ({ type: 'recipients', keys }) as const;
  const listed = { ...careful, allowedRecipients: ['age1lead'] };
  const any = { ...careful, allowedRecipients: 'any' } as const;

  test.each([
    ['nothing is set', null, plain, null],
    ['nothing is set', null, sealed('age1other'), null],
    ['plain files are allowed', { ...careful, allowsPlainExport: true }, plain, null],
    ['all is as careful as can be', careful, plain, { type: 'plain-not-allowed' }],
    ['all is as careful as can be', careful, passphrase, { type: 'passphrase-not-allowed' }],
    [
      'all is as careful as can be',
      careful,
      sealed('age1lead'),
      { type: 'recipient-not-allowed', keys: ['age1lead'] },
    ],
    ['a key is listed', listed, sealed(' age1lead '), null],
    [
      'a key is listed',
      listed,
      sealed('age1lead', 'age1other'),
      { type: 'recipient-not-allowed', keys: ['age1other'] },
    ],
    ['a key is listed', listed, passphrase, { type: 'passphrase-not-allowed' }],
    ['any key is', any, passphrase, null],
    ['any key is', any, sealed('age1other'), null],
    ['any key is', any, plain, { type: 'plain-not-allowed' }],
  ] as const)('where %s', (...[, policy, protection, refusal]) => {
    expect(refusedExport(policy, protection)).toEqual(refusal);
  });

  test('is refused in a sentence that says by whom', () => {
    for (const refusal of [
      { type: 'plain-not-allowed' },
      { type: 'passphrase-not-allowed' },
      { type: 'recipient-not-allowed', keys: ['age1other'] },
    ] as const)
      expect(exportRefusalSentence(refusal)).toMatch(/^Not saved: your organisation .* can change it\.$/);
  });
});

test.each([
  [null, 30, 30],
  [10, 30, 10],
  [60, 15, 15],
])('with at most %s minutes set and %s chosen it locks after %s', (autoLockMinutes, chosen, expected) => {
  const policy = autoLockMinutes === null ? null : { ...careful, autoLockMinutes };
  expect(soonestLockMinutes(policy, chosen)).toBe(expected);
});
