import type { PaneOutcome, Refusal } from '../../shared/exchange/pane-messages.ts';
import type { Notice } from '../clipping/clip-tab.ts';
import { storeErrorSentence } from '../panel/store-sentences.ts';
import type { StoreError } from '../store/store.ts';
import type { HandOverError } from './hand-over.ts';

export type SendError =
  | HandOverError
  | { readonly type: 'not-allowed' }
  | { readonly type: 'no-pane' }
  | { readonly type: 'not-made'; readonly error: StoreError };

const byFile = 'Or save the evidence file and choose it in the pane.';

const refusalWords: Readonly<Record<Refusal, string>> = {
  unexpected: 'another file came in between',
  damaged: 'it did not arrive whole',
};

/** Why the evidence did not reach the pane, and what to do. */
export function sendErrorSentence(error: SendError): string {
  switch (error.type) {
    case 'not-allowed':
      return `Not sent: the browser may not reach Plumbline’s pane. Press “Send to workbook” again and allow it. ${byFile}`;
    case 'no-pane':
      return `Not sent: the pane is not open. Open Plumbline in Excel on the web (Home, Plumbline) and send again. In Excel on the desktop, save the evidence file and choose it in the pane.`;
    case 'no-answer':
      return `Nothing answered in 5 seconds: close the pane in Excel, open it again and send again. ${byFile}`;
    case 'refused':
      return `The pane refused it: ${refusalWords[error.reason]}. Send it again.`;
    case 'too-large':
      return `Not sent: the evidence file has ${Math.ceil(error.byteLength / 1024 / 1024)} MB, and the browser hands over 64 MB at most. Save it and choose it in the pane.`;
    case 'not-made':
      return storeErrorSentence(error.error);
  }
}

export const handedOverNotice: Notice = {
  level: 'info',
  text: 'The pane has the evidence file. Choose “Bring in” there, in the workbook.',
};

/** What became of it in the pane. Its words are shown as the pane's, since a page may say anything. */
export function outcomeNotice({ result, words }: PaneOutcome): Notice {
  const said = words === '' ? '' : ` The pane says: “${words}”`;
  switch (result) {
    case 'brought-in':
      return { level: 'info', text: `The workbook has it.${said}` };
    case 'declined':
      return { level: 'info', text: 'In the pane “Not now” was chosen: the workbook has not taken it in.' };
    case 'failed':
      return { level: 'problem', text: `The pane refused it.${said}` };
  }
}
