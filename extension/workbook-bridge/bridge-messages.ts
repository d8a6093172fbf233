import type { PaneOutcome, ToPane } from '../../shared/exchange/pane-messages.ts';
import type { Leaving } from '../store/store.ts';

/** A window of the extension asks the worker to send an inspection's evidence to the open workbook. */
export interface SendRequest {
  readonly type: 'send-to-workbook';
  readonly inspection: string;
  /** Why it is given, as the person typed it; '' where they did not say. */
  readonly reason: string;
  /** What the person chose to send. */
  readonly leaving: Leaving;
  /** What the person answered when the browser asked whether the pane may be reached. */
  readonly isAllowed: boolean;
}

/** The worker to the relay in a pane's window; the answer is the pane's, null where there was none. */
export interface RelayRequest {
  readonly type: 'to-pane';
  readonly body: ToPane;
}

/** The relay to the worker. */
export interface RelayedOutcome {
  readonly type: 'pane-outcome';
  readonly outcome: PaneOutcome;
}
