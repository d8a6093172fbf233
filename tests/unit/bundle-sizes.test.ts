import { describe, expect, test } from 'vitest';
import { readBundles } from '../../scripts/bench/bundle-sizes.ts';

/** KB of 1,000 bytes, each script gzipped by itself: issue 2, "Benchmarks"; what is loaded later has a bound of ours. */
const bounds = [
  ['content script', 15],
  ['panel', 90],
  ['finder of names and numbers, with its lists of words', 95],
  ['readers of Word files, workbooks and e-mails', 85],
  ['recovery file, with the age format', 55],
  ['views of the panel, each loaded when first used', 130],
  ['task pane without office.js', 90],
  ['views and commands of the pane, each loaded when first used', 220],
  ['office-js-helpers, loaded when asked for', 15],
] as const;

describe('the built bundles', () => {
  test.each(bounds)('keep the %s under %i KB gzipped', (name, boundKB) => {
    const bundle = readBundles().find((each) => each.name === name);
    expect(bundle?.gzippedKB).toBeGreaterThan(0);
    expect(bundle?.gzippedKB).toBeLessThan(boundKB);
  });

  test('say what to do where nothing is built', () => {
    expect(() => readBundles('no-such-folder')).toThrow('run npm run build');
  });
});
