/** A file that the browser was asked to save; the address stays good until it is forgotten. */
export interface SavedFile {
  readonly address: string;
  forget(): void;
}

/**
 * Asks for a download by a plain link, which needs no permission. Excel's own window on some computers ignores it
 * without a word (WebView2: learn.microsoft.com, "Browsers and webview controls used by Office Add-ins"), so the
 * caller offers the address and the text of the file as well.
 */
export function saveFile(page: Document, fileName: string, bytes: Uint8Array<ArrayBuffer>): SavedFile {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = page.createElement('a');
  link.href = address;
  link.download = fileName;
  page.body.append(link);
  link.click();
  link.remove();
  return { address, forget: () => URL.revokeObjectURL(address) };
}
