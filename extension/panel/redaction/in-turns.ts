import { runSliced } from '../../marks/run-sliced.ts';

/** Long work in short slices, so that the panel answers meanwhile; null where it is no longer wanted. */
export const inTurns = <T>(steps: Generator<undefined, T>, isWanted: () => boolean): Promise<T | null> =>
  runSliced(
    steps,
    {
      now: () => performance.now(),
      nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
    },
    isWanted,
  );
