import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { cleanFileName } from '../../shared/documents/clean-file-name.ts';
import type { BroughtFile, DocumentReading } from '../documents/document-reading.ts';
import { readDocument, readErrorSentence } from '../documents/read-document.ts';
import type { Brought } from './brought.ts';
import { BroughtForm } from './brought-form.tsx';
import { ownFaultSentence } from './failure-sentences.ts';
import type { ViewProps } from './panel-model.ts';

/** What was read of what was brought, before a person says what of it matters. */
export interface ReadBrought {
  /** Null for pasted text. */
  readonly file: BroughtFile | null;
  /** What it was part of, in words. */
  readonly from: string;
  readonly reading: DocumentReading;
}

type Step =
  | { readonly type: 'reading' }
  | { readonly type: 'problem'; readonly sentence: string }
  | { readonly type: 'read'; readonly read: ReadBrought };

/** Reads what was dropped, pasted or chosen, one after the other, and makes documents of it. */
export function BroughtView(view: ViewProps) {
  const { panel } = view;
  const [first, ...rest] = panel.brought.value;
  const step = useSignal<Step>({ type: 'reading' });
  const next = () => {
    // More may have been dropped since this was drawn.
    const waiting = panel.brought.peek().filter((one) => one !== first);
    panel.brought.value = waiting;
    if (waiting.length === 0) panel.goTo('to-sort');
  };
  useEffect(() => {
    if (first === undefined) return;
    step.value = { type: 'reading' };
    let isLate = false;
    void readBrought(first)
      .catch((error: unknown): Step => ({ type: 'problem', sentence: ownFaultSentence(error) }))
      .then((read) => {
        if (isLate) return;
        step.value = read;
        if (read.type === 'read' && read.read.reading.type === 'pdf') void openPdf(read.read);
      });
    return () => {
      isLate = true;
    };
  }, [first]);
  const openPdf = async ({ file }: ReadBrought) => {
    if (file === null) return;
    const problem = await panel.effects.openViewer({ type: 'file', file });
    next();
    panel.tell(
      problem === null
        ? {
            level: 'info',
            text: `“${file.name}” is open in the viewer. Select there what matters, and clip it.`,
          }
        : { level: 'problem', text: problem },
    );
  };
  if (first === undefined) return null;
  return (
    <section class="page stack" aria-label="A file to add">
      <h2>{first.type === 'file' ? cleanFileName(first.name) : 'Pasted text'}</h2>
      {rest.length > 0 && <p class="muted">{rest.length} more to come after this one.</p>}
      {step.value.type === 'reading' && <p role="status">Reading …</p>}
      {step.value.type === 'problem' && (
        <>
          <p class="problem" role="alert">
            {step.value.sentence}
          </p>
          <div class="row">
            <button type="button" onClick={next}>
              Close
            </button>
          </div>
        </>
      )}
      {step.value.type === 'read' && step.value.read.reading.type !== 'pdf' && (
        <BroughtForm {...view} read={step.value.read} onDone={next} />
      )}
    </section>
  );
}

async function readBrought(brought: Brought): Promise<Step> {
  if (brought.type === 'text') {
    const reading = { type: 'text', text: brought.text } as const;
    return { type: 'read', read: { file: null, from: '', reading } };
  }
  if (brought.blob.size > mostBytes) return { type: 'problem', sentence: tooLargeSentence };
  const bytes = new Uint8Array(await brought.blob.arrayBuffer());
  const outcome = await readDocument(bytes);
  if (!outcome.ok) return { type: 'problem', sentence: readErrorSentence(outcome.error) };
  const { mediaType, reading } = outcome.value;
  const file = { name: cleanFileName(brought.name), mediaType, bytes };
  return { type: 'read', read: { file, from: brought.from, reading } };
}

/** What the viewer could still show of a PDF: nothing larger is even looked at. */
const mostBytes = 200e6;
const tooLargeSentence =
  'This file is larger than 200 MB, more than can be read here. Leave it where it is, and note its reference under “Add a document”.';
