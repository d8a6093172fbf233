import { base64ToBytes, bytesToHex, concatBytes, sha256 } from '../../../shared/encoding.ts';
import {
  type FileOffer,
  type FilePiece,
  type PaneAnswer,
  pieceBytes,
  pieceCount,
  type Refusal,
  type ToPane,
} from '../../../shared/exchange/pane-messages.ts';

/** A file that came whole and is as it was announced. What it says is checked only when it is brought in. */
export interface ReceivedFile {
  readonly transfer: string;
  readonly fileName: string;
  /** As the browser counted them. */
  readonly itemCount: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Incoming {
  readonly offer: FileOffer;
  readonly pieces: Uint8Array<ArrayBuffer>[];
}

/** Takes one file at a time, piece by piece in order; a new offer puts an unfinished one out. */
export function createReceiver(onFile: (file: ReceivedFile) => void) {
  let incoming: Incoming | null = null;

  const refuse = (transfer: string, reason: Refusal): PaneAnswer => {
    if (incoming?.offer.transfer === transfer) incoming = null;
    return { type: 'refused', transfer, reason };
  };

  async function take({ transfer, index, base64 }: FilePiece): Promise<PaneAnswer> {
    if (incoming === null || incoming.offer.transfer !== transfer) return refuse(transfer, 'unexpected');
    const { offer, pieces } = incoming;
    if (index !== pieces.length) return refuse(transfer, 'unexpected');
    const bytes = base64ToBytes(base64);
    if (bytes === undefined || bytes.length !== lengthOfPiece(offer, index))
      return refuse(transfer, 'damaged');
    pieces.push(bytes);
    if (pieces.length < pieceCount(offer.byteLength))
      return { type: 'wants', transfer, index: pieces.length };
    incoming = null;
    const whole = concatBytes(...pieces);
    if (bytesToHex(await sha256(whole)) !== offer.sha256) return refuse(transfer, 'damaged');
    onFile({ transfer, fileName: offer.fileName, itemCount: offer.itemCount, bytes: whole });
    return { type: 'wants', transfer, index: pieces.length };
  }

  return async (message: ToPane): Promise<PaneAnswer> => {
    if (message.type === 'hello') return { type: 'ready' };
    if (message.type === 'piece') return take(message);
    incoming = { offer: message, pieces: [] };
    return { type: 'wants', transfer: message.transfer, index: 0 };
  };
}

const lengthOfPiece = ({ byteLength }: FileOffer, index: number): number =>
  Math.min(pieceBytes, byteLength - index * pieceBytes);
