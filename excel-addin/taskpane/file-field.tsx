/** A native file input in the clothes of a button. */
export const FileField = ({
  id = 'evidence-file',
  accept = '.plumb,.age,.txt',
  label,
  isPrimary,
  isBusy,
  onFile,
}: {
  readonly id?: string;
  readonly accept?: string;
  readonly label: string;
  readonly isPrimary: boolean;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}) => (
  <div class="file-field">
    <input
      id={id}
      class="visually-hidden"
      type="file"
      accept={accept}
      aria-disabled={isBusy}
      onChange={(event) => {
        const input = event.currentTarget;
        const file = input.files?.[0];
        if (file !== undefined) onFile(file);
        // So that choosing the same file again is a change again.
        input.value = '';
      }}
    />
    <label for={id} class={isPrimary ? 'file-button button-primary' : 'file-button'}>
      {label}
    </label>
  </div>
);
