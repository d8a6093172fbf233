import { isControl, isField, isPrivateControl, readField } from './field-state.ts';
import { activeIn, clippedRectangle, frameBox, rectangleOf, viewOf } from './frame-geometry.ts';
import type { FieldState, FrameState, Rectangle } from './frame-state.ts';
import { digestText } from './text-digest.ts';
import { walkElements } from './walk-elements.ts';

/** More than any form has; a page may be made of fields. */
const MOST_FIELDS = 2_000;

/** What one frame of a page is like now: its fields as filled in, and where things stand. Changes nothing. */
export function readFrame(window: Window): FrameState {
  const { document } = window;
  const fields: FieldState[] = [];
  const hidden: Rectangle[] = [];
  const frames: FrameState['frames'][number][] = [];
  const shadows = new Set<ShadowRoot>();
  const active = activeIn(document);
  let fieldsLeftOut = 0;
  for (const [element, path] of walkElements(document)) {
    const root = element.getRootNode();
    if (root instanceof ShadowRoot) shadows.add(root);
    if (element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement)
      frames.push(frameBox(element, element === active));
    if (!isControl(element) || !isField(element)) continue;
    if (isPrivateControl(element)) hidden.push(rectangleOf(element));
    if (fields.length < MOST_FIELDS) fields.push(readField(element, path()));
    else fieldsLeftOut += 1;
  }
  const roots = [...shadows];
  return {
    isTop: window.parent === window,
    url: document.URL,
    title: document.title,
    text: digestText(),
    begunAtMs: performance.timeOrigin,
    fields,
    fieldsLeftOut,
    openShadows: roots.filter(({ mode }) => mode === 'open').length,
    closedShadows: roots.filter(({ mode }) => mode === 'closed').length,
    view: viewOf(window),
    clipped: clippedRectangle(document, roots),
    private: hidden.filter(({ width, height }) => width > 0 && height > 0),
    frames,
  };
}
