import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Attachment } from '../../../shared/evidence/attachment.ts';
import { openPicture } from '../../page-record/picture.ts';
import type { ItemProps } from '../item-in-hand.tsx';

/** A place that is covered, in parts of the picture's width and height. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface CoverPictureProps extends ItemProps {
  readonly attachment: Attachment;
  readonly words: string;
  /** The picture with its boxes, drawn anew; null while it is to be left out. */
  readonly onCovered: (picture: Uint8Array<ArrayBuffer> | null) => void;
}

/** A picture in which a person covers what is to be hidden. Until they say that all is covered it is left out. */
export function CoverPicture({ inspection, item, attachment, words, onCovered }: CoverPictureProps) {
  const bytes = useSignal<Uint8Array<ArrayBuffer> | null>(null);
  const url = useSignal<string | null>(null);
  const boxes = useSignal<readonly Box[]>([]);
  const isWanted = useSignal(false);
  const show = async () => {
    const look = { way: 'picture', items: [item.id] } as const;
    const read = await inspection.showAttachment(attachment.commitment, look);
    bytes.value = read && new Uint8Array(read);
    url.value = read && URL.createObjectURL(new Blob([new Uint8Array(read)], { type: 'image/png' }));
  };
  useEffect(
    () => () => {
      if (url.value !== null) URL.revokeObjectURL(url.value);
    },
    [],
  );
  const change = async (next: readonly Box[], wanted: boolean) => {
    boxes.value = next;
    isWanted.value = wanted;
    onCovered(null);
    if (!wanted || bytes.value === null) return;
    const covered = await cover(bytes.value, next);
    if (boxes.peek() === next && isWanted.peek()) onCovered(covered);
  };
  if (url.value === null)
    return (
      <div class="row">
        <button type="button" class="button-small" onClick={() => void show()}>
          Cover names in: {words}
        </button>
        <span class="muted">or it is left out</span>
      </div>
    );
  return (
    <div class="stack-tight">
      <Canvas
        url={url.value}
        words={words}
        boxes={boxes.value}
        onBoxes={(next) => void change(next, false)}
      />
      <div class="row">
        <button
          type="button"
          class="button-small"
          onClick={() => void change([...boxes.value, { x: 0.4, y: 0.4, width: 0.2, height: 0.1 }], false)}
        >
          Add a box
        </button>
        {boxes.value.length > 0 && (
          <button
            type="button"
            class="button-small"
            onClick={() => void change(boxes.value.slice(0, -1), false)}
          >
            Take the last box away
          </button>
        )}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={isWanted.value}
          onChange={(event) => void change(boxes.value, event.currentTarget.checked)}
        />
        Every name in it is covered: keep “{words}”
      </label>
    </div>
  );
}

async function cover(png: Uint8Array<ArrayBuffer>, boxes: readonly Box[]): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await openPicture(png);
  try {
    return await picture.encode(
      boxes.map(({ x, y, width, height }) => ({
        x: x * picture.width,
        y: y * picture.height,
        width: width * picture.width,
        height: height * picture.height,
      })),
    );
  } finally {
    picture.close();
  }
}

interface CanvasProps {
  readonly url: string;
  readonly words: string;
  readonly boxes: readonly Box[];
  readonly onBoxes: (boxes: readonly Box[]) => void;
}

/** Less is a slip of the hand. */
const leastSide = 0.005;

/** Boxes are drawn with the pointer, or moved and sized by arrow keys. */
function Canvas({ url, words, boxes, onBoxes }: CanvasProps) {
  const area = useRef<HTMLDivElement>(null);
  const drawn = useSignal<Box | null>(null);
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const frame = area.current?.getBoundingClientRect();
    if (frame === undefined) return { x: 0, y: 0 };
    return {
      x: within((clientX - frame.left) / frame.width),
      y: within((clientY - frame.top) / frame.height),
    };
  };
  const start = useRef({ x: 0, y: 0 });
  return (
    <div
      ref={area}
      class="cover-area"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = placeOf(event);
        drawn.value = { ...start.current, width: 0, height: 0 };
      }}
      onPointerMove={(event) => {
        if (drawn.value !== null) drawn.value = between(start.current, placeOf(event));
      }}
      onPointerUp={(event) => {
        const box = between(start.current, placeOf(event));
        if (drawn.value !== null && box.width > leastSide && box.height > leastSide) onBoxes([...boxes, box]);
        drawn.value = null;
      }}
    >
      <img src={url} alt={`${words}, with ${boxes.length} places covered`} draggable={false} />
      {[...boxes, ...(drawn.value === null ? [] : [drawn.value])].map((box, index) => (
        <button
          key={index}
          type="button"
          class="cover-box"
          style={{
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
          aria-label={`Box ${index + 1}: arrow keys move it, with Shift they make it larger or smaller`}
          onKeyDown={(event) => {
            const next = moved(box, event);
            if (next === null) return;
            event.preventDefault();
            onBoxes(boxes.map((one, at) => (at === index ? next : one)));
          }}
        />
      ))}
    </div>
  );
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

const between = (
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const step = 0.02;

function moved({ x, y, width, height }: Box, { key, shiftKey }: KeyboardEvent): Box | null {
  const across = { ArrowLeft: -step, ArrowRight: step }[key] ?? 0;
  const down = { ArrowUp: -step, ArrowDown: step }[key] ?? 0;
  if (across === 0 && down === 0) return null;
  if (shiftKey)
    return {
      x,
      y,
      width: Math.min(1 - x, Math.max(step, width + across)),
      height: Math.min(1 - y, Math.max(step, height + down)),
    };
  return {
    x: Math.min(1 - width, within(x + across)),
    y: Math.min(1 - height, within(y + down)),
    width,
    height,
  };
}
