import * as v from 'valibot';

const text = v.string();
const number = v.number();
const rectangle = v.object({ x: number, y: number, width: number, height: number });

/** In CSS pixels, from the upper left of what the frame shows. */
export type Rectangle = v.InferOutput<typeof rectangle>;

const fieldState = v.object({
  label: text,
  name: text,
  type: text,
  /** Which child at each step from the document's root; '!' where a shadow tree begins. */
  path: text,
  /** Null in a field for a password, a code or a card number: it was never read. */
  value: v.nullable(text),
  /** Null where nothing can be ticked. */
  checked: v.nullable(v.boolean()),
  /** The chosen options' words; null where there are none to choose from. */
  chosen: v.nullable(v.array(text)),
});

export type FieldState = v.InferOutput<typeof fieldState>;

/** What a frame says of itself when something is clipped; it comes from a script that ran in a page. */
export const frameStateSchema = v.object({
  isTop: v.boolean(),
  url: text,
  title: text,
  text: v.object({ url: text, length: number, digest: number, begunAtMs: number }),
  /** When this document was begun: a later one in the same tab is another page. */
  begunAtMs: number,
  fields: v.array(fieldState),
  fieldsLeftOut: number,
  openShadows: number,
  closedShadows: number,
  view: v.object({
    width: number,
    height: number,
    scale: number,
    /** What a pinch has magnified: where its upper left is, and how much. */
    left: number,
    top: number,
    pinch: number,
    scrollX: number,
    scrollY: number,
  }),
  /** What is selected, or the field in which it is; null where nothing is. */
  clipped: v.nullable(rectangle),
  /** The fields whose contents may stand in no picture. */
  private: v.array(rectangle),
  /** Where the frames inside this one stand. */
  frames: v.array(
    v.object({ url: text, box: rectangle, scaleX: number, scaleY: number, isActive: v.boolean() }),
  ),
});

export type FrameState = v.InferOutput<typeof frameStateSchema>;
