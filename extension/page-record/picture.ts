import type { Rectangle } from './frame-state.ts';

/** A picture that is decoded: the worker and the panel have what it takes. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** PNG of the whole, or of a part that lies in it, with these places painted over. */
  encode(painted: readonly Rectangle[], part?: Rectangle): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

export async function openPicture(png: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([png], { type: 'image/png' }));
  const { width, height } = bitmap;
  return {
    width,
    height,
    close: () => bitmap.close(),
    encode: async (painted, part = { x: 0, y: 0, width, height }) => {
      const canvas = new OffscreenCanvas(part.width, part.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('the browser gives no canvas');
      context.drawImage(bitmap, -part.x, -part.y);
      context.fillStyle = PAINT;
      // A pixel more on each side: edges fall between pixels.
      for (const { x, y, width: wide, height: high } of painted)
        context.fillRect(Math.floor(x - part.x) - 1, Math.floor(y - part.y) - 1, wide + 3, high + 3);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

/** Seen as painted over in light pages and dark ones. */
const PAINT = '#7f7f7f';

/** Some CSS pixels around what was clipped, so that its edges are seen. */
const MARGIN = 8;

/** The part of a picture to cut out, in whole pixels; null where none of it is in the picture. */
export function cropOf(
  place: Rectangle,
  picture: Pick<Picture, 'width' | 'height'>,
  margin = MARGIN,
): Rectangle | null {
  const x = Math.max(0, Math.floor(place.x) - margin);
  const y = Math.max(0, Math.floor(place.y) - margin);
  const right = Math.min(picture.width, Math.ceil(place.x + place.width) + margin);
  const bottom = Math.min(picture.height, Math.ceil(place.y + place.height) + margin);
  const isSeen =
    place.x < picture.width &&
    place.y < picture.height &&
    place.x + place.width > 0 &&
    place.y + place.height > 0;
  return isSeen && right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}
