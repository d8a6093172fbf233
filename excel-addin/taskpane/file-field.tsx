/** A native file input in the clothes of a button. */
export const FileField = ({
  label,
  isPrimary,
  isBusy,
  onFile,
}: {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}) => (
  <div class="file-field">
    <input
      id="evidence-file"
      class="visually-hidden"
      type="file"
      accept=".plumb,.txt"
      aria-disabled={isBusy}
      onChange={(event) => {
        const input = event.currentTarget;
        const file = input.files?.[0];
        if (file !== undefined) onFile(file);
        // So that choosing the same file again is a change again.
        input.value = '';
      }}
    />
    <label for="evidence-file" class={isPrimary ? 'file-button button-primary' : 'file-button'}>
      {label}
    </label>
  </div>
);
