import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 120_000, hookTimeout: 180_000 };
/** Two at a time whatever the machine: the runner's own choice on two cores is one. */
const inPairs = { maxWorkers: 2, sequence: { groupOrder: 0 } };
/** Browsers wait much and are slowed by what computes: their files run beside each other when the others are done. Three at a time were no faster. */
const browsersInPairs = { maxWorkers: 2, sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    root: '.',
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'],
          ...slow,
          // Nothing of a file outlives its tests in another's sight, so the modules are read once a worker.
          isolate: false,
          // Dexie looks for a database once, when it is first read: it must find one in whichever file that is.
          setupFiles: ['fake-indexeddb/auto'],
          ...inPairs,
        },
      },
      {
        test: {
          name: 'excel-host',
          include: ['tests/excel-host/**/*.test.ts'],
          setupFiles: ['tests/browser/nothing-leaves.ts'],
          ...slow,
          ...inPairs,
        },
      },
      { test: { name: 'differential', include: ['tests/differential/**/*.test.ts'], ...slow, ...inPairs } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: ['tests/browser/nothing-leaves.ts'],
          ...slow,
          ...browsersInPairs,
        },
      },
    ],
  },
});
