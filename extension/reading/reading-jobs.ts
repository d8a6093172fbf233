import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import type { InspectionSummary } from '../store/store.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';

/** What the rows are opened with, and the database that counts: a worker cannot ask the browser which that is. */
export interface Reach {
  readonly keys: VaultKeys;
  readonly databaseName: string;
}

/** What the worker that reads is asked for, and what it answers. A feed is one opening of an inspection. */
export interface ReadingJobs {
  readonly open: {
    readonly given: Reach & { readonly feed: number; readonly inspection: string };
    readonly outcome: null;
  };
  readonly follow: { readonly given: { readonly feed: number }; readonly outcome: boolean };
  readonly find: {
    readonly given: { readonly feed: number; readonly query: string };
    readonly outcome: ReadonlySet<string>;
  };
  readonly check: { readonly given: { readonly feed: number }; readonly outcome: boolean };
  readonly close: { readonly given: { readonly feed: number }; readonly outcome: null };
  readonly list: {
    readonly given: Reach;
    readonly outcome: readonly InspectionSummary[];
  };
}

export type ReadingJobName = keyof ReadingJobs;

export type ReadingJobMessage = {
  readonly [Name in ReadingJobName]: {
    readonly id: number;
    readonly name: Name;
    readonly given: ReadingJobs[Name]['given'];
  };
}[ReadingJobName];

/** A state without its items, which come before it in pieces: those that are new or another, and then the order of all. */
export interface StateTold {
  readonly rest: Omit<InspectionState, 'items'>;
  /** Null where it is what it was. */
  readonly order: readonly string[] | null;
}

export type ReadingAnswer =
  | { readonly type: 'items'; readonly feed: number; readonly items: readonly ItemState[] }
  | ({ readonly type: 'state'; readonly feed: number } & StateTold)
  | { readonly type: 'done'; readonly id: number; readonly outcome: unknown }
  /** `fault` is only the name of what was thrown: its message may repeat what is kept. */
  | { readonly type: 'failed'; readonly id: number; readonly fault: string };
