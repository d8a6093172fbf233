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

export interface FrameAnswer {
  readonly frameId: number;
  readonly answer: unknown;
}

/** All that is asked of the browser to keep a page. What is refused rejects, with the browser's own words. */
export interface PageAccess {
  /** PNG of what the window's active tab shows. */
  takePicture(windowId: number): Promise<Uint8Array<ArrayBuffer>>;
  listFrames(tabId: number): Promise<readonly KnownFrame[]>;
  /** What the script in a frame says of it: to be checked, since it ran in a page. */
  readFrame(tabId: number, frameId: number): Promise<unknown>;
  /** As many frames as the browser allows, in one go. */
  readAllFrames(tabId: number): Promise<readonly FrameAnswer[]>;
  digestAllFrames(
    tabId: number,
  ): Promise<readonly { readonly frameId: number; readonly digest: TextDigest }[]>;
  /** The page with all its frames, nothing private in it. */
  archive(tabId: number, frameIds: readonly number[]): Promise<Archive>;
  /** Null where the tab is gone. */
  findTab(tabId: number): Promise<{ readonly windowId: number; readonly isActive: boolean } | null>;
  now(): number;
  pause(ms: number): Promise<void>;
}
