import { deepActiveElement, isElement } from '../capture/composed-tree.ts';
import { isSeen, narrower, type PickTarget, targetAt, targetFor } from './pick-target.ts';

/** Where the person is: at the selection, else at the focus, else at the first heading in view. */
export function startTarget(document: Document): PickTarget | null {
  const selected = selectedElement(document);
  if (selected !== null) return targetAt(selected);
  const active = deepActiveElement(document);
  const { body, documentElement } = document;
  if (active !== null && active !== body && active !== documentElement && isSeen(active))
    return targetAt(active);
  const heading = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"]')].find(isInView);
  if (heading !== undefined) return targetFor(heading);
  const whole = targetFor(body ?? documentElement);
  return narrower(whole) ?? whole;
}

function selectedElement(document: Document): Element | null {
  const selection = document.getSelection();
  const node = selection === null || selection.isCollapsed ? null : selection.anchorNode;
  if (node === null) return null;
  return isElement(node) ? node : node.parentElement;
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && isSeen(element);
}
