import { afterAll, expect } from 'vitest';
import { stopSink, takeOutsideRequests } from './outside-requests.ts';

// Runs with every file of tests that start a browser.
afterAll(async () => {
  const asked = takeOutsideRequests();
  await stopSink();
  expect(asked, 'what was asked for outside of this machine').toEqual([]);
});
