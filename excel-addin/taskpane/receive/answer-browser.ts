import {
  type Enveloped,
  type FromPane,
  type PaneOutcome,
  parseToPane,
  wrapFromPane,
} from '../../../shared/exchange/pane-messages.ts';
import { createReceiver, type ReceivedFile } from './receive-file.ts';

/** As much of a window as is needed to hear it and to speak into it. */
export interface PaneWindow {
  readonly origin: string;
  postMessage(message: unknown, targetOrigin: string): void;
}

/** A file that waits for the person's word. */
export interface OfferedFile extends ReceivedFile {
  tell(result: PaneOutcome['result'], words: string): void;
}

/**
 * Answers what the browser's Plumbline says through the pane's own window. The nonce of a hello holds until the next
 * hello; whatever bears another one, or is no message of ours, is left without an answer.
 */
export function createAnswers(window: PaneWindow, onFile: (file: OfferedFile) => void) {
  let current: string | null = null;
  const say = (message: Enveloped<FromPane>): void =>
    window.postMessage(wrapFromPane(message), window.origin);

  const receive = createReceiver((file) => {
    const nonce = current;
    onFile({
      ...file,
      tell: (result, words) => {
        if (nonce === null) return;
        const body = {
          type: 'outcome',
          transfer: file.transfer,
          result,
          words: words.slice(0, 500),
        } as const;
        say({ nonce, number: 0, body });
      },
    });
  });

  return async (data: unknown): Promise<void> => {
    const message = parseToPane(data);
    if (message === null) return;
    const { nonce, number, body } = message;
    if (body.type === 'hello') current = nonce;
    if (nonce !== current) return;
    say({ nonce, number, body: await receive(body) });
  };
}
