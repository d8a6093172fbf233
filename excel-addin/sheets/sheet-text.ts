/** Excel's specifications and limits: characters in a cell, in UTF-16 units. */
export const longestCell = 32_767;

/** XML 1.0, section 2.2: characters that no .xlsx can hold, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
const unholdable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

export interface SheetText {
  readonly text: string;
  /** What follows, where one cell cannot hold it all; '' mostly. */
  readonly continued: string;
  /** How many characters were replaced by U+FFFD since Excel cannot hold them. */
  readonly replaced: number;
  /** How many characters found no room even in two cells. */
  readonly leftOut: number;
}

const nothingLost = { continued: '', replaced: 0, leftOut: 0 } as const;

/** Nearly all texts are, and asking is much faster than replacing nothing. */
const isPlain = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters meant, and returns
  text.isWellFormed() && !/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/.test(text);

/** A text as two cells can hold it: nothing is lost that is not counted. */
export function toSheetText(whole: string): SheetText {
  if (whole.length <= longestCell && isPlain(whole)) return { ...nothingLost, text: whole };
  let replaced = 0;
  const clean = whole.replace(/\r\n?/g, '\n').replace(unholdable, () => {
    replaced += 1;
    return '\uFFFD';
  });
  if (clean.length <= longestCell) return { text: clean, continued: '', replaced, leftOut: 0 };
  const first = cutAt(clean, longestCell);
  const second = cutAt(clean.slice(first.length), longestCell);
  return { text: first, continued: second, replaced, leftOut: clean.length - first.length - second.length };
}

/** Never between the halves of a surrogate pair. */
function cutAt(text: string, length: number): string {
  const isSplitPair = text.length > length && /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return text.slice(0, isSplitPair ? length - 1 : length);
}

/** Sentences about what a row's texts lost on their way into cells; only `continued` has a second cell. */
export function sheetTextNotes(
  texts: Readonly<Record<string, SheetText>>,
  continued = 'Text',
): readonly string[] {
  let replaced = 0;
  const leftOut: string[] = [];
  for (const [header, text] of Object.entries(texts)) {
    const lost = text.leftOut + (header === continued ? 0 : text.continued.length);
    replaced += text.replaced;
    if (lost > 0) leftOut.push(leftOutNote(header, lost));
  }
  if (replaced === 0) return leftOut;
  const characters = replaced === 1 ? '1 character' : `${replaced} characters`;
  return [`${characters} that Excel cannot hold ${replaced === 1 ? 'was' : 'were'} replaced`, ...leftOut];
}

const leftOutNote = (header: string, count: number): string =>
  `the last ${count.toLocaleString('en-GB')} characters of “${header}” have no room here: the whole is in the evidence file`;

export const textsOf = (texts: Readonly<Record<string, SheetText>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([header, { text }]) => [header, text]));
