import { viewOf } from '../page-record/frame-geometry.ts';
import type { Direction } from './grid-moves.ts';
import { isFrame } from './page-element.ts';
import { endPicking, pick } from './pick.ts';
import { firstElement, type PickTarget } from './pick-target.ts';
import { canEnter, draw, frame, type PickerState } from './picker-state.ts';
import { movedRegion, sizedRegion } from './region.ts';
import { beside, columnOf, extended, narrower, wider } from './target-moves.ts';
import { nameOfTarget } from './target-name.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function pressKey(state: PickerState, key: string, isShift: boolean): void {
  const direction = DIRECTIONS[key];
  const name = key.length === 1 ? key.toLowerCase() : key;
  // What is being taken must not move before there is a picture of it.
  if (state.isTaking && name !== 'Escape') return;
  if (direction !== undefined) {
    if (state.region !== null) reshape(state, direction, isShift);
    else step(state, direction, isShift);
  } else if (name === 'Enter') void pick(state);
  else if (name === 'Escape') {
    void state.tell({ type: 'pick-left' });
    endPicking(state);
  } else if (name === 'c') move(state, state.target && columnOf(state.target));
  else if (name === 'r') toggleRegion(state);
}

function reshape(state: PickerState, direction: Direction, isShift: boolean): void {
  if (state.region === null) return;
  const change = isShift ? sizedRegion : movedRegion;
  state.region = change(state.region, direction, viewOf(state.window));
  draw(state, '');
}

function toggleRegion(state: PickerState): void {
  const { width, height } = viewOf(state.window);
  state.region =
    state.region === null ? { x: width / 4, y: height / 4, width: width / 2, height: height / 2 } : null;
  draw(state, '');
}

function step(state: PickerState, direction: Direction, isShift: boolean): void {
  const { target } = state;
  if (target === null) return;
  if (isShift) move(state, extended(target, direction));
  else if (direction === 'left') move(state, beside(target, -1));
  else if (direction === 'right') move(state, beside(target, 1));
  else if (direction === 'up') stepOut(state, target);
  else stepIn(state, target);
}

function stepOut(state: PickerState, target: PickTarget): void {
  const { window, trail } = state;
  const above = wider(target);
  // The frame around takes over when it gets the focus.
  if (above === null && window.parent !== window) window.parent.focus();
  else move(state, above, [...trail, target]);
}

function stepIn(state: PickerState, target: PickTarget): void {
  const element = firstElement(target);
  if (isFrame(element) && canEnter(state, element)) element.focus();
  else move(state, state.trail.at(-1) ?? narrower(target), state.trail.slice(0, -1));
}

function move(state: PickerState, next: PickTarget | null, trail: PickTarget[] = []): void {
  if (next === null) {
    state.overlay.say(`Nothing more there. ${state.target === null ? '' : nameOfTarget(state.target)}`);
    return;
  }
  const nearest = { block: 'nearest', inline: 'nearest', behavior: 'instant' } as const;
  Element.prototype.scrollIntoView.call(firstElement(next), nearest);
  frame(state, next, trail);
}
