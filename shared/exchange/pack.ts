import type { Framework } from '../criteria/framework.ts';
import type { ContentRecord } from '../ledger/content.ts';
import type { EntryKind } from '../ledger/entry.ts';
import type { LogCopy } from '../ledger/verify.ts';
import type { TimeStamp } from '../time-stamps/time-stamp.ts';

/** The newest form of evidence file that this program reads. */
export const packVersion = 3;

/**
 * The form to write: 2 or 3 where an entry is of a kind that readers of the form before do not know. They then say that
 * the file is of a newer Plumbline, not that it is damaged.
 */
export const packVersionOf = (logs: readonly LogCopy[]): 1 | 2 | 3 => {
  if (hasKind(logs, 'disposal-set')) return 3;
  return hasKind(logs, 'consultation-set') ? 2 : 1;
};

const hasKind = (logs: readonly LogCopy[], kind: EntryKind): boolean =>
  logs.some(({ lines }) => lines.some((line) => line.includes(`"kind":"${kind}"`)));

/** A file is read whole into memory: a larger one, or one with more than this in it, is refused before it is read. */
export const mostFileMegabytes = 1024;

/** What an evidence file holds. Files end in .plumb; inside is a zip (see write-pack.ts for the parts). */
export interface Pack {
  /** 'evidence' from the extension, 'judgments' from a workbook. */
  readonly purpose: PackPurpose;
  readonly inspection: string;
  readonly madeAtMs: number;
  readonly logs: readonly LogCopy[];
  readonly contents: readonly ContentRecord[];
  readonly attachments: readonly { readonly commitment: string; readonly bytes: Uint8Array }[];
  /** The pictures and archives of pages were left out on purpose, as for the workbook, which has no use for them. */
  readonly omitsPages?: boolean;
  /** What some entries say was left out on purpose, or erased: the entries stand, and their words are not there. */
  readonly omitsContents?: boolean;
  /** What authorities said of the logs’ signed notes. Nothing in the logs knows of them, and nobody vouches that all are here. */
  readonly timeStamps?: readonly TimeStamp[];
  /** The criteria editions that the evidence was tagged with, so that any reader has them. */
  readonly frameworks: readonly Framework[];
}

export type PackPurpose = 'evidence' | 'judgments';

export type PackError =
  /** Not a zip at all, or a zip of something else. */
  | { readonly type: 'not-a-pack' }
  /** The end is missing: the copying or downloading stopped early. */
  | { readonly type: 'pack-cut-short' }
  /** The bytes are not those that were written; `part` where it can be told. */
  | { readonly type: 'pack-changed'; readonly part: string | null }
  /** Put together as no Plumbline does it, though nothing changed it since. */
  | { readonly type: 'pack-strange'; readonly reason: string; readonly part: string | null }
  | { readonly type: 'pack-newer'; readonly version: number }
  | { readonly type: 'pack-encrypted' }
  | { readonly type: 'pack-too-large'; readonly limitMegabytes: number }
  | { readonly type: 'pack-part-invalid'; readonly part: string; readonly reason: string }
  | { readonly type: 'pack-framework-invalid'; readonly path: string; readonly reason: string };
