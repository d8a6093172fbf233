/** Programs write the same formula differently: compare what it says, not how it is spelt. */
export const isSameFormula = (a: string, b: string): boolean => a === b || spelling(a) === spelling(b);

/** The rows of a table have the same few formulas, each some kilobytes long. */
const spellings = new Map<string, string>();
const mostSpellings = 200;

function spelling(formula: string): string {
  const known = spellings.get(formula);
  if (known !== undefined) return known;
  if (spellings.size === mostSpellings) spellings.clear();
  const spelt = spell(formula);
  spellings.set(formula, spelt);
  return spelt;
}

/**
 * Upper case and without white space outside quotes; `[@Col]`, `[[#This Row],[Col]]` and
 * `PlX[[#This Row],[Col]]` become one, as do TRUE and LibreOffice's TRUE().
 */
function spell(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((piece) => (piece.startsWith('"') ? piece : spellingOutsideText(piece)))
    .join('');
}

function spellingOutsideText(piece: string): string {
  if (piece.startsWith("'")) return withoutNeedlessQuotes(piece.toUpperCase());
  return piece
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/\b(TRUE|FALSE)\(\)/g, '$1')
    .replace(/\[@\[([^\]]*)\]\]/g, '[[#THISROW],[$1]]')
    .replace(/\[@([^\][]+)\]/g, '[[#THISROW],[$1]]')
    .replace(/[\p{L}_\\][\p{L}\p{N}_.\\]*(?=\[\[#THISROW\],)/gu, '');
}

/** A sheet's name may always stand in quotes; programs take them off where it reads without. */
const withoutNeedlessQuotes = (quoted: string): string =>
  /^'[\p{L}_][\p{L}\p{N}_.]*'$/u.test(quoted) ? quoted.slice(1, -1) : quoted;
