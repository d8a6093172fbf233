import type { PickAnswer } from './pick-messages.ts';
import type { PickerState } from './picker-state.ts';
import { rectangleOfTarget, takeRegion, takeTarget } from './take-target.ts';

/** Takes what is framed: reads it, and tells the worker; or says why it cannot be taken. */
export async function pick(state: PickerState): Promise<void> {
  const { window, overlay, region, target } = state;
  if (state.isTaking) return;
  const taken = region !== null ? takeRegion(window, region) : target && takeTarget(window, target);
  if (taken === null) return;
  if (taken.type === 'refused') {
    const framed = region ?? (target && rectangleOfTarget(target));
    if (framed !== null) overlay.frame(framed, taken.words);
    overlay.say(taken.words);
    return;
  }
  state.isTaking = true;
  overlay.hide();
  // Until the browser has drawn the page without the overlay: a picture of it is taken now.
  await drawn(window);
  const answer = await state.tell(taken.message);
  endPicking(state, answer);
}

/** Two frames are drawn; a window that is covered draws none. */
const drawn = (window: Window): Promise<void> =>
  new Promise((resolve) => {
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => resolve()));
    window.setTimeout(resolve, MOST_FRAME_MS);
  });
const MOST_FRAME_MS = 250;

const WORDS_MS = { info: 2_500, problem: 10_000 } as const;

/** Gives the page back, with a word for the person where there is one. */
export function endPicking(state: PickerState, answer: PickAnswer | null = null): void {
  const { overlay, over, focusedBefore, isActive, window } = state;
  if (over.signal.aborted) return;
  over.abort();
  state.isActive = false;
  if (isActive && focusedBefore instanceof HTMLElement)
    HTMLElement.prototype.focus.call(focusedBefore, { preventScroll: true });
  if (answer === null) {
    overlay.remove();
    return;
  }
  overlay.conclude(answer.text, answer.level === 'problem');
  window.setTimeout(overlay.remove, WORDS_MS[answer.level]);
}
