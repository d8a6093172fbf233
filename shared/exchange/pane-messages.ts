import * as v from 'valibot';
import { toPaneMark } from './pane-mark.ts';

/**
 * What the browser's Plumbline and the pane in Excel on the web say to each other, through the window of the pane. Any
 * script of that window can hear it and speak: so each side reads only what parses here, and a file that comes this
 * way is worth no more than one that somebody drops on the pane.
 */

/** Bytes of one piece: in base64 1 MiB, far below the 64 MiB at which Chromium refuses a message. */
export const pieceBytes = 768 * 1024;
/** The largest file that is handed over; a larger one goes by the disk. */
export const mostFileBytes = 64 * 1024 * 1024;

const longestPiece = (pieceBytes / 3) * 4;
const fromPaneMark = 'plumbline-from-pane';

const nonce = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const transfer = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const whole = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

const hello = v.strictObject({ type: v.literal('hello') });
const offer = v.strictObject({
  type: v.literal('offer'),
  transfer,
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  itemCount: whole(10_000_000),
  byteLength: v.pipe(whole(mostFileBytes), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
const piece = v.strictObject({
  type: v.literal('piece'),
  transfer,
  index: whole(mostFileBytes / pieceBytes),
  base64: v.pipe(v.string(), v.minLength(1), v.maxLength(longestPiece)),
});

const toPane = v.variant('type', [hello, offer, piece]);
export type ToPane = v.InferOutput<typeof toPane>;
export type FileOffer = v.InferOutput<typeof offer>;
export type FilePiece = v.InferOutput<typeof piece>;

/** Why the pane takes no file, or no more of it. */
export const refusals = ['unexpected', 'damaged'] as const;
export type Refusal = (typeof refusals)[number];

const words = v.pipe(v.string(), v.maxLength(500));

const answer = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** Goes on with the piece of this number; the number of pieces when the file is whole. */
  v.strictObject({ type: v.literal('wants'), transfer, index: whole(mostFileBytes / pieceBytes + 1) }),
  v.strictObject({ type: v.literal('refused'), transfer, reason: v.picklist(refusals) }),
]);
/** What the pane says to a message at once. */
export type PaneAnswer = v.InferOutput<typeof answer>;

const outcome = v.strictObject({
  type: v.literal('outcome'),
  transfer,
  result: v.picklist(['brought-in', 'declined', 'failed']),
  words,
});
/** What the person in the pane did with the file, whenever that is. */
export type PaneOutcome = v.InferOutput<typeof outcome>;

const fromPane = v.variant('type', [...answer.options, outcome]);
export type FromPane = v.InferOutput<typeof fromPane>;

const envelope = <const M extends string, B extends v.GenericSchema>(mark: M, body: B) =>
  v.strictObject({
    plumbline: v.literal(mark),
    nonce,
    /** Which message of the browser's this is, or answers; an outcome answers none and has 0. */
    number: whole(Number.MAX_SAFE_INTEGER),
    body,
  });

const toPaneEnvelope = envelope(toPaneMark, toPane);
const fromPaneEnvelope = envelope(fromPaneMark, fromPane);

export interface Enveloped<B> {
  readonly nonce: string;
  readonly number: number;
  readonly body: B;
}

export const wrapToPane = (message: Enveloped<ToPane>) => ({ plumbline: toPaneMark, ...message });
export const wrapFromPane = (message: Enveloped<FromPane>) => ({ plumbline: fromPaneMark, ...message });

/** null for whatever is not a message of ours; throws for nothing. */
export const parseToPane = (data: unknown): Enveloped<ToPane> | null => parsed(toPaneEnvelope, data);
export const parseFromPane = (data: unknown): Enveloped<FromPane> | null => parsed(fromPaneEnvelope, data);
export const parsePaneOutcome = (data: unknown): PaneOutcome | null => parsed(outcome, data);
export const parsePaneAnswer = (data: unknown): PaneAnswer | null => parsed(answer, data);

function parsed<T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | null {
  const result = v.safeParse(schema, data, { abortEarly: true });
  return result.success ? result.output : null;
}

export const pieceCount = (byteLength: number): number => Math.ceil(byteLength / pieceBytes);
