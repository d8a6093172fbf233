import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
}

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

describe('the packages that we build on', () => {
  test('have exact versions', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('have a SHA-512 each, those behind others too', () => {
    const all = Object.entries(packages).filter(([path]) => path !== '');
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('stand in SECURITY.md, each that is shipped, with its version and licence', () => {
    const table = readFileSync('SECURITY.md', 'utf8').split('## Dependencies')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| ([@a-z][^ |]*) \| (\d[^ |]*) \| ([^|]+) \|/gm)];
    const told = rows.map(([, name, version, licence]) => [name, version, licence]);
    const shipped = Object.keys(dependencies ?? {}).map((name) => {
      const { version, license } = packages[`node_modules/${name}`] ?? {};
      return [name, version, license];
    });
    expect(told.toSorted()).toEqual(shipped.toSorted());
  });

  test('are installed without running scripts of theirs', () => {
    expect(readFileSync('scripts/set-up.mjs', 'utf8')).toContain("'--ignore-scripts'");
  });
});
