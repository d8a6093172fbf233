import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { InspectionSummary } from './store.ts';

/** An inspection as its rows tell it, read in this thread or in one beside it. */
export interface InspectionFeed {
  state(): InspectionState;
  /** Takes in what was stored since; false where there was nothing. */
  follow(): Promise<boolean>;
  /** The items in which every word of the query stands. */
  find(query: string): Promise<ReadonlySet<string>>;
  /**
   * Compares what was shown from snapshots with the rows; false where they said the same. Otherwise the state is now what
   * the rows say. Throws where a row does not open.
   */
  check(): Promise<boolean>;
  close(): void;
}

/** Where inspections are opened and folded. */
export interface Reading {
  open(inspection: string): Promise<InspectionFeed>;
  list(): Promise<readonly InspectionSummary[]>;
}
