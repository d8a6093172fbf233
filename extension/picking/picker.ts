import { deepActiveElement } from '../capture/composed-tree.ts';
import { createOverlay } from './overlay.ts';
import { elementAt, scrollerOf } from './page-at-point.ts';
import { isFrame } from './page-element.ts';
import { endPicking, pick } from './pick.ts';
import type { PickRequest } from './pick-messages.ts';
import { targetAt } from './pick-target.ts';
import { canEnter, draw, frame, type PickerState, type TellWorker } from './picker-state.ts';
import { pressKey } from './press-key.ts';
import { type Point, regionBetween } from './region.ts';
import { startTarget } from './start-target.ts';

/** The picking of a part of a page, as far as one of its frames is concerned. */
export interface Picker {
  hear(request: PickRequest): void;
  /** Takes over from the other frames of the page. */
  activate(): void;
  point(x: number, y: number, isPressed: boolean): void;
  press(x: number, y: number): void;
  /** True when that ended the drawing of a region. */
  release(): boolean;
  pick(): Promise<void>;
  key(key: string, isShift: boolean): void;
  /** The page has moved below the frame. */
  redraw(): void;
  stop(): void;
  isActive(): boolean;
  /** What of the page at a point scrolls on its own; null where only the page itself does. */
  scrollerAt(x: number, y: number): Element | null;
  /** Aborted when something was picked, or the person has left. */
  readonly isOver: AbortSignal;
}

export function createPicker(window: Window & typeof globalThis, tell: TellWorker): Picker {
  const { document } = window;
  const state: PickerState = {
    ...{ window, tell, overlay: createOverlay(document), over: new AbortController() },
    ...{ focusedBefore: deepActiveElement(document), target: null, trail: [], region: null },
    ...{ dragFrom: null, pointer: null, pointed: null, isActive: false, isTaking: false, readableFrames: [] },
  };
  return {
    hear: (request) => hear(state, request),
    activate: () => activate(state),
    point: (x, y, isPressed) => point(state, { x, y }, isPressed),
    press: (x, y) => {
      state.dragFrom = { x, y };
      state.overlay.focus();
    },
    release: () => {
      const isDrawn = state.dragFrom !== null && state.region !== null;
      state.dragFrom = null;
      return isDrawn;
    },
    pick: () => pick(state),
    key: (key, isShift) => pressKey(state, key, isShift),
    redraw: () => {
      if (state.isActive && !state.isTaking) draw(state, null);
    },
    stop: () => {
      endPicking(state);
      state.overlay.remove();
    },
    isActive: () => state.isActive,
    scrollerAt: (x, y) => scrollerOf(elementAt(state.overlay, { x, y })),
    isOver: state.over.signal,
  };
}

function hear(state: PickerState, request: PickRequest): void {
  if (request.type === 'pick-frames') {
    state.readableFrames = request.urls;
    const { window, focusedBefore } = state;
    const isOurs = focusedBefore === null || !isFrame(focusedBefore) || !canEnter(state, focusedBefore);
    if (window.parent === window && isOurs) activate(state);
  } else if (state.isTaking) {
    return;
  } else if (request.type === 'pick-stop') {
    endPicking(state);
  } else {
    state.isActive = false;
    state.overlay.hide();
  }
}

function activate(state: PickerState): void {
  if (state.isActive || state.over.signal.aborted) return;
  state.isActive = true;
  state.target ??= startTarget(state.window.document);
  state.overlay.show();
  void state.tell({ type: 'pick-here' });
  draw(state, 'Pick a part of the page.');
  state.overlay.focus();
}

function point(state: PickerState, at: Point, isPressed: boolean): void {
  // After scrolling by keys, browsers tell of moves of a pointer that stands still.
  if (state.pointer?.x === at.x && state.pointer.y === at.y && state.pointed !== null) return;
  state.pointer = at;
  activate(state);
  if (state.dragFrom !== null && isPressed) {
    const drawn = regionBetween(state.dragFrom, at);
    state.region = drawn ?? state.region;
    draw(state, null);
    return;
  }
  const element = elementAt(state.overlay, at);
  state.overlay.holdPointer(element === null || !canEnter(state, element));
  if (element === null || element === state.pointed) return;
  state.pointed = element;
  frame(state, targetAt(element), []);
}
