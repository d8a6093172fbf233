import { type ReadonlySignal, useSignal } from '@preact/signals';

export interface Attempt {
  readonly isUnderWay: ReadonlySignal<boolean>;
  /** Why the last one came to nothing. */
  readonly problem: ReadonlySignal<string | null>;
  run(work: () => Promise<string | null>): Promise<void>;
  refuse(sentence: string): void;
}

/** One attempt at a time; the work gives the sentence that says why it came to nothing. */
export function useAttempt(): Attempt {
  const isUnderWay = useSignal(false);
  const problem = useSignal<string | null>(null);
  return {
    ...{ isUnderWay, problem },
    async run(work) {
      if (isUnderWay.peek()) return;
      isUnderWay.value = true;
      problem.value = null;
      problem.value = await work();
      isUnderWay.value = false;
    },
    refuse(sentence) {
      problem.value = sentence;
    },
  };
}
