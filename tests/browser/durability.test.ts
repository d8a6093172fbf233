import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWriter } from '../../scripts/durability/build-writer.ts';
import { crashBrowser, crashWorker } from '../../scripts/durability/crash-runs.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';

/** The short form of `npm run test:durability`, which also cuts the power, tries both kinds of storage, and has controls. */
let folder: string;

beforeAll(async () => {
  folder = await buildWriter();
}, LAUNCH_TIMEOUT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = { backend: 'LevelDB', durability: 'strict', runs: 2 } as const;

test('a browser that is killed in the midst of writing loses nothing that was shown as saved', async () => {
  const outcome = await crashBrowser({ ...plan, failure: 'kill -9' }, folder);
  expect(outcome).toMatchObject({ lost: 0, wrong: 0 });
  expect(outcome.shown).toBeGreaterThan(1);
});

test('a worker that is killed in the midst of writing loses nothing, and what is asked for again is there once', async () => {
  const outcome = await crashWorker({ ...plan, failure: 'worker kill' }, folder);
  expect(outcome).toMatchObject({ lost: 0, wrong: 0 });
  expect(outcome.shown).toBeGreaterThan(1);
});
