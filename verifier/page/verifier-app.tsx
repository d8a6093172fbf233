import { useEffect, useRef, useState } from 'preact/hooks';
import { checkFile } from '../check-file.ts';
import type { Report } from '../report.ts';
import { unreadableReport } from '../unreadable-report.ts';
import { ReportView } from './report-view.tsx';

interface CheckedFile {
  readonly name: string;
  readonly report: Report;
}

type Stage =
  | { readonly type: 'waiting' }
  | { readonly type: 'checking'; readonly name: string }
  | { readonly type: 'checked'; readonly files: readonly CheckedFile[] };

const isTooOld =
  'This browser cannot check signatures. Open this page in Chrome or Edge (from 137), Firefox (from 129) or Safari (from 17).';

/** Needs nothing but itself: no file leaves the page, and its content security policy would not let it. */
export function VerifierApp({ isAble }: { readonly isAble: boolean }) {
  const [stage, setStage] = useState<Stage>({ type: 'waiting' });
  const result = useRef<HTMLElement>(null);

  useEffect(() => {
    if (stage.type === 'checked') result.current?.focus();
  }, [stage]);

  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    const checked: CheckedFile[] = [];
    for (const file of files) {
      setStage({ type: 'checking', name: file.name });
      // Lets the line above be painted before the work begins.
      await new Promise((resolve) => setTimeout(resolve, 30));
      checked.push({ name: file.name, report: await checkChosen(file) });
    }
    setStage({ type: 'checked', files: checked });
  };

  return (
    <main class="verifier">
      <header class="stack-tight">
        <h1>Check an evidence file</h1>
        <p class="verifier-lead">
          Choose a Plumbline evidence file (.plumb). This page says what in it holds and what does not, and
          what that proves. It works without a network: the file stays on this computer.
        </p>
      </header>
      {isAble ? (
        <FilePlace take={(files) => void take(files)} />
      ) : (
        <p class="notice notice-problem">{isTooOld}</p>
      )}
      <p role="status" class="verifier-status">
        {stage.type === 'checking' ? `Checking “${stage.name}” …` : ''}
      </p>
      {stage.type === 'checked' && (
        <section class="stack" tabIndex={-1} ref={result} aria-label="What was found">
          {stage.files.map(({ name, report }, index) => (
            <ReportView key={`${index} ${name}`} id={`file-${index}`} name={name} report={report} />
          ))}
        </section>
      )}
    </main>
  );
}

async function checkChosen(file: File): Promise<Report> {
  try {
    return await checkFile(new Uint8Array(await file.arrayBuffer()));
  } catch (fault) {
    return unreadableReport(fault);
  }
}

function FilePlace({ take }: { readonly take: (files: readonly File[]) => void }) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent, isOverNow: boolean) => {
    event.preventDefault();
    setIsOver(isOverNow);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside it does the same by keyboard
    <div
      class={`drop-place row ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label class="file-button">
        Choose a file
        <input
          class="visually-hidden"
          type="file"
          multiple
          onChange={(event) => {
            const input = event.currentTarget;
            const files = [...(input.files ?? [])];
            input.value = '';
            take(files);
          }}
        />
      </label>
      <span class="muted">or drop it here</span>
    </div>
  );
}
