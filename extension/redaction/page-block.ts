/** A stretch of a page's text, with what tells of what it speaks. */
export type PageBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** Words that stand under or beside other words which name them, as in a form. */
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | {
      readonly kind: 'table';
      /** False: the first row stands among the rows as well. */
      readonly hasHead: boolean;
      readonly columnHeaders: readonly string[];
      readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
    };
