import type { Rectangle } from '../page-record/frame-state.ts';
import type { Direction } from './grid-moves.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels of one press of an arrow key, and of the smallest region that shows anything. */
const STEP = 10;
const LEAST = 10;

/** Of a rectangle, what lies in the view; null where that is nothing to be seen. */
export function partInView({ x, y, width, height }: Rectangle, view: Size): Rectangle | null {
  const left = Math.max(0, x);
  const top = Math.max(0, y);
  const right = Math.min(view.width, x + width);
  const bottom = Math.min(view.height, y + height);
  return right - left >= 1 && bottom - top >= 1
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : null;
}

/** What a drag has drawn; null as long as it is no more than a click of an unsteady hand. */
export function regionBetween(from: Point, to: Point): Rectangle | null {
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  if (width < LEAST && height < LEAST) return null;
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
}

const shifts: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
};

export function movedRegion(region: Rectangle, direction: Direction, view: Size): Rectangle {
  const shift = shifts[direction];
  return {
    ...region,
    x: within(region.x + shift.x, view.width - region.width),
    y: within(region.y + shift.y, view.height - region.height),
  };
}

/** From its upper left corner, which stays. */
export function sizedRegion(region: Rectangle, direction: Direction, view: Size): Rectangle {
  const shift = shifts[direction];
  return {
    ...region,
    width: Math.max(LEAST, within(region.width + shift.x, view.width - region.x)),
    height: Math.max(LEAST, within(region.height + shift.y, view.height - region.y)),
  };
}

const within = (value: number, most: number): number => Math.min(Math.max(0, value), Math.max(0, most));
