/** How the style sheet treats white space: the computed value of `white-space-collapse`. */
export type WhiteSpace = 'collapse' | 'preserve-breaks' | 'preserve';

interface Written {
  readonly start: number;
  readonly end: number;
}

/** Lays text out in one line of characters as a reader sees it, whichever way the source is indented. */
export interface TextWriter {
  write(raw: string, whiteSpace: WhiteSpace): Written;
  /** A block begins or ends. */
  block(): void;
  /** A `<br>`. */
  lineBreak(): void;
  /** A table cell ends. */
  cellEnd(): void;
  /** A table row begins or ends. */
  row(): void;
  text(): string;
}

/** What a text node shows of its characters; of a part from the node's start, what that part shows. */
export function renderWhiteSpace(raw: string, whiteSpace: WhiteSpace): string {
  if (whiteSpace === 'preserve') return raw;
  if (whiteSpace === 'preserve-breaks') return raw.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/[ \t]+/g, ' ');
  return raw.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ /, '');
}

/** How many of a text node's characters it takes to show `wanted` of them; all, where they never do. */
export function countShowing(raw: string, whiteSpace: WhiteSpace, wanted: number): number {
  if (whiteSpace === 'preserve') return Math.min(Math.max(wanted, 0), raw.length);
  const spaces = whiteSpace === 'collapse' ? ' \t\n\r\f' : ' \t';
  let shown = 0;
  let last: 'start' | 'text' | 'space' | 'break' = 'start';
  for (let at = 0; at < raw.length; at += 1) {
    if (shown >= wanted) return at;
    const character = raw.charAt(at);
    if (spaces.includes(character)) {
      const isShown = last === 'text' || (last === 'start' && whiteSpace === 'preserve-breaks');
      if (isShown) shown += 1;
      if (isShown) last = 'space';
    } else if (character === '\n') {
      // The break takes the place of a space before it.
      if (last !== 'space') shown += 1;
      last = 'break';
    } else {
      shown += 1;
      last = 'text';
    }
  }
  return raw.length;
}

interface Gap {
  space: boolean;
  block: boolean;
  lineBreaks: number;
  cells: number;
  row: boolean;
}

const NO_GAP: Readonly<Gap> = { space: false, block: false, lineBreaks: 0, cells: 0, row: false };

// A gap waits until more text comes, so nothing ends in a space or a break, and of several the widest counts.
export function createTextWriter(): TextWriter {
  const chunks: string[] = [];
  let length = 0;
  let last = '';
  let gap: Gap = { ...NO_GAP };

  const append = (chunk: string) => {
    if (chunk === '') return;
    chunks.push(chunk);
    length += chunk.length;
    last = chunk.charAt(chunk.length - 1);
  };
  const closeGap = () => {
    if (length > 0) append(gapText(gap, last));
    gap = { ...NO_GAP };
  };

  return {
    write(raw, whiteSpace) {
      const shown = renderWhiteSpace(raw, whiteSpace);
      const isCollapsed = whiteSpace === 'collapse';
      const solid = isCollapsed ? shown.replace(/ $/, '') : shown;
      if (isCollapsed && /^[ \t\n\r\f]/.test(raw)) gap.space = true;
      if (solid === '') return { start: length, end: length };
      closeGap();
      const start = length;
      append(solid);
      gap.space = solid !== shown;
      return { start, end: length };
    },
    block() {
      gap.block = true;
    },
    lineBreak() {
      gap.lineBreaks += 1;
    },
    cellEnd() {
      gap.cells += 1;
      gap.lineBreaks = 0;
    },
    row() {
      gap.row = true;
      gap.cells = 0;
    },
    text: () => chunks.join(''),
  };
}

function gapText(gap: Gap, last: string): string {
  const tabs = '\t'.repeat(gap.cells);
  if (gap.row) return `\n${tabs}`;
  if (gap.cells > 0) return tabs;
  if (gap.lineBreaks > 0) return '\n'.repeat(gap.lineBreaks);
  if (gap.block) return last === '\n' ? '' : '\n';
  return gap.space && !/\s/.test(last) ? ' ' : '';
}
