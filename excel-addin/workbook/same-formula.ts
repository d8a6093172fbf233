/** Programs write the same formula differently: compare what it says, not how it is spelt. */
export const isSameFormula = (a: string, b: string): boolean => a === b || spelling(a) === spelling(b);

/**
 * Upper case and without white space outside quotes; `[@Col]`, `[[#This Row],[Col]]` and
 * `PlX[[#This Row],[Col]]` become one.
 */
function spelling(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((piece) => (piece.startsWith('"') ? piece : spellingOutsideText(piece)))
    .join('');
}

function spellingOutsideText(piece: string): string {
  if (piece.startsWith("'")) return piece.toUpperCase();
  return piece
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/\[@\[([^\]]*)\]\]/g, '[[#THISROW],[$1]]')
    .replace(/\[@([^\][]+)\]/g, '[[#THISROW],[$1]]')
    .replace(/[\p{L}_\\][\p{L}\p{N}_.\\]*(?=\[\[#THISROW\],)/gu, '');
}
