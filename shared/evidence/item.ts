import type { Attachment } from './attachment.ts';
import type { CapturedClip } from './captured-clip.ts';
import type { TableGrid } from './structure.ts';

// One name for what items and selectors both carry, where everyone looks for it.
export type { Attachment };

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
