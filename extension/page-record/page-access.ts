import type { TextDigest } from './text-digest.ts';

/** A frame as the browser lists it, whether it may be read or not. */
export interface KnownFrame {
  readonly frameId: number;
  /** -1 for the page itself. */
  readonly parentFrameId: number;
  readonly url: string;
}

export interface Archive {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** All that is asked of the browser to keep a page. What is refused rejects, with the browser's own words. */
export interface PageAccess {
  /** PNG of what the window's active tab shows. */
  takePicture(windowId: number): Promise<Uint8Array<ArrayBuffer>>;
  listFrames(tabId: number): Promise<readonly KnownFrame[]>;
  /** What the script in the frame says of it: to be checked, since it ran in a page. */
  readFrame(tabId: number, frameId: number): Promise<unknown>;
  digestFrame(tabId: number, frameId: number): Promise<TextDigest | null>;
  /** The page with all its frames, nothing private in it. */
  archive(tabId: number, frameIds: readonly number[]): Promise<Archive>;
  /** Null where the tab is gone. */
  findTab(tabId: number): Promise<{ readonly windowId: number; readonly isActive: boolean } | null>;
  now(): number;
}
