import type { Rectangle } from '../page-record/frame-state.ts';
import type { Overlay } from './overlay.ts';
import { isFrame } from './page-element.ts';
import type { PickAnswer, PickMessage } from './pick-messages.ts';
import type { PickTarget } from './pick-target.ts';
import { isReadableFrame } from './readable-frame.ts';
import type { Point } from './region.ts';
import { rectangleOfTarget } from './take-target.ts';
import { nameOfTarget, wordsOf } from './target-name.ts';

/** Posts to the worker; null where there is nothing to say, or nobody to say it any more. */
export type TellWorker = (message: PickMessage) => Promise<PickAnswer | null>;

/** How far the picking in one frame of the page is. */
export interface PickerState {
  readonly window: Window & typeof globalThis;
  readonly overlay: Overlay;
  readonly tell: TellWorker;
  readonly over: AbortController;
  readonly focusedBefore: Element | null;
  target: PickTarget | null;
  /** From where it was widened, so that narrowing goes back the same way. */
  trail: PickTarget[];
  region: Rectangle | null;
  dragFrom: Point | null;
  pointer: Point | null;
  pointed: Element | null;
  isActive: boolean;
  isTaking: boolean;
  readableFrames: readonly string[];
}

export const canEnter = (state: PickerState, element: Element): boolean =>
  isFrame(element) && isReadableFrame(element, state.readableFrames);

/** `spoken` stands before the name of what is framed; null where nothing new is to be spoken. */
export function draw(state: PickerState, spoken: string | null): void {
  const { overlay, region, target } = state;
  if (region !== null) {
    const { x, y, width, height } = region;
    const size = `${Math.round(width)} by ${Math.round(height)}`;
    overlay.frame(region, `Region, ${size}`);
    if (spoken !== null) overlay.say(`Region ${size}, at ${Math.round(x)}, ${Math.round(y)}`);
  } else if (target !== null) {
    const name = nameOfTarget(target);
    overlay.frame(rectangleOfTarget(target), name);
    if (spoken !== null) overlay.say([spoken, name, wordsOf(target)].filter(Boolean).join(' '));
  }
}

/** Takes something else in hand. */
export function frame(state: PickerState, target: PickTarget, trail: PickTarget[]): void {
  state.target = target;
  state.trail = trail;
  state.region = null;
  draw(state, '');
}
