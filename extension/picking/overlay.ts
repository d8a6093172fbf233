import { descendantsOf, rootElementOf } from '../capture/dom-properties.ts';
import type { Rectangle } from '../page-record/frame-state.ts';
import { FRAME, HINT_LINE, HOST, LABEL, SHIELD, SPOKEN, type Style } from './overlay-style.ts';
import type { Size } from './region.ts';

/** What the picker draws: all of it in one element in the browser's top layer, closed to the page's scripts. */
export interface Overlay {
  /** Frames a part of the view. */
  frame(rectangle: Rectangle, name: string): void;
  /** Says something in words, which screen readers speak. */
  say(words: string): void;
  /** Only words, without a frame: the picker is done. */
  conclude(words: string, isProblem: boolean): void;
  hide(): void;
  show(): void;
  /** Lets the pointer through to what is below, or holds it. */
  holdPointer(isHeld: boolean): void;
  /** What of the page is at a point: our own element never is. */
  elementAt(x: number, y: number): Element | null;
  /** Takes the keys; screen readers are told of them once. */
  focus(): void;
  remove(): void;
}

const HINT =
  '↑ wider · ↓ narrower · ← → before, after · Shift+arrows more · C column · R region · Enter takes it · Esc leaves';

const box = (document: Document): HTMLElement =>
  Document.prototype.createElementNS.call(document, 'http://www.w3.org/1999/xhtml', 'div') as HTMLElement;

/** In our own tree: there what a page's text is like must only not be inherited. */
function innerBox(document: Document, style: Style): HTMLElement {
  const made = box(document);
  setStyle(made, { all: 'initial', display: 'block', ...style });
  return made;
}

function setStyle(element: HTMLElement, style: Style, priority = ''): void {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, priority);
}

const setHost = (host: HTMLElement, style: Style): void => setStyle(host, style, 'important');

/** CSS pixels of the line of keys, which must not hide what is framed. */
const HINT_PX = 60;

/** CSS pixels: in a lower frame the keys would hide what is to be picked. */
const LEAST_FOR_HINT = 300;

/** Nothing but the element itself is added, and only until `remove`. */
export function createOverlay(document: Document): Overlay {
  const page = () => rootElementOf(document);
  const host = box(document);
  setHost(host, HOST);
  host.setAttribute('popover', 'manual');
  const root = host.attachShadow({ mode: 'closed' });
  const shield = innerBox(document, SHIELD);
  const outline = innerBox(document, FRAME);
  const keys = innerBox(document, SPOKEN);
  const label = innerBox(document, LABEL);
  const hint = innerBox(document, HINT_LINE);
  const spoken = innerBox(document, SPOKEN);
  // Screen readers hand the arrow keys to an application instead of reading on.
  keys.setAttribute('role', 'application');
  keys.setAttribute('aria-label', 'Pick a part of the page');
  keys.setAttribute('aria-description', HINT);
  keys.tabIndex = -1;
  hint.textContent = HINT;
  label.setAttribute('aria-hidden', 'true');
  hint.setAttribute('aria-hidden', 'true');
  spoken.setAttribute('role', 'status');
  root.append(shield, outline, hint, label, keys, spoken);

  const place = () => {
    if (!host.isConnected) {
      // A modal dialog makes all that is not in it deaf, the top layer too.
      (descendantsOf(page(), 'dialog:modal').at(-1) ?? page()).append(host);
    }
    if (!host.matches(':popover-open')) host.showPopover();
  };
  const onlyWords = (isOnly: boolean) => {
    for (const element of [shield, outline]) setStyle(element, { display: isOnly ? 'none' : 'block' });
    setStyle(hint, { display: isOnly || innerHeight < LEAST_FOR_HINT ? 'none' : 'block' });
  };
  return {
    frame({ x, y, width, height }, name) {
      place();
      onlyWords(false);
      setStyle(outline, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      label.textContent = name;
      const view = { width: page().clientWidth, height: innerHeight };
      const isBelow = y + height > innerHeight - HINT_PX && y > HINT_PX;
      setStyle(hint, isBelow ? { top: '4px', bottom: 'auto' } : { top: 'auto', bottom: '4px' });
      setStyle(label, placeOfLabel({ x, y, width, height }, label.getBoundingClientRect(), view));
    },
    say(words) {
      spoken.textContent = words;
    },
    conclude(words, isProblem) {
      place();
      setHost(host, { display: 'block' });
      onlyWords(true);
      spoken.setAttribute('role', isProblem ? 'alert' : 'status');
      spoken.textContent = words;
      label.textContent = words;
      setStyle(label, { left: '4px', top: '4px' });
    },
    hide: () => setHost(host, { display: 'none' }),
    show: () => {
      place();
      setHost(host, { display: 'block' });
    },
    holdPointer: (isHeld) => setStyle(shield, { 'pointer-events': isHeld ? 'auto' : 'none' }),
    elementAt: (x, y) => topmost(Document.prototype.elementsFromPoint.call(document, x, y), host),
    focus: () => keys.focus({ preventScroll: true }),
    remove: () => host.remove(),
  };
}

const topmost = (elements: readonly Element[], host: Element): Element | null =>
  elements.find((element) => element !== host) ?? null;

/** Above what is framed where there is room, else below, else inside; always in view. */
export function placeOfLabel(framed: Rectangle, label: Size, view: Size): Style {
  const above = framed.y - label.height - 8;
  const below = framed.y + framed.height + 8;
  const inside = Math.min(Math.max(framed.y + 8, 4), view.height - label.height - 4);
  const top = above >= 4 ? above : below + label.height <= view.height - 4 ? below : inside;
  const left = Math.max(4, Math.min(framed.x, view.width - label.width - 4));
  return { top: `${Math.min(top, view.height - label.height - 4)}px`, left: `${left}px` };
}
