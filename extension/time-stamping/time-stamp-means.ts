import type { Result } from '../../shared/result.ts';
import type { AnsweredStamp } from '../../shared/time-stamps/read-answer.ts';
import type { StampedTime, TimeStampError } from '../../shared/time-stamps/time-stamp.ts';
import type { Expected } from '../../shared/time-stamps/verify-time-stamp.ts';
import type { RequestSettings } from '../../shared/time-stamps/write-request.ts';

export interface StampToVerify {
  readonly token: Uint8Array;
  readonly expected: Expected;
}

/** All that is done with requests, answers and stamps. What reads them is large: a page has a worker do it. */
export interface TimeStampMeans {
  writeRequest(note: string, settings: RequestSettings): Promise<Uint8Array<ArrayBuffer>>;
  /** What an answer is of, unchecked; null where it cannot be read. */
  stampedImprint(answer: Uint8Array): Promise<Uint8Array | null>;
  readAnswer(answer: Uint8Array, expected: Expected): Promise<Result<AnsweredStamp, TimeStampError>>;
  verify(stamps: readonly StampToVerify[]): Promise<readonly Result<StampedTime, TimeStampError>[]>;
}

export type StampJobMessage =
  | { readonly name: 'write'; readonly note: string; readonly settings: RequestSettings }
  | { readonly name: 'imprint'; readonly answer: Uint8Array }
  | { readonly name: 'read'; readonly answer: Uint8Array; readonly expected: Expected }
  | { readonly name: 'verify'; readonly stamps: readonly StampToVerify[] };

/** `fault` is only the name of what was thrown. */
export type StampJobAnswer =
  | { readonly isDone: true; readonly outcome: unknown }
  | { readonly isDone: false; readonly fault: string };
