import type { CaptureOutcome } from './capture-outcome.ts';
import { captureSelection } from './capture-selection.ts';
import { deepActiveElement } from './composed-tree.ts';
import { hasFocus, titleOf, urlOf } from './dom-properties.ts';

/** What one frame of a page says of itself and its selection: plain data, the injected script's result. */
export interface FrameReport {
  readonly isTop: boolean;
  readonly url: string;
  readonly title: string;
  /** The window's focus is in this frame or in one inside it. */
  readonly hasFocus: boolean;
  /** The frame inside this one that was last clicked into, if it was one. */
  readonly activeFrame: ActiveFrame | null;
  readonly outcome: CaptureOutcome;
}

export interface ActiveFrame {
  /** Where it is now; of another origin, where it was first sent. */
  readonly url: string;
  /** False for a frame of another origin, and for a sandboxed one. */
  readonly isSameOrigin: boolean;
}

export function reportFrame(window: Window): FrameReport {
  const { document } = window;
  return {
    isTop: window.parent === window,
    url: urlOf(document),
    title: titleOf(document),
    hasFocus: hasFocus(document),
    activeFrame: activeFrameOf(document),
    outcome: captureSelection(document),
  };
}

function activeFrameOf(document: Document): ActiveFrame | null {
  const active = deepActiveElement(document);
  const isFrame = active instanceof HTMLIFrameElement || active instanceof HTMLFrameElement;
  if (!isFrame) return null;
  const inside = active.contentDocument;
  const firstUrl = active.hasAttribute('srcdoc') ? 'about:srcdoc' : active.src;
  return { url: inside === null ? firstUrl : urlOf(inside), isSameOrigin: inside !== null };
}
