import { bytesToBase64, bytesToHex, sha256 } from '../../shared/encoding.ts';
import {
  mostFileBytes,
  type PaneAnswer,
  pieceBytes,
  pieceCount,
  type Refusal,
  type ToPane,
} from '../../shared/exchange/pane-messages.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** One step: what is said to the pane, and its answer; null where nothing answered in time. */
export type AskPane = (body: ToPane) => Promise<PaneAnswer | null>;

export interface FileToHandOver {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly itemCount: number;
  /** 32 random hex digits. */
  readonly transfer: string;
}

export type HandOverError =
  | { readonly type: 'no-answer' }
  | { readonly type: 'refused'; readonly reason: Refusal }
  | { readonly type: 'too-large'; readonly byteLength: number };

/** Gives a file to a pane piece by piece, each answered before the next. Then the person there has to accept it. */
export async function handOver(ask: AskPane, file: FileToHandOver): Promise<Result<void, HandOverError>> {
  const { bytes, transfer, fileName, itemCount } = file;
  const byteLength = bytes.length;
  if (byteLength > mostFileBytes) return err({ type: 'too-large', byteLength });
  const digest = bytesToHex(await sha256(bytes));
  const name = fileName.slice(-200);
  const offer = { transfer, fileName: name, itemCount, byteLength, sha256: digest };
  const offered = await step(ask, { type: 'offer', ...offer }, 0);
  if (!offered.ok) return offered;
  for (let index = 0; index < pieceCount(byteLength); index++) {
    const piece = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    const taken = await step(
      ask,
      { type: 'piece', transfer, index, base64: bytesToBase64(piece) },
      index + 1,
    );
    if (!taken.ok) return taken;
  }
  return ok(undefined);
}

async function step(
  ask: AskPane,
  body: Exclude<ToPane, { type: 'hello' }>,
  wanted: number,
): Promise<Result<void, HandOverError>> {
  const answer = await ask(body);
  if (answer === null) return err({ type: 'no-answer' });
  const isOfThis = answer.type !== 'ready' && answer.transfer === body.transfer;
  if (isOfThis && answer.type === 'refused') return err({ type: 'refused', reason: answer.reason });
  const goesOn = isOfThis && answer.type === 'wants' && answer.index === wanted;
  return goesOn ? ok(undefined) : err({ type: 'refused', reason: 'unexpected' });
}
