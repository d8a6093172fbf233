import type { Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { BroughtFile } from '../documents/document-reading.ts';
import type { ChosenPart } from './brought-form.tsx';
import { TextArea } from './fields.tsx';

interface BroughtPictureProps {
  readonly file: BroughtFile;
  readonly reading: { readonly widthPx: number; readonly heightPx: number };
  readonly part: Signal<ChosenPart>;
}

/** A picture or screenshot; its words are the person's, since nothing reads them out of it. */
export function BroughtPicture({ file, reading, part }: BroughtPictureProps) {
  const url = useMemo(() => URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType })), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div class="stack">
      <figure class="picture">
        <img src={url} alt="What was brought" />
        <figcaption class="muted">
          {reading.widthPx} × {reading.heightPx} pixels,{' '}
          {Math.ceil(file.bytes.length / 1000).toLocaleString('en-GB')} KB
        </figcaption>
      </figure>
      <TextArea
        label="What it shows that matters"
        value={part.value.text}
        onValue={(text) => {
          part.value = { text, grid: null, place: '' };
        }}
      />
    </div>
  );
}
