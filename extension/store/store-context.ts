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

export interface StoreContext {
  readonly database: Database;
  readonly effects: StoreEffects;
  readonly vault: OpenVault;
}
