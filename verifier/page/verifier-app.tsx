import { useEffect, useRef, useState } from 'preact/hooks';
import { readCertificates } from '../../shared/time-stamps/certificates.ts';
import { type CheckedFile, checkFile } from '../check-file.ts';
import { compareFiles } from '../compare-files.ts';
import type { Check } from '../report.ts';
import { unreadableReport } from '../unreadable-report.ts';
import { CheckList, ReportView } from './report-view.tsx';

type Stage =
  | { readonly type: 'waiting' }
  | { readonly type: 'checking'; readonly name: string }
  | { readonly type: 'certificates-alone' }
  | { readonly type: 'checked'; readonly files: readonly CheckedFile[]; readonly compared: readonly Check[] };

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
    const { certificates, evidence } = await sortFiles(files);
    if (evidence.length === 0) {
      setStage({ type: 'certificates-alone' });
      return;
    }
    for (const file of evidence) {
      setStage({ type: 'checking', name: file.name });
      // Lets the line above be painted before the work begins.
      await new Promise((resolve) => setTimeout(resolve, 30));
      checked.push(await checkChosen(file, certificates));
    }
    setStage({ type: 'checked', files: checked, compared: compareFiles(checked) });
  };

  return (
    <main class="verifier">
      <header class="stack-tight">
        <h1>Check an evidence file</h1>
        <p class="verifier-lead">
          Choose a Plumbline evidence file (.plumb). This page says what in it holds and what does not, and
          what that proves. Of several files of one inspection it says whether they contradict each other. It
          works without a network: the files stay on this computer. Where there are time stamps, choose the
          certificate of their authority (.pem, .cer or .crt) together with the file, and they are judged by
          it.
        </p>
      </header>
      {isAble ? (
        <FilePlace take={(files) => void take(files)} />
      ) : (
        <p class="notice notice-problem">{isTooOld}</p>
      )}
      <p role="status" class="verifier-status">
        {stage.type === 'checking' && `Checking “${stage.name}” …`}
        {stage.type === 'certificates-alone' &&
          'Only certificates were chosen. Choose the evidence file together with them.'}
      </p>
      {stage.type === 'checked' && (
        <section class="stack" tabIndex={-1} ref={result} aria-label="What was found">
          {stage.compared.length > 0 && (
            <CheckList title="Compared with one another" checks={stage.compared} />
          )}
          {stage.files.map(({ name, report }, index) => (
            <ReportView key={`${index} ${name}`} id={`file-${index}`} name={name} report={report} />
          ))}
        </section>
      )}
    </main>
  );
}

/** Certificates of time-stamp authorities are told by what is in them. */
async function sortFiles(files: readonly File[]) {
  const certificates: Uint8Array[] = [];
  const evidence: File[] = [];
  for (const file of files) {
    const found = file.size > 1_000_000 ? [] : readCertificates(new Uint8Array(await file.arrayBuffer()));
    if (found.length === 0) evidence.push(file);
    certificates.push(...found);
  }
  return { certificates, evidence };
}

async function checkChosen(file: File, certificates: readonly Uint8Array[]): Promise<CheckedFile> {
  try {
    return await checkFile(file.name, new Uint8Array(await file.arrayBuffer()), certificates);
  } catch (fault) {
    return { name: file.name, report: unreadableReport(fault), evidence: null };
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
        Choose files
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
      <span class="muted">or drop them here</span>
    </div>
  );
}
