import { attributeOf, localNameOf } from '../capture/dom-properties.ts';
import type { PartPlace } from '../page-record/access-to-part.ts';
import { rectangleOf, unionOf, viewOf } from '../page-record/frame-geometry.ts';
import type { Rectangle } from '../page-record/frame-state.ts';
import { capturePick } from './capture-pick.ts';
import { isFrame, isPicture } from './page-element.ts';
import type { PickMessage } from './pick-messages.ts';
import { elementsOf, type PickTarget } from './pick-target.ts';
import { partInView } from './region.ts';

type Taken =
  | { readonly type: 'message'; readonly message: PickMessage }
  | { readonly type: 'refused'; readonly words: string };

export function rectangleOfTarget(target: PickTarget): Rectangle {
  const rectangles = elementsOf(target).map(rectangleOf);
  return unionOf(rectangles) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** A part of the view, as it is seen. */
export const takeRegion = (window: Window, region: Rectangle): Taken => takePicture(window, region, '');

/** What is framed: its words with all that gives them meaning, or how it looks where it is a picture. */
export function takeTarget(window: Window, target: PickTarget): Taken {
  const [only, ...others] = elementsOf(target);
  if (only !== undefined && others.length === 0 && (isPicture(only) || isFrame(only)))
    return takePicture(window, rectangleOf(only), altOf(only));
  const outcome = capturePick(window.document, target);
  if (outcome.type === 'captured') {
    const place = placeOf(window, rectangleOfTarget(target));
    return { type: 'message', message: { type: 'picked-clip', clip: outcome.clip, place } };
  }
  if (outcome.type === 'private-field') return refuse('This is a field for a password: nothing was read.');
  return refuse('There are no words in it. To keep a picture of it, drag over it or press R.');
}

const refuse = (words: string): Taken => ({ type: 'refused', words });

function takePicture(window: Window, rectangle: Rectangle, words: string): Taken {
  const seen = partInView(rectangle, viewOf(window));
  if (seen === null) return refuse('It is outside the visible part of the page.');
  return { type: 'message', message: { type: 'picked-picture', place: placeOf(window, seen), words } };
}

const placeOf = (window: Window, { x, y, width, height }: Rectangle): PartPlace => ({
  rectangle: { x, y, width, height },
  scrollX: window.scrollX,
  scrollY: window.scrollY,
  viewWidth: window.innerWidth,
});

/** Characters: more is no description of a picture. */
const MOST_WORDS = 2_000;

function altOf(element: Element): string {
  const words =
    attributeOf(element, 'alt') ??
    attributeOf(element, 'aria-label') ??
    (localNameOf(element) === 'svg' ? element.querySelector('title')?.textContent : null) ??
    attributeOf(element, 'title') ??
    '';
  return words.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
}
