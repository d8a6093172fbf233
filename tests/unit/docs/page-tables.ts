import { readFileSync } from 'node:fs';

export const analystsPage = readFileSync('docs/analysts.html', 'utf8');

/** The cells of the table with that id as they read, its header row left out. */
export function pageTable(page: string, id: string): readonly (readonly string[])[] {
  const table = new RegExp(`<table id="${id}">([\\s\\S]*?)</table>`).exec(page)?.[1];
  if (table === undefined) throw new Error(`The page has no table "${id}".`);
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)]
    .map(([, row = '']) => [...row.matchAll(/<td>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => asRead(cell)))
    .filter((cells) => cells.length > 0);
}

const asRead = (html: string): string =>
  html
    .replace(/<br>|<\/li>\s*<li>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

/** '=PLUMBLINE.XMR({1;2},"higher")' as Excel would call it: constants, arrays, and null for what is left out. */
export function readCall(formula: string): { readonly id: string; readonly given: readonly unknown[] } {
  const [, id, inside] = /^=PLUMBLINE\.([A-Z]+)\((.*)\)$/.exec(formula) ?? [];
  if (id === undefined || inside === undefined)
    throw new Error(`${formula} is no call of a function of ours.`);
  return { id, given: parts(inside, ',').map(readArgument) };
}

/** Cut at the sign, but not within quotes or braces. */
function parts(text: string, sign: string): readonly string[] {
  const pieces = [...text.matchAll(/"[^"]*"|\{[^}]*\}|[^"{]/g)].map(([piece]) => piece);
  const cut: string[] = [''];
  for (const piece of pieces) {
    if (piece === sign) cut.push('');
    else cut.push(`${cut.pop() ?? ''}${piece}`);
  }
  return cut;
}

function readArgument(text: string): unknown {
  if (text.startsWith('{'))
    return parts(text.slice(1, -1), ';').map((row) => parts(row, ',').map(readConstant));
  return readConstant(text);
}

function readConstant(text: string): unknown {
  if (text === '') return null;
  return text.startsWith('"') ? text.slice(1, -1) : Number(text);
}

/** What a function answers as the page writes it: a line a row, like ones next to each other once. */
export function answerText(answer: unknown): string {
  const rows = Array.isArray(answer) ? (answer as readonly (readonly unknown[])[]) : [[answer]];
  const lines = rows.map((row) => row.map(cellText).join(' · '));
  const firsts = lines.flatMap((line, index) => (line === lines[index - 1] ? [] : [index]));
  return firsts
    .map((first, place) => {
      const times = (firsts[place + 1] ?? lines.length) - first;
      return `${lines[first]}${times === 1 ? '' : ` (${times} rows)`}`;
    })
    .join('\n');
}

const cellText = (cell: unknown): string => {
  if (typeof cell === 'number') return cell.toLocaleString('en-GB', { maximumFractionDigits: 3 });
  return cell === '' ? '(blank)' : String(cell);
};
