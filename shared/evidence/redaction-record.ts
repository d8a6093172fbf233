import type { PagePartRole } from './page-record.ts';

/** What of an item a file was: a part of its page, the page's manifest, or the file that it was made from. */
export const originalFileRoles = ['screenshot', 'element', 'archive', 'fields', 'manifest', 'file'] as const;

export interface OriginalFile {
  readonly role: PagePartRole | 'manifest' | 'file';
  /** The commitment of the file that is no longer named by the item. */
  readonly original: string;
  /** The commitment of what stands in its place; null where nothing does. */
  readonly derivative: string | null;
}

/**
 * Names were hidden in an item: its fields are a derivative. Whoever holds an original can show by these commitments that
 * it is the one; they are salted, and say nothing of it to anybody else.
 */
export interface RedactionRecord {
  /** Every entry of the item whose words it takes the place of (`log:sequence`), with the commitment of those words. */
  readonly of: readonly { readonly entry: string; readonly commitment: string }[];
  readonly files: readonly OriginalFile[];
  /** False: the keys of the original were destroyed with this entry, on the computer that wrote it. */
  readonly keepsOriginal: boolean;
}
