import type { Attachment } from './attachment.ts';

/** Where in its document a clip was, in the terms of the W3C Web Annotation Data Model, section 4.2. */
export type Selector =
  /** The text itself with up to 64 characters before and after it, white space as a reader sees it. */
  | {
      readonly type: 'TextQuoteSelector';
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    }
  /** Offsets, in UTF-16 units, in the text of the document's body as capture reads it. */
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  /** XPath of the two containers from the document's root, and the offsets inside them. */
  | {
      readonly type: 'RangeSelector';
      readonly startSelector: { readonly type: 'XPathSelector'; readonly value: string };
      readonly startOffset: number;
      readonly endSelector: { readonly type: 'XPathSelector'; readonly value: string };
      readonly endOffset: number;
    }
  | PdfSelector;

/** In a PDF file: one for each page that was clipped from. */
export interface PdfSelector {
  readonly type: 'PdfSelector';
  /** SHA-256 of the file's bytes, hex. */
  readonly fileSha256: string;
  /** Counted from 1. */
  readonly page: number;
  /** What was selected on this page, with up to 64 characters before and after it. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** One for each line, in PDF points from the page's lower left corner, the page upright as the file has it. */
  readonly rectangles: readonly PdfRectangle[];
  /** The file itself; null where it is too large to be kept. */
  readonly file: Attachment | null;
}

export interface PdfRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
