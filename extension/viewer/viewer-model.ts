import { type ReadonlySignal, signal } from '@preact/signals';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { sniffFile } from '../../shared/documents/sniff-file.ts';
import { bytesToHex, sha256 } from '../../shared/encoding.ts';
import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { BroughtFile } from '../documents/document-reading.ts';
import type { StoreContext } from '../store/store-context.ts';
import { followCurrentInspection } from './current-inspection.ts';
import { clipsOfFile, type MarkedClip, type PageQuote } from './pdf-clip.ts';
import { openPdf } from './pdf-file.ts';
import { saveQuotes } from './save-quotes.ts';

export interface Told {
  readonly level: 'info' | 'problem';
  readonly text: string;
}

export interface PasswordQuestion {
  /** The one given before was wrong. */
  readonly isAgain: boolean;
  /** Null gives up. Goes to the reader of the PDF alone, and is nowhere kept. */
  answer(password: string | null): void;
}

export interface ShownPdf {
  readonly file: BroughtFile;
  readonly source: string | null;
  readonly sha256: string;
  readonly title: string;
  /** The page to begin at. */
  readonly startPage: number;
  readonly document: PDFDocumentProxy;
}

export interface ViewerModel {
  readonly pdf: ReadonlySignal<ShownPdf | null>;
  readonly isOpening: ReadonlySignal<boolean>;
  readonly told: ReadonlySignal<Told | null>;
  readonly question: ReadonlySignal<PasswordQuestion | null>;
  readonly clips: ReadonlySignal<readonly MarkedClip[]>;
  open(file: BroughtFile, source: string | null, startPage?: number): Promise<void>;
  /** A PDF that evidence of the current inspection was made from. */
  openKept(commitment: string, startPage: number): Promise<void>;
  clip(quotes: readonly PageQuote[]): Promise<void>;
  /** Notes that words of the shown file were copied, or its pages printed, where it is evidence. */
  noteGiving(way: 'text-copy' | 'paper'): Promise<void>;
  tell(told: Told | null): void;
}

export function createViewerModel(context: StoreContext): ViewerModel {
  const pdf = signal<ShownPdf | null>(null);
  const isOpening = signal(false);
  const told = signal<Told | null>(null);
  const question = signal<PasswordQuestion | null>(null);
  const clips = signal<readonly MarkedClip[]>([]);
  /** The items that the shown file was kept with. */
  let keptItems: readonly string[] = [];
  const tell = (next: Told | null) => {
    told.value = next;
  };
  const problem = (text: string) => tell({ level: 'problem', text });
  const current = followCurrentInspection(context, () => void readClips());
  const readClips = async () => {
    const inspection = await current.open();
    const shown = pdf.peek();
    const found = inspection && shown ? clipsOfFile(inspection.state(), shown.sha256) : [];
    clips.value = found;
    if (found.length === 0) return;
    inspection?.noteLook({ way: 'page-clips', items: found.map(({ item }) => item) });
  };
  const askPassword = (isAgain: boolean) =>
    new Promise<string | null>((resolve) => {
      question.value = {
        isAgain,
        answer: (password) => {
          question.value = null;
          resolve(password);
        },
      };
    });

  const show = async (file: BroughtFile, source: string | null, startPage: number) => {
    if (sniffFile(file.bytes).type !== 'pdf')
      return problem(`“${file.name}” is no PDF. Drop it on the panel: what can be read there is read there.`);
    const opened = await openPdf(file.bytes, askPassword);
    if (!opened.ok) {
      return problem(
        opened.error.type === 'pdf-broken'
          ? `“${file.name}” is damaged or not finished: it could not be shown. Fetch or save it again, then open it again.`
          : `“${file.name}” has a password and was not opened.`,
      );
    }
    await pdf.peek()?.document.loadingTask.destroy();
    const hash = bytesToHex(await sha256(file.bytes));
    pdf.value = {
      ...{ file, source, sha256: hash, startPage, document: opened.value },
      title: (await titleOf(opened.value)) || file.name,
    };
    await readClips();
  };

  const model: ViewerModel = {
    ...{ pdf, isOpening, told, question, clips, tell },
    async open(file, source, startPage = 1) {
      tell(null);
      keptItems = [];
      isOpening.value = true;
      await show(file, source, startPage).finally(() => {
        isOpening.value = false;
      });
    },
    async openKept(commitment, startPage) {
      const inspection = await current.open();
      const items = (inspection?.state().items ?? []).filter(
        ({ original }) => attachmentOf(original)?.commitment === commitment,
      );
      const [item] = items;
      const look = { way: 'document', items: items.map(({ id }) => id) } as const;
      const bytes = await inspection?.showAttachment(commitment, look);
      const attachment = item && attachmentOf(item.original);
      if (!item || !attachment || !bytes)
        return problem('This PDF is not among the evidence of the inspection that is open now.');
      const { name, mediaType } = attachment;
      const source = item.original.type === 'clip' ? item.original.pageUrl : null;
      const isAddress = source !== null && /^https?:/.test(source);
      const file = { name, mediaType, bytes: new Uint8Array(bytes) };
      await model.open(file, isAddress ? source : null, startPage);
      keptItems = look.items;
    },
    async noteGiving(way) {
      const inspection = await current.open();
      const items = [...new Set([...keptItems, ...clips.peek().map(({ item }) => item)])];
      if (inspection === null || items.length === 0) return;
      const given = { way, items, itemCount: items.length, fileName: pdf.peek()?.file.name ?? '' };
      const unsaid = { recipient: '', reason: '' };
      await inspection.record([
        setFields('disclosure', { id: context.effects.newId() }, { ...given, ...unsaid }),
      ]);
    },
    async clip(quotes) {
      const shown = pdf.peek();
      if (shown === null || quotes.length === 0)
        return problem('Nothing is selected. Select some text of the PDF, then clip again.');
      tell(await saveQuotes(context, { inspection: await current.open(), shown, quotes }));
    },
  };
  return model;
}

/** What the file says of itself, as far as a program did not put its own words there. */
async function titleOf(document: PDFDocumentProxy): Promise<string> {
  const { info } = (await document.getMetadata()) as { readonly info: { readonly Title?: unknown } };
  const title = typeof info.Title === 'string' ? info.Title.trim() : '';
  return /^(?:untitled|microsoft (?:word|excel|powerpoint) -)/i.test(title) ? '' : title.slice(0, 200);
}
