import { err, ok, type Result } from '../../shared/result.ts';
import type { ExportedFile, StoreError } from '../store/store.ts';
import type { SendError } from './bridge-sentences.ts';
import { type AskPane, handOver } from './hand-over.ts';

/** A pane of ours that is open in a tab. */
export interface FoundPane {
  readonly tabId: number;
  readonly frameId: number;
  readonly ask: AskPane;
}

interface SendEffects {
  /** The one in the tab used last first. */
  findPanes(): Promise<readonly FoundPane[]>;
  /** Makes the evidence file, as a person saves it: that it is given away is recorded with it. */
  exportPack(): Promise<Result<Pick<ExportedFile, 'fileName' | 'bytes' | 'itemCount'>, StoreError>>;
  newId(): string;
}

export interface HandedOver {
  readonly transfer: string;
  readonly tabId: number;
  readonly frameId: number;
}

/** Nothing is recorded as given away before a pane has answered. */
export async function sendToWorkbook(effects: SendEffects): Promise<Result<HandedOver, SendError>> {
  const panes = await effects.findPanes();
  if (panes.length === 0) return err({ type: 'no-pane' });
  const answers = await Promise.all(panes.map(({ ask }) => ask({ type: 'hello' })));
  const pane = panes.find((_, index) => answers[index]?.type === 'ready');
  if (pane === undefined) return err({ type: 'no-answer' });
  const file = await effects.exportPack();
  if (!file.ok) return err({ type: 'not-made', error: file.error });
  const transfer = effects.newId();
  const handed = await handOver(pane.ask, { ...file.value, transfer });
  return handed.ok ? ok({ transfer, tabId: pane.tabId, frameId: pane.frameId }) : handed;
}
