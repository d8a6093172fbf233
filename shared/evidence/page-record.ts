import type { Attachment } from './item.ts';

/** What is kept of a page: the visible part, the clipped element alone, the page's archive, its fields as filled in. */
export const pagePartRoles = ['screenshot', 'element', 'archive', 'fields'] as const;
export type PagePartRole = (typeof pagePartRoles)[number];

export interface PagePart {
  readonly role: PagePartRole;
  readonly attachment: Attachment;
}

/** A part that could not be kept; `why` is a sentence for the person. */
export interface PageRefusal {
  readonly role: PagePartRole;
  readonly why: string;
}

/** A frame whose text and fields could not be read; the archive may hold it all the same. */
export interface UnreadFrame {
  readonly url: string;
  readonly why: string;
}

/**
 * What was kept of the page when something on it was clipped. It completes after the clip was saved, so it is a field
 * of its own beside the clip.
 */
export type PageRecord =
  | {
      readonly outcome: 'kept';
      /** The manifest's canonical JSON (RFC 8785): it names every part by its SHA-256. */
      readonly manifest: Attachment;
      readonly parts: readonly PagePart[];
      readonly refused: readonly PageRefusal[];
      readonly fieldCount: number;
      readonly framesRead: number;
      readonly framesUnread: number;
      /** At most `mostFramesNamed`; the manifest names all. */
      readonly unread: readonly UnreadFrame[];
      /** What else a reader has to know, a sentence each: that the page changed meanwhile, that it was kept late. */
      readonly remarks: readonly string[];
    }
  /** Nothing was kept: `why` is a sentence for the person. */
  | { readonly outcome: 'interrupted'; readonly why: string };

export const mostFramesNamed = 20;

/** The account of a page record: an attachment of its own, which the ledger commits to. */
export interface PageManifest {
  readonly form: 'plumbline-page';
  readonly version: 1;
  readonly pageUrl: string;
  readonly pageTitle: string;
  /** When the clip was made, and when the last part of its page was: ISO 8601. */
  readonly clippedAt: string;
  readonly keptAt: string;
  readonly parts: readonly {
    readonly role: PagePartRole;
    readonly mediaType: string;
    readonly byteLength: number;
    /** Of the bytes as they are stored, hex. */
    readonly sha256: string;
  }[];
  readonly refused: readonly PageRefusal[];
  readonly frames: readonly FrameAccount[];
  readonly remarks: readonly string[];
}

export interface FrameAccount {
  readonly url: string;
  readonly isTop: boolean;
  /** Null where it was read. */
  readonly why: string | null;
  readonly fieldCount: number;
}

/** All files of a record: what must be stored and travel with it. */
export const pageAttachments = (kept: PageRecord | null): readonly Attachment[] =>
  kept?.outcome === 'kept' ? [kept.manifest, ...kept.parts.map(({ attachment }) => attachment)] : [];
