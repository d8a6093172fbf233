import { deepActiveElement, shadowRootOf } from '../capture/composed-tree.ts';
import type { Rectangle } from '../page-record/frame-state.ts';
import type { Direction } from './grid-moves.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { PickAnswer, PickMessage, PickRequest } from './pick-messages.ts';
import {
  beside,
  columnOf,
  extended,
  firstElement,
  isFrame,
  narrower,
  type PickTarget,
  parentElementOf,
  targetAt,
  wider,
} from './pick-target.ts';
import { isReadableFrame } from './readable-frame.ts';
import { movedRegion, regionBetween, sizedRegion } from './region.ts';
import { startTarget } from './start-target.ts';
import { rectangleOfTarget, takeRegion, takeTarget, viewOf } from './take-target.ts';
import { nameOfTarget, wordsOf } from './target-name.ts';

/** Posts to the worker; null where there is nothing to say, or nobody to say it any more. */
export type TellWorker = (message: PickMessage) => Promise<PickAnswer | null>;

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
  /** True when the key means something here. */
  key(key: string, isShift: boolean): boolean;
  /** The page has moved below the frame. */
  redraw(): void;
  stop(): void;
  isActive(): boolean;
  /** What of the page at a point scrolls on its own; null where only the page itself does. */
  scrollerAt(x: number, y: number): Element | null;
  /** Aborted when something was picked, or the person has left. */
  readonly isOver: AbortSignal;
}

interface State {
  readonly window: Window & typeof globalThis;
  readonly overlay: Overlay;
  readonly tell: TellWorker;
  readonly over: AbortController;
  readonly focusedBefore: Element | null;
  target: PickTarget | null;
  /** From where it was widened, so that narrowing goes back the same way. */
  trail: PickTarget[];
  region: Rectangle | null;
  dragFrom: { readonly x: number; readonly y: number } | null;
  pointer: { readonly x: number; readonly y: number } | null;
  pointed: Element | null;
  isActive: boolean;
  isTaking: boolean;
  readableFrames: readonly string[];
}

export function createPicker(window: Window & typeof globalThis, tell: TellWorker): Picker {
  const { document } = window;
  const state: State = {
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
      end(state);
      state.overlay.remove();
    },
    isActive: () => state.isActive,
    scrollerAt: (x, y) => scrollerOf(elementAt(state, { x, y })),
    isOver: state.over.signal,
  };
}

function hear(state: State, request: PickRequest): void {
  if (request.type === 'pick-frames') {
    state.readableFrames = request.urls;
    const { window, focusedBefore } = state;
    const isOurs = focusedBefore === null || !isFrame(focusedBefore) || !canEnter(state, focusedBefore);
    if (window.parent === window && isOurs) activate(state);
  } else if (state.isTaking) {
    return;
  } else if (request.type === 'pick-stop') {
    end(state);
  } else {
    state.isActive = false;
    state.overlay.hide();
  }
}

const canEnter = (state: State, element: Element): boolean =>
  isFrame(element) && isReadableFrame(element, state.readableFrames);

function activate(state: State): void {
  if (state.isActive || state.over.signal.aborted) return;
  state.isActive = true;
  state.target ??= startTarget(state.window.document);
  state.overlay.show();
  void state.tell({ type: 'pick-here' });
  draw(state, 'Pick a part of the page.');
  state.overlay.focus();
}

/** `spoken` stands before the name of what is framed; null where nothing new is to be spoken. */
function draw(state: State, spoken: string | null): void {
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

interface Point {
  readonly x: number;
  readonly y: number;
}

function point(state: State, at: Point, isPressed: boolean): void {
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
  const element = elementAt(state, at);
  state.overlay.holdPointer(element === null || !canEnter(state, element));
  if (element === null || element === state.pointed) return;
  state.pointed = element;
  frame(state, targetAt(element), []);
}

function elementAt({ overlay }: State, { x, y }: Point): Element | null {
  let found = overlay.elementAt(x, y);
  for (;;) {
    const inside = found === null ? null : shadowRootOf(found);
    const deeper = inside?.elementsFromPoint(x, y).find((one) => one.getRootNode() === inside);
    if (deeper === undefined) return found;
    found = deeper;
  }
}

function scrollerOf(element: Element | null): Element | null {
  for (let at = element; at !== null; at = parentElementOf(at)) {
    const isLonger = at.scrollHeight > at.clientHeight + 1 || at.scrollWidth > at.clientWidth + 1;
    const isPage = at.localName === 'html' || at.localName === 'body';
    if (isLonger && !isPage && /auto|scroll/.test(getComputedStyle(at).overflow)) return at;
  }
  return null;
}

function frame(state: State, target: PickTarget, trail: PickTarget[]): void {
  state.target = target;
  state.trail = trail;
  state.region = null;
  draw(state, '');
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

function pressKey(state: State, key: string, isShift: boolean): boolean {
  const direction = DIRECTIONS[key];
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (direction !== undefined) {
    if (state.region !== null) reshape(state, direction, isShift);
    else step(state, direction, isShift);
  } else if (name === 'Enter') void pick(state);
  else if (name === 'Escape') {
    void state.tell({ type: 'pick-left' });
    end(state);
  } else if (name === 'c') move(state, state.target && columnOf(state.target));
  else if (name === 'r') toggleRegion(state);
  else return key.length === 1 || key === 'Tab';
  return true;
}

function reshape(state: State, direction: Direction, isShift: boolean): void {
  if (state.region === null) return;
  const change = isShift ? sizedRegion : movedRegion;
  state.region = change(state.region, direction, viewOf(state.window));
  draw(state, '');
}

function toggleRegion(state: State): void {
  const { width, height } = viewOf(state.window);
  state.region =
    state.region === null ? { x: width / 4, y: height / 4, width: width / 2, height: height / 2 } : null;
  draw(state, '');
}

function step(state: State, direction: Direction, isShift: boolean): void {
  const { target } = state;
  if (target === null) return;
  if (isShift) move(state, extended(target, direction));
  else if (direction === 'left') move(state, beside(target, -1));
  else if (direction === 'right') move(state, beside(target, 1));
  else if (direction === 'up') stepOut(state, target);
  else stepIn(state, target);
}

function stepOut(state: State, target: PickTarget): void {
  const { window, trail } = state;
  const above = wider(target);
  // The frame around takes over when it gets the focus.
  if (above === null && window.parent !== window) window.parent.focus();
  else move(state, above, [...trail, target]);
}

function stepIn(state: State, target: PickTarget): void {
  const element = firstElement(target);
  if (isFrame(element) && canEnter(state, element)) element.focus();
  else move(state, state.trail.at(-1) ?? narrower(target), state.trail.slice(0, -1));
}

function move(state: State, next: PickTarget | null, trail: PickTarget[] = []): void {
  if (next === null) {
    state.overlay.say(`Nothing more there. ${state.target === null ? '' : nameOfTarget(state.target)}`);
    return;
  }
  firstElement(next).scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  frame(state, next, trail);
}

async function pick(state: State): Promise<void> {
  const { window, overlay, region, target } = state;
  if (state.isTaking || (region === null && target === null)) return;
  const taken = region !== null ? takeRegion(window, region) : target && takeTarget(window, target);
  if (taken === null) return;
  if (taken.type === 'refused') {
    overlay.frame(region ?? (target === null ? NOWHERE : rectangleOfTarget(target)), taken.words);
    overlay.say(taken.words);
    return;
  }
  state.isTaking = true;
  overlay.hide();
  // Until the browser has drawn the page without the overlay: a picture of it is taken now.
  await drawn(window);
  const answer = await state.tell(taken.message);
  end(state, answer);
}

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/** Two frames are drawn; a window that is covered draws none. */
const drawn = (window: Window): Promise<void> =>
  new Promise((resolve) => {
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => resolve()));
    window.setTimeout(resolve, MOST_FRAME_MS);
  });
const MOST_FRAME_MS = 250;

const WORDS_MS = { info: 2_500, problem: 10_000 } as const;

function end(state: State, answer: PickAnswer | null = null): void {
  const { overlay, over, focusedBefore, isActive, window } = state;
  if (over.signal.aborted) return;
  over.abort();
  state.isActive = false;
  if (isActive && focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
  if (answer === null) {
    overlay.remove();
    return;
  }
  overlay.conclude(answer.text, answer.level === 'problem');
  window.setTimeout(overlay.remove, WORDS_MS[answer.level]);
}
