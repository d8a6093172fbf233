import { useState } from 'preact/hooks';

interface SavedFileLineProps {
  readonly address: string;
  readonly fileName: string;
  readonly text: string;
  /** What to do with the text. */
  readonly textLabel: string;
}

/** Nobody tells the pane whether a download began. */
export function SavedFileLine({ address, fileName, text, textLabel }: SavedFileLineProps) {
  const [isTextShown, setTextShown] = useState(false);
  const id = `text-${fileName}`;
  return (
    <div class="stack-tight">
      <p>
        Not in your downloads?{' '}
        <a href={address} download={fileName}>
          Save {fileName} again
        </a>{' '}
        or{' '}
        <button
          type="button"
          class="button-plain"
          aria-expanded={isTextShown}
          onClick={() => setTextShown(!isTextShown)}
        >
          {isTextShown ? 'hide the text' : 'show it as text'}
        </button>
      </p>
      {isTextShown && (
        <>
          <label for={id}>{textLabel}</label>
          <textarea
            id={id}
            class="file-text"
            readOnly
            rows={5}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
        </>
      )}
    </div>
  );
}
