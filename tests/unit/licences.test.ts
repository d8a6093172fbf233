import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collectLicences } from '../../scripts/build/collect-licences.ts';

test('passes on the licence of every package that is built in, and the notices of those under Apache-2.0', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const licences = collectLicences();
  for (const [name, version] of Object.entries(dependencies))
    expect(licences).toContain(`${name} ${version}\n`);
  // A package of theirs that only another one asks for.
  expect(licences).toMatch(/@stdlib\/math-base-assert-is-nan \d/);
  expect(licences).toMatch(/Copyright \(c\) 2016-\d{4} The Stdlib Authors\./);
  expect(licences).toContain('Apache License');
});

test('ships nothing that is offered under the GPL or the AGPL, not even beside another licence', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
  };
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  expect(shipped.length).toBeGreaterThan(100);
  const copyleft = shipped.filter(([, { license = 'GPL' }]) => /(?<!L)GPL/.test(license));
  expect(copyleft.map(([path]) => path)).toEqual([]);
});
