/** A passage with what stands around it, white space as a reader sees it. */
export interface TextQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

const contextLength = 64;

/** Describes part of a text, so that it is found again in the same text; null where the part is empty. */
export function describeQuote(text: string, { start, end }: TextSpan): TextQuote | null {
  const exact = collapse(text.slice(start, end)).trim();
  if (exact === '') return null;
  return {
    exact,
    prefix: collapse(text.slice(0, start)).slice(-contextLength),
    suffix: collapse(text.slice(end)).slice(0, contextLength),
  };
}

/** Where the passage stands; null where it stands nowhere, or at several places that its context does not tell apart. */
export function findQuote(text: string, { exact, prefix, suffix }: TextQuote): TextSpan | null {
  const { collapsed, places } = collapseWithPlaces(text);
  let best: { readonly at: number; readonly likeness: number } | null = null;
  let isTied = false;
  for (let at = collapsed.indexOf(exact); at >= 0; at = collapsed.indexOf(exact, at + 1)) {
    const before = collapsed.slice(0, at).trimEnd();
    const after = collapsed.slice(at + exact.length).trimStart();
    const likeness = commonEnd(before, prefix.trimEnd()) + commonStart(after, suffix.trimStart());
    if (best === null || likeness > best.likeness) {
      best = { at, likeness };
      isTied = false;
    } else if (likeness === best.likeness) isTied = true;
  }
  if (best === null || isTied) return null;
  const start = places[best.at];
  const last = places[best.at + exact.length - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ');

function collapseWithPlaces(text: string): {
  readonly collapsed: string;
  readonly places: readonly number[];
} {
  const places: number[] = [];
  let collapsed = '';
  let isAfterSpace = false;
  for (let at = 0; at < text.length; at++) {
    const isSpace = /\s/.test(text.charAt(at));
    const isKept = !(isSpace && isAfterSpace);
    isAfterSpace = isSpace;
    if (!isKept) continue;
    collapsed += isSpace ? ' ' : text.charAt(at);
    places.push(at);
  }
  return { collapsed, places };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
