import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { timeAuthorityOf } from '../../scripts/build/time-authority.ts';
import { createSampleAuthority } from './shared/time-stamps/sample-authority.ts';

const { root } = createSampleAuthority();
const folder = mkdtempSync(join(tmpdir(), 'plumbline-authority-'));
const file = join(folder, 'authority.pem');
const base64 = Buffer.from(root).toString('base64');
const pem = `A note\n-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
writeFileSync(file, `${pem}${pem}`);
writeFileSync(join(folder, 'empty.pem'), '');

const build = (address: string, certificates = file, { policy = '', browser = 'chrome' } = {}) =>
  timeAuthorityOf(
    {
      PLUMBLINE_TIME_AUTHORITY: address,
      PLUMBLINE_TIME_AUTHORITY_CERTIFICATES: certificates,
      PLUMBLINE_TIME_AUTHORITY_POLICY: policy,
    },
    browser,
  );

test('a build without an authority connects nowhere and knows of none', () => {
  expect(timeAuthorityOf({}, 'chrome')).toEqual({ define: null, connectTo: [], hosts: [] });
  expect(build('', file)).toEqual({ define: null, connectTo: [], hosts: [] });
});

test('a build with one names its address, and its certificates as they are', () => {
  expect(build('https://stamps.example:8443/tsa', file, { policy: '1.2.3.4' })).toEqual({
    define: { url: 'https://stamps.example:8443/tsa', policy: '1.2.3.4', certificates: [base64, base64] },
    connectTo: ['https://stamps.example:8443/tsa'],
    hosts: ['https://stamps.example:8443/*'],
  });
  expect(build('http://stamps.example', file, { browser: 'firefox' })).toMatchObject({
    define: { url: 'http://stamps.example/', policy: null },
    hosts: ['http://stamps.example/*'],
  });
});

test.each([
  ['ftp://stamps.example', file, ''],
  ['https://a b', file, ''],
  ["https://stamps.example/;script-src 'unsafe-eval'", file, ''],
  ['https://name:word@stamps.example/', file, ''],
  ['https://stamps.example/?key=1', file, ''],
  ['https://stamps.example', '', ''],
  ['https://stamps.example', join(folder, 'empty.pem'), ''],
  ['https://stamps.example', file, 'any'],
])('a build for %s with %s and %s is refused', (address, certificates, policy) => {
  expect(() => build(address, certificates, { policy })).toThrow('PLUMBLINE_TIME_AUTHORITY');
});
