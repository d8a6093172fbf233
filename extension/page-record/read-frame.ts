import { keptAddress } from '../../shared/evidence/kept-address.ts';
import { deepActiveElement } from '../capture/composed-tree.ts';
import { titleOf, urlOf } from '../capture/dom-properties.ts';
import { isControl, isField, isPrivateControl, readField } from './field-state.ts';
import { clippedRectangle, frameBox, rectangleOf, unionOf, viewOf } from './frame-geometry.ts';
import type { FieldState, FrameState, Rectangle } from './frame-state.ts';
import { digestText } from './text-digest.ts';
import { walkElements } from './walk-elements.ts';

/** More than any form has; a page may be made of fields. */
const MOST_FIELDS = 2_000;
const MOST_CHARACTERS = 4e6;

const isFrame = (element: Element): element is HTMLElement =>
  element instanceof HTMLIFrameElement ||
  element instanceof HTMLFrameElement ||
  element instanceof HTMLObjectElement ||
  element instanceof HTMLEmbedElement;

/** More than so many are covered by one rectangle around them all. */
const MOST_HIDDEN = 1_000;

function boundedPlaces(places: readonly Rectangle[]): Rectangle[] {
  const around = places.length > MOST_HIDDEN ? unionOf(places) : null;
  return around === null ? [...places] : [around];
}

/** What one frame of a page is like now: its fields as filled in, and where things stand. Changes nothing. */
export function readFrame(window: Window): FrameState {
  const { document } = window;
  const fields: FieldState[] = [];
  const hidden: Rectangle[] = [];
  const frames: FrameState['frames'][number][] = [];
  const roots: ShadowRoot[] = [];
  const active = deepActiveElement(document);
  let fieldsLeftOut = 0;
  let characters = 0;
  for (const [element, path] of walkElements(document, roots)) {
    if (isFrame(element)) frames.push(frameBox(element, element === active));
    if (!isControl(element) || !isField(element)) continue;
    if (isPrivateControl(element)) hidden.push(rectangleOf(element));
    const field = fields.length < MOST_FIELDS ? readField(element, path()) : null;
    characters += field?.value?.length ?? 0;
    if (field !== null && characters <= MOST_CHARACTERS) fields.push(field);
    else fieldsLeftOut += 1;
  }
  return {
    isTop: window.parent === window,
    url: keptAddress(urlOf(document)),
    title: titleOf(document),
    text: digestText(),
    begunAtMs: performance.timeOrigin,
    fields,
    fieldsLeftOut,
    openShadows: roots.filter(({ mode }) => mode === 'open').length,
    closedShadows: roots.filter(({ mode }) => mode === 'closed').length,
    view: viewOf(window),
    clipped: clippedRectangle(document, roots),
    private: boundedPlaces(hidden.filter(({ width, height }) => width > 0 && height > 0)),
    frames,
  };
}
