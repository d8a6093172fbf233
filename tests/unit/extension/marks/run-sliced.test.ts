import { describe, expect, test } from 'vitest';
import { runSliced } from '../../../../extension/marks/run-sliced.ts';

/** A clock that each step moves on by five milliseconds. */
function workOf(stepCount: number) {
  let nowMs = 0;
  let turns = 0;
  function* steps(): Generator<undefined, string> {
    for (let step = 0; step < stepCount; step += 1) {
      nowMs += 5;
      yield;
    }
    return 'done';
  }
  return {
    steps: steps(),
    turns: () => turns,
    effects: {
      now: () => nowMs,
      nextTurn: async () => {
        turns += 1;
      },
    },
  };
}

describe('work in slices', () => {
  test('gives the page its turn after every twelve milliseconds', async () => {
    const work = workOf(100);
    expect(await runSliced(work.steps, work.effects, () => true)).toBe('done');
    // Three steps of five milliseconds a slice; the last one ends within its slice.
    expect(work.turns()).toBe(33);
  });

  test('stops between two slices when it is no longer wanted', async () => {
    const work = workOf(100);
    expect(await runSliced(work.steps, work.effects, () => work.turns() < 4)).toBeNull();
    expect(work.turns()).toBe(4);
  });

  test('passes on what the work throws', async () => {
    function* broken(): Generator<undefined, string> {
      yield;
      throw new RangeError('broken');
    }
    const { effects } = workOf(0);
    await expect(runSliced(broken(), effects, () => true)).rejects.toThrow('broken');
  });
});
