import type { Database } from './database.ts';

/** What the store takes from outside: clock and chance. */
export interface StoreEffects {
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** 32 random hex digits. */
  readonly newId: () => string;
}

export interface StoreContext {
  readonly database: Database;
  readonly effects: StoreEffects;
}
