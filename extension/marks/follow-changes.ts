import { createValueWatch } from './live-values.ts';

interface ChangeFollower {
  /** At once, or as soon as the look under way is over. */
  lookNow(): void;
  /** Shadow trees are watched one by one: all that the last look met. */
  watchAlso(trees: readonly ShadowRoot[]): void;
  /** Until the next `lookNow`. */
  rest(): void;
}

/** After the last change, so that a page in the middle of drawing itself is let finish. */
const quietMs = 300;
/** A page that never rests (a clock, a ticker) is looked at all the same, but for at most a tenth of the time. */
const longestWaitMs = 2_000;
const restShare = 9;

const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['hidden', 'open', 'aria-hidden', 'value', 'class', 'style'],
};

/** Looks again whenever the document has changed; one look at a time, the next no sooner than it may. */
export function followChanges(
  document: Document,
  now: () => number,
  look: () => Promise<void>,
): ChangeFollower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;
  let isStale = false;
  let isAsked = false;
  let firstChangeMs = 0;
  let notBeforeMs = 0;

  const run = async (): Promise<void> => {
    isLooking = true;
    isStale = false;
    isAsked = false;
    firstChangeMs = 0;
    areValuesNew(trees);
    const startedMs = now();
    try {
      await look();
    } finally {
      isLooking = false;
      notBeforeMs = now() + restShare * (now() - startedMs);
      if (isAsked) void run();
      else if (isStale) schedule();
    }
  };
  const schedule = (): void => {
    isStale = true;
    if (isLooking) return;
    firstChangeMs ||= now();
    clearTimeout(timer);
    const waitMs = Math.min(quietMs, Math.max(0, firstChangeMs + longestWaitMs - now()));
    timer = setTimeout(() => void run(), Math.max(waitMs, notBeforeMs - now()));
  };

  const observer = new MutationObserver(schedule);
  let trees: readonly (Document | ShadowRoot)[] = [document];
  const areValuesNew = createValueWatch();
  let watching: ReturnType<typeof setInterval> | undefined;
  const readValues = (): void => {
    if (document.visibilityState === 'visible' && areValuesNew(trees)) schedule();
  };
  return {
    lookNow() {
      observer.observe(document, watched);
      watching ??= setInterval(readValues, longestWaitMs);
      clearTimeout(timer);
      if (isLooking) isAsked = true;
      else void run();
    },
    watchAlso(found) {
      trees = [document, ...found];
      for (const tree of found) observer.observe(tree, watched);
    },
    rest() {
      observer.disconnect();
      clearInterval(watching);
      watching = undefined;
      clearTimeout(timer);
      isStale = false;
      isAsked = false;
    },
  };
}
