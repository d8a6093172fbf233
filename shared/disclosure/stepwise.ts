/** Work in short steps: whoever runs it may do something else at each yield, and the result is the same. */
export type Stepwise<T> = Generator<undefined, T, undefined>;

export function runThrough<T>(work: Stepwise<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

export interface Pausing {
  /** Milliseconds, from anywhere. */
  readonly now: () => number;
  /** Lets everything else go on. */
  readonly pause: () => Promise<void>;
  /** Tells whether the result is still wanted. */
  readonly isWanted: () => boolean;
}

/** Longer than this without a pause is felt when typing or scrolling. */
const mostMs = 40;

/** Pauses whenever steps have taken long enough to be felt; null where the result came to be unwanted. */
export async function runInSlices<T>(
  work: Stepwise<T>,
  { now, pause, isWanted }: Pausing,
): Promise<T | null> {
  for (let began = now(); ; ) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (now() - began < mostMs) continue;
    await pause();
    if (!isWanted()) return null;
    began = now();
  }
}
