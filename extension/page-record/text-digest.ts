/** What is compared to tell whether a page changed while it was kept. */
export interface TextDigest {
  readonly url: string;
  readonly length: number;
  /** FNV-1a of the document's text: quick, and no more than a comparison is asked of it. */
  readonly digest: number;
  /** When the document was begun: a later one in the same tab is another page. */
  readonly begunAtMs: number;
}

/** Runs in a page, also by itself: it may use nothing from outside. */
export function digestText(): TextDigest {
  // A picture named documentElement would stand in its place.
  const read = (name: 'documentElement' | 'URL') =>
    Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(document);
  const text: string = read('documentElement')?.textContent ?? '';
  let digest = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return { url: read('URL'), length: text.length, digest, begunAtMs: performance.timeOrigin };
}
