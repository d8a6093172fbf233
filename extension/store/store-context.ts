import type { TimeAuthority } from '../../shared/time-stamps/time-stamp.ts';
import type { TimeStampMeans } from '../time-stamping/time-stamp-means.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import type { Database } from './database.ts';

/** What the store takes from outside: clock and chance. */
export interface StoreEffects {
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** 32 random hex digits. */
  readonly newId: () => string;
}

/** The keys under which everything is stored. */
export interface OpenVault {
  /** Null while it is locked. */
  keys(): Promise<VaultKeys | null>;
}

/** Where time stamps are asked for: set up by the organisation when it builds the extension. */
export interface AuthorityToAsk extends TimeAuthority {
  readonly url: string;
}

export interface TimeStamping {
  /** Null: none was set up, and nothing is ever asked. */
  readonly authority: AuthorityToAsk | null;
  readonly means: TimeStampMeans;
}

export interface StoreContext {
  readonly database: Database;
  readonly effects: StoreEffects;
  readonly vault: OpenVault;
  /** Left out where no stamp is ever asked for or looked at. */
  timeStamping?(): Promise<TimeStamping>;
}
