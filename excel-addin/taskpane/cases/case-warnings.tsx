import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { ShowButton } from '../show-button.tsx';

const shownAtOnce = 5;

export function CaseWarnings({
  pane,
  warnings,
}: {
  readonly pane: Pane;
  readonly warnings: readonly string[];
}) {
  if (warnings.length === 0) return null;
  const [first, rest] = [warnings.slice(0, shownAtOnce), warnings.slice(shownAtOnce)];
  return (
    <section class="stack-tight notice notice-caution">
      <div class="grow stack-tight">
        <h3>{counted(warnings.length, 'thing')} to see to</h3>
        <Lines lines={first} />
        {rest.length > 0 && (
          <MoreButton label={`${rest.length} more`}>{() => <Lines lines={rest} />}</MoreButton>
        )}
        <div class="flush">
          <ShowButton pane={pane} place={{ sheet: 'checks', key: null, column: '' }} what="all checks" />
        </div>
      </div>
    </section>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul class="bullets">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
