import { defineConfig } from 'vitest/config';

/** Browsers, LibreOffice and two cores are shared: files of the heavy projects run one after another. */
const oneAtATime = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    root: '.',
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
    projects: [
      {
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'], testTimeout: 60_000 },
      },
      { test: { name: 'excel-host', include: ['tests/excel-host/**/*.test.ts'], ...oneAtATime } },
      { test: { name: 'differential', include: ['tests/differential/**/*.test.ts'], ...oneAtATime } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], ...oneAtATime } },
    ],
  },
});
