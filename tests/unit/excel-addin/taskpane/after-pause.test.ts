import { expect, test } from 'vitest';
import { afterPause } from '../../../../excel-addin/taskpane/after-pause.ts';

/** Timers that go off when told, in the order of their time. */
function handTimers() {
  let nowMs = 0;
  let nextId = 1;
  const waiting = new Map<number, { readonly atMs: number; readonly run: () => void }>();
  return {
    timers: {
      set(run: () => void, ms: number) {
        waiting.set(nextId, { atMs: nowMs + ms, run });
        return nextId++;
      },
      clear: (timer: number) => void waiting.delete(timer),
    },
    pass(ms: number) {
      nowMs += ms;
      for (const [timer, { atMs, run }] of waiting) {
        if (atMs > nowMs) continue;
        waiting.delete(timer);
        run();
      }
    },
  };
}

test('runs once when many calls have stopped', () => {
  const { timers, pass } = handTimers();
  let runs = 0;
  const call = afterPause(() => runs++, 400, timers);
  for (let index = 0; index < 20; index++) {
    call();
    pass(100);
  }
  expect(runs).toBe(0);
  pass(300);
  expect(runs).toBe(1);
});

test('runs again after the next call', () => {
  const { timers, pass } = handTimers();
  let runs = 0;
  const call = afterPause(() => runs++, 400, timers);
  call();
  pass(400);
  call();
  pass(400);
  expect(runs).toBe(2);
});
