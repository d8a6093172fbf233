import { readPageText } from '../../extension/capture/page-text.ts';

// Bundled by a test and run in a page: the text in which a position selector counts.
export const pageText = readPageText(document.body).text;
