export interface Timers {
  readonly set: (run: () => void, ms: number) => number;
  readonly clear: (timer: number) => void;
}

/** Runs once, when the calls have stopped for `ms`: a person pasting twenty grades is answered once. */
export function afterPause(run: () => void, ms: number, timers: Timers): () => void {
  let timer: number | undefined;
  return () => {
    if (timer !== undefined) timers.clear(timer);
    timer = timers.set(() => {
      timer = undefined;
      run();
    }, ms);
  };
}
