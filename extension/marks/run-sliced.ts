interface Turns {
  now(): number;
  /** Resolves when the page has had its turn. */
  nextTurn(): Promise<void>;
}

/** Well under the 50 ms from which on a page feels stuck, also on a slow computer. */
const sliceMs = 12;

/** Runs a piece of work in short slices; null when `isWanted` no longer says so. */
export async function runSliced<T>(
  steps: Generator<undefined, T>,
  { now, nextTurn }: Turns,
  isWanted: () => boolean,
): Promise<T | null> {
  while (isWanted()) {
    const until = now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < until);
    await nextTurn();
  }
  return null;
}
