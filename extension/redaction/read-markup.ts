/** A piece of HTML: text as a reader has it, or the name of a tag. */
export type MarkupPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'open' | 'close'; readonly name: string };

/** What stands in these is no text of the page; what is typed into fields is kept as fields. */
const skipped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'textarea',
  'title',
  'iframe',
  'frameset',
  'object',
]);

/** Reads HTML piece by piece; null where it cannot be read for certain. */
export function readMarkup(html: string): readonly MarkupPiece[] | null {
  const pieces: MarkupPiece[] = [];
  const lower = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const text = decodeEntities(html.slice(at, next < 0 ? html.length : next));
    if (text === null) return null;
    if (text !== '') pieces.push({ type: 'text', text });
    if (next < 0) break;
    const tag = readTag(html, next);
    at = tag.end;
    if (tag.piece === null) continue;
    pieces.push(tag.piece);
    if (tag.piece.type === 'open' && skipped.has(tag.piece.name)) {
      const closing = lower.indexOf(`</${tag.piece.name}`, at);
      at = closing < 0 ? html.length : closing;
    }
  }
  return pieces;
}

interface Tag {
  readonly piece: MarkupPiece | null;
  readonly end: number;
}

const tagName = /<(\/?)([a-z][^\s/>]*)/iy;

function readTag(html: string, start: number): Tag {
  const behind = (closing: string, from: number): number => {
    const found = html.indexOf(closing, from);
    return found < 0 ? html.length : found + closing.length;
  };
  if (html.startsWith('<!--', start)) return { piece: null, end: behind('-->', start + 4) };
  tagName.lastIndex = start;
  const match = tagName.exec(html);
  if (match === null) {
    const isDeclared = /[!?/]/.test(html[start + 1] ?? '');
    return isDeclared
      ? { piece: null, end: behind('>', start) }
      : { piece: { type: 'text', text: '<' }, end: start + 1 };
  }
  const [whole, slash, name = ''] = match;
  const piece = { type: slash === '' ? 'open' : 'close', name: name.toLowerCase() } as const;
  return { piece, end: endOfTag(html, start + whole.length) };
}

/** Behind the '>' that stands in no attribute's value. */
function endOfTag(html: string, from: number): number {
  const sign = /=\s*(["'])|>/g;
  sign.lastIndex = from;
  for (let match = sign.exec(html); match !== null; match = sign.exec(html)) {
    const [, quote] = match;
    if (quote === undefined) return sign.lastIndex;
    const closing = html.indexOf(quote, sign.lastIndex);
    if (closing < 0) return html.length;
    sign.lastIndex = closing + 1;
  }
  return html.length;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  pound: '£',
  middot: '·',
  bull: '•',
  times: '×',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

/** A browser's archive has few of them; a letter under a name of its own could hide a name from the search. */
function decodeEntities(text: string): string | null {
  const pieces = text.split(/(&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z\d]*);)/i);
  const decoded = pieces.map((piece, index) => (index % 2 === 0 ? piece : decodeEntity(piece.slice(1, -1))));
  return decoded.includes(undefined) ? null : decoded.join('');
}

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code === 0 || code > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(code);
}
