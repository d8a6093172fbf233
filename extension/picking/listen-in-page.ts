import type { Picker } from './picker.ts';

/** What a person does with the pointer and the keys: none of it reaches the page while something is picked. */
const TAKEN =
  `pointerdown pointerup pointermove pointercancel mousedown mouseup mousemove click dblclick auxclick
  contextmenu touchstart touchmove touchend keydown keyup keypress dragstart selectstart`.split(/\s+/);

/**
 * Events that a script has made are the page's own affair, and pick nothing. Returns the way to end it at once, also
 * the quiet after the last press.
 */
export function listenInPage(window: Window, picker: Picker): () => void {
  const { isOver: signal } = picker;
  const quiet = new AbortController();
  const take = (event: Event) => {
    if (!event.isTrusted || isForBrowser(event)) return;
    event.stopImmediatePropagation();
    // What is no touch may still scroll by the wheel.
    if (event.cancelable) event.preventDefault();
    handle(event, picker);
  };
  const options = { capture: true, passive: false, signal };
  for (const type of TAKEN) window.addEventListener(type, take, options);
  window.addEventListener('wheel', (event) => event.isTrusted && scrollInside(event, picker), options);
  window.addEventListener('focus', ({ target }) => target === window && picker.activate(), options);
  const redraw = () => window.requestAnimationFrame(() => picker.redraw());
  signal.addEventListener('abort', () => keepQuiet(window, quiet.signal));
  for (const type of ['scroll', 'resize']) window.addEventListener(type, redraw, { capture: true, signal });
  return () => quiet.abort();
}

/** Of one press, and of a second one from habit: the page must not take what was meant for the picker. */
const QUIET_MS = 400;
const LONGEST_PRESS_MS = 3_000;

/** Lets what is left of the last press pass the page by: the key that is still down, the other half of a double click. */
function keepQuiet(window: Window, ended: AbortSignal): void {
  const keyUp = new AbortController();
  const swallow = (event: Event) => {
    const isNewKey = event.type === 'keydown' && event instanceof KeyboardEvent && !event.repeat;
    if (!event.isTrusted || isNewKey) return;
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
    if (event.type === 'keyup') keyUp.abort();
  };
  const listen = (types: string, signals: readonly AbortSignal[]) => {
    const signal = AbortSignal.any([ended, ...signals]);
    for (const type of types.split(' ')) window.addEventListener(type, swallow, { capture: true, signal });
  };
  listen('keydown keypress keyup', [keyUp.signal, AbortSignal.timeout(LONGEST_PRESS_MS)]);
  listen('pointerdown pointerup mousedown mouseup click dblclick', [AbortSignal.timeout(QUIET_MS)]);
}

/** Keys that the browser itself acts on: shortcuts, and the function keys. */
const isForBrowser = (event: Event): boolean =>
  event instanceof KeyboardEvent &&
  (event.ctrlKey || event.altKey || event.metaKey || /^F\d/.test(event.key));

function handle(event: Event, picker: Picker): void {
  if (event instanceof KeyboardEvent) {
    if (event.type !== 'keydown') return;
    picker.activate();
    picker.key(event.key, event.shiftKey);
  } else if (event instanceof MouseEvent) {
    handlePointer(event, picker);
  }
}

function handlePointer(event: MouseEvent, picker: Picker): void {
  const { clientX: x, clientY: y, type } = event;
  if (type === 'pointermove') picker.point(x, y, (event.buttons & 1) === 1);
  if (event.button !== 0) return;
  if (type === 'pointerdown') {
    picker.point(x, y, false);
    picker.press(x, y);
  } else if (type === 'pointerup') {
    if (picker.release()) void picker.pick();
  } else if (type === 'click') {
    void picker.pick();
  }
}

/** Over our element the browser scrolls the page itself, never a part of it that scrolls on its own. */
function scrollInside(event: WheelEvent, picker: Picker): void {
  event.stopImmediatePropagation();
  if (event.ctrlKey || !picker.isActive()) return;
  const scroller = picker.scrollerAt(event.clientX, event.clientY);
  if (scroller === null) return;
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const scrollBy: (by: ScrollToOptions) => void = Element.prototype.scrollBy;
  scrollBy.call(scroller, { left: event.deltaX * unit, top: event.deltaY * unit, behavior: 'instant' });
}

/** What a line of the wheel is worth where the browser counts in lines. */
const LINE_PX = 16;
