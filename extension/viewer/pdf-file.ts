import {
  GlobalWorkerOptions,
  getDocument,
  PasswordResponses,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist';
import { err, ok, type Result } from '../../shared/result.ts';

export type PdfError = { readonly type: 'pdf-broken' } | { readonly type: 'password-not-given' };

/** Null is given where the person would rather not. Asked again when the password was wrong. */
export type AskPassword = (isAgain: boolean) => Promise<string | null>;

/** Copied from pdfjs-dist by wxt.config.ts: only what the extension's own policy lets run. */
const folder = '/pdf/';

/** Scripts, forms of XFA and attachments in the file are not looked at; nothing is fetched but our own files. */
export async function openPdf(
  bytes: Uint8Array,
  askPassword: AskPassword,
): Promise<Result<PDFDocumentProxy, PdfError>> {
  GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.js`;
  const task = getDocument({
    // It is transferred to the worker: the caller keeps its own.
    data: bytes.slice(),
    standardFontDataUrl: folder,
    wasmUrl: folder,
    // The policy of our pages allows no WebAssembly: the same decoders as plain scripts.
    useWasm: false,
    useSystemFonts: true,
    useWorkerFetch: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  let isNotGiven = false;
  task.onPassword = (give: (password: string | Error) => void, reason: number) => {
    void askPassword(reason === PasswordResponses.INCORRECT_PASSWORD).then((password) => {
      isNotGiven = password === null;
      give(password ?? new Error('no password'));
    });
  };
  try {
    return ok(await task.promise);
  } catch {
    await task.destroy();
    return err(isNotGiven ? { type: 'password-not-given' } : { type: 'pdf-broken' });
  }
}
