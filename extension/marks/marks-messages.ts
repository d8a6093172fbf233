import * as v from 'valibot';
import type { AnchorDescription } from '../../shared/evidence/anchoring/anchor-description.ts';

/** A clip that may stand on a page. */
export interface ClipToFind {
  readonly item: string;
  readonly anchor: AnchorDescription;
}

/** From the worker to the script in a page. */
export type MarkRequest =
  /** Mark these from now on, and no others. */
  | { readonly type: 'mark-clips'; readonly clips: readonly ClipToFind[] }
  | { readonly type: 'show-clip'; readonly item: string };

/** The worker's answer to a window of ours that asks for a tab's clips to be marked. */
export type MarkTabAnswer = 'marked' | 'no-clips' | 'refused';

const foundSchema = v.object({
  item: v.pipe(v.string(), v.maxLength(64)),
  verdict: v.picklist(['same', 'moved', 'changed', 'ambiguous', 'gone']),
  /** 0 to 1. */
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** What stands there now, where that is not what was clipped. */
  text: v.pipe(v.string(), v.maxLength(20_000)),
});
export type FoundClip = v.InferOutput<typeof foundSchema>;

const foundMessageSchema = v.object({
  type: v.literal('clips-found'),
  found: v.pipe(v.array(foundSchema), v.maxLength(20_000)),
});
/** From the script in a page to the worker, after every look at the page. */
export type FoundMessage = v.InferOutput<typeof foundMessageSchema>;

/** null for any other message, and for one that a page's own script might have bent. */
export function parseFoundMessage(message: unknown): FoundMessage | null {
  const parsed = v.safeParse(foundMessageSchema, message);
  return parsed.success ? parsed.output : null;
}
