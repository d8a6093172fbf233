import {
  type PaneAnswer,
  type PaneOutcome,
  parseFromPane,
  type ToPane,
  wrapToPane,
} from '../../shared/exchange/pane-messages.ts';

/** How long the pane may take for one step before the person is told that nothing answered. */
export const answerMs = 5_000;

/** As much of the pane's window as the relay uses. */
export interface RelayWindow {
  readonly origin: string;
  postMessage(message: unknown, targetOrigin: string): void;
  addEventListener(type: 'message', listener: (event: RelayEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: RelayEvent) => void): void;
}

export interface RelayEvent {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

export interface Relay {
  /** null where nothing of ours answered in time. */
  ask(body: ToPane): Promise<PaneAnswer | null>;
  stop(): void;
}

interface RelayEffects {
  readonly window: RelayWindow;
  /** 32 random hex digits, new for each relay. */
  readonly nonce: string;
  readonly after: (ms: number, run: () => void) => void;
  onOutcome(outcome: PaneOutcome): void;
}

/** Between the extension and one pane's window: passes on what parses and bears the nonce of this relay. */
export function createRelay({ window, nonce, after, onOutcome }: RelayEffects): Relay {
  const waiting = new Map<number, (answer: PaneAnswer | null) => void>();
  let count = 0;

  const hear = ({ source, origin, data }: RelayEvent): void => {
    if (source !== window || origin !== window.origin) return;
    const message = parseFromPane(data);
    if (message === null || message.nonce !== nonce) return;
    if (message.body.type === 'outcome') onOutcome(message.body);
    else waiting.get(message.number)?.(message.body);
  };
  window.addEventListener('message', hear);

  return {
    ask: (body) =>
      new Promise((resolve) => {
        count += 1;
        const number = count;
        const settle = (answer: PaneAnswer | null): void => {
          waiting.delete(number);
          resolve(answer);
        };
        waiting.set(number, settle);
        after(answerMs, () => settle(null));
        window.postMessage(wrapToPane({ nonce, number, body }), window.origin);
      }),
    stop: () => window.removeEventListener('message', hear),
  };
}
