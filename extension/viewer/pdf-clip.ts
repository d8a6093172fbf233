import type { TextQuote } from '../../shared/documents/quote-in-text.ts';
import type { Attachment } from '../../shared/evidence/attachment.ts';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { keptAddress } from '../../shared/evidence/kept-address.ts';
import type { PdfRectangle, PdfSelector } from '../../shared/evidence/selector.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';

/** What is selected on one page. */
export interface PageQuote extends TextQuote {
  readonly page: number;
  readonly rectangles: readonly PdfRectangle[];
}

interface ClippedFile {
  readonly sha256: string;
  readonly name: string;
  readonly title: string;
  readonly source: string | null;
  readonly attachment: Attachment | null;
}

/** A clip of a PDF: the address opens at the page in any viewer; a file of the computer is named. */
export function toPdfClip(
  { sha256, name, title, source, attachment }: ClippedFile,
  quotes: readonly PageQuote[],
): CapturedClip {
  const first = quotes[0]?.page ?? 1;
  const last = quotes.at(-1)?.page ?? first;
  const place = first === last ? `page ${first}` : `pages ${first}–${last}`;
  return {
    quote: quotes.map(({ exact }) => exact).join('\n'),
    selectors: quotes.map((quote) => ({
      type: 'PdfSelector',
      fileSha256: sha256,
      ...quote,
      file: attachment,
    })),
    structure: { headings: [], table: null, field: null, list: null },
    pageUrl: source === null ? `${name}, ${place}` : `${keptAddress(withoutFragment(source))}#page=${first}`,
    pageTitle: `${title}, ${place}`,
    frameUrl: null,
    isFindable: true,
    anchor: null,
    unread: attachment === null ? [tooLargeToKeep] : [],
  };
}

const tooLargeToKeep = 'The PDF itself was not kept: it is larger than an evidence file can carry.';

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

/** A clip that was made of a file, as the viewer marks it. */
export interface MarkedClip {
  readonly item: string;
  readonly text: string;
  readonly selectors: readonly PdfSelector[];
}

/** The clips of a file, whatever name it has now; withdrawn ones are not marked. */
export const clipsOfFile = ({ items }: InspectionState, sha256: string): readonly MarkedClip[] =>
  items.flatMap(({ id, original, shown, withdrawn }) => {
    if (original.type !== 'clip' || withdrawn !== null) return [];
    const selectors = original.selectors.filter(
      (selector): selector is PdfSelector =>
        selector.type === 'PdfSelector' && selector.fileSha256 === sha256,
    );
    return selectors.length === 0 ? [] : [{ item: id, text: shown.text, selectors }];
  });
