import { deepActiveElement, isElement } from '../capture/composed-tree.ts';
import {
  bodyOf,
  descendantsOf,
  parentElementOf,
  rootElementOf,
  selectionOf,
} from '../capture/dom-properties.ts';
import { rectangleOf } from '../page-record/frame-geometry.ts';
import { isSeen } from './page-element.ts';
import { type PickTarget, targetAt, targetFor } from './pick-target.ts';
import { narrower } from './target-moves.ts';

/** Where the person is: at the selection, else at the focus, else at the first heading in view. */
export function startTarget(document: Document): PickTarget | null {
  const selected = selectedElement(document);
  if (selected !== null) return targetAt(selected);
  const active = deepActiveElement(document);
  const body = bodyOf(document);
  const page = rootElementOf(document);
  if (active !== null && active !== body && active !== page && isSeen(active)) return targetAt(active);
  const heading = descendantsOf(page, 'h1, h2, h3, h4, h5, h6, [role="heading"]').find(isInView);
  if (heading !== undefined) return targetFor(heading);
  const whole = targetFor(body ?? page);
  return narrower(whole) ?? whole;
}

function selectedElement(document: Document): Element | null {
  const selection = selectionOf(document);
  const node = selection === null || selection.isCollapsed ? null : selection.anchorNode;
  if (node === null) return null;
  return isElement(node) ? node : parentElementOf(node);
}

function isInView(element: Element): boolean {
  const { y, height } = rectangleOf(element);
  return y + height > 0 && y < innerHeight && isSeen(element);
}
