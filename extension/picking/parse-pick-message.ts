import * as v from 'valibot';
import { capturedClipSchema } from '../../shared/evidence/parse-fields.ts';
import type { PickMessage } from './pick-messages.ts';

const number = v.pipe(v.number(), v.finite());
const length = v.pipe(number, v.minValue(0));
const place = v.object({
  rectangle: v.object({ x: number, y: number, width: length, height: length }),
  scrollX: number,
  scrollY: number,
  viewWidth: number,
});

const pickMessage = v.variant('type', [
  v.object({ type: v.literal('pick-here') }),
  v.object({ type: v.literal('pick-left') }),
  v.object({ type: v.literal('picked-clip'), clip: capturedClipSchema, place }),
  v.object({ type: v.literal('picked-picture'), place, words: v.pipe(v.string(), v.maxLength(2_000)) }),
]) satisfies v.GenericSchema<unknown, PickMessage>;

/** What a script in a page says; null where it is no word of the picker's. */
export function parsePickMessage(message: unknown): PickMessage | null {
  const parsed = v.safeParse(pickMessage, message);
  return parsed.success ? parsed.output : null;
}
