import mammoth from 'mammoth';
import { unzipWithin, zipAgain } from '../../shared/documents/unzip-within.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ReadError } from './read-error.ts';
import { unpackLimits } from './unpack-limits.ts';

/** What mammoth makes of a document, as far as it is text. */
interface WordNode {
  readonly type: string;
  readonly value?: string;
  readonly styleName?: string | null;
  readonly checked?: boolean;
  readonly children?: readonly WordNode[];
}

/** The text of a .docx: a line for each paragraph and heading, a line for each row of a table. */
export async function readWord(bytes: Uint8Array): Promise<Result<string, ReadError>> {
  // Pictures and macros are not needed: they never reach the reader.
  const isWanted = (name: string) =>
    /^(?:\[Content_Types\]\.xml|_rels\/|word\/[^/]+\.xml$|word\/_rels\/)/.test(name);
  const parts = unzipWithin(bytes, { isWanted, ...unpackLimits });
  if (!parts.ok) return parts;
  const { buffer } = zipAgain(parts.value);
  let root: WordNode | null = null;
  const keepRoot = (document: WordNode) => {
    root = document;
    return document;
  };
  // Its build for Node reads "buffer", its build for browsers "arrayBuffer".
  const input = { arrayBuffer: buffer, buffer };
  try {
    await mammoth.convertToHtml(input, { transformDocument: keepRoot, externalFileAccess: false });
  } catch {
    return err({ type: 'file-broken' });
  }
  return root === null ? err({ type: 'file-broken' }) : ok(linesOf(root).join('\n').trim());
}

function linesOf({ type, children = [], styleName }: WordNode): readonly string[] {
  if (type === 'table') return ['', ...children.map(rowLine), ''];
  if (type !== 'paragraph') return children.flatMap(linesOf);
  const line = inlineText(children);
  // An empty line before a heading, so that it is seen as one.
  return /^(?:heading|title)/i.test(styleName ?? '') ? ['', line] : [line];
}

const rowLine = ({ children = [] }: WordNode): string =>
  children
    .map((cell) =>
      linesOf(cell)
        .filter((line) => line !== '')
        .join(' '),
    )
    .join('\t');

const inlineText = (nodes: readonly WordNode[]): string =>
  nodes
    .map(({ type, value = '', checked, children = [] }) => {
      if (type === 'text') return value;
      if (type === 'tab') return '\t';
      if (type === 'break') return '\n';
      if (type === 'checkbox') return checked ? '☒' : '☐';
      return inlineText(children);
    })
    .join('');
