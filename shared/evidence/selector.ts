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
    };
