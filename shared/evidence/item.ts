import type { CapturedClip } from './captured-clip.ts';
import type { TableGrid } from './structure.ts';

export type Direction = 'strength' | 'area-for-improvement' | 'neutral';

/** What was gathered, never changed after. */
export type ItemOriginal =
  | (CapturedClip & { readonly type: 'clip' })
  | { readonly type: 'point'; readonly text: string }
  | {
      readonly type: 'document';
      readonly title: string;
      /** The file's name, or the reference on the paper; '' where there is none. */
      readonly reference: string;
      readonly text: string;
      readonly attachment: Attachment | null;
    };

/** A file kept beside the evidence, under the salted hash of its bytes. */
export interface Attachment {
  /** SHA-256(salt ‖ bytes), hex: also the name under which the bytes are stored. */
  readonly commitment: string;
  readonly salt: string;
  readonly name: string;
  readonly mediaType: string;
  readonly byteLength: number;
}

/** What a person has cleared to be seen. Lists, search, sheets and evidence files read only this. */
export interface ItemShown {
  readonly text: string;
  /** The page's title, the session, or the document's title. */
  readonly title: string;
  /** The page's address, the place, or the document's reference. */
  readonly source: string;
  /** The rows of a table, or a form field as one row; null for plain text. */
  readonly grid: TableGrid | null;
}
