/** Why a person is offered to rebuild. */
export type Trouble =
  /** The database does not open; the browser's own word. */
  | { readonly type: 'shut'; readonly reason: string }
  | { readonly type: 'newer' }
  /** There is no vault, but a copy of one. */
  | { readonly type: 'emptied' }
  /** Rows do not open under the vault's keys. */
  | { readonly type: 'unreadable'; readonly reason: string }
  /** Nothing is known to be wrong. */
  | { readonly type: 'asked' }
  /** Set up anew, with a copy that outlived the extension. */
  | { readonly type: 'folder' };

/** Of an error that opening the database gave. */
export const troubleOf = (error: unknown): Trouble => {
  const names = namesOf(error);
  if (names.includes('NewerDatabaseError')) return { type: 'newer' };
  if (names.includes('SealBrokenError')) return { type: 'unreadable', reason: 'SealBrokenError' };
  return { type: 'shut', reason: names.at(-1) ?? 'unknown error' };
};

/** Dexie wraps what the browser said. */
function namesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error || error instanceof DOMException)) return [];
  return [error.name, ...('inner' in error ? namesOf(error.inner) : [])];
}
