import type { AnchorDescription } from './anchoring/anchor-description.ts';
import type { Selector } from './selector.ts';
import type { Structure } from './structure.ts';

/** What capture reads from a page, before it has an id, a time and a person: plain data, safe to post between worlds. */
export interface CapturedClip {
  readonly quote: string;
  readonly selectors: readonly Selector[];
  readonly structure: Structure;
  /** What it is found again by; null in clips of 0.2.0, and where there is only text. */
  readonly anchor: AnchorDescription | null;
  readonly pageUrl: string;
  readonly pageTitle: string;
  /** The address of the frame that held the selection, where it was not the page itself. */
  readonly frameUrl: string | null;
  /** False where the page gave no more than its text (a viewer, a frame without permission). */
  readonly isFindable: boolean;
  /** What could not be read, in words for the person, a sentence each. */
  readonly unread: readonly string[];
}
