/** Excel's last row and one more: taken from it, the first of some rows is the greatest. */
const beyondLastRow = 1_048_577;

/**
 * What `shown` gives, as a link to the first row of a table's column for which `condition` holds (an array of truth
 * values over the column); without a link where none does. CELL follows the row wherever it is moved or sorted to.
 */
export function firstRowLink(column: string, condition: string, shown: string): string {
  const first = `${beyondLastRow}-SUMPRODUCT(MAX(${condition}*(${beyondLastRow}-ROW(${column}))))`;
  return linkTo(`INDEX(${column},${first}-ROW(INDEX(${column},1))+1)`, shown);
}

/** The same by patterns of MATCH, the likeliest first: fast over a hundred thousand rows. */
export function firstMatchLink(column: string, patterns: readonly string[], shown: string): string {
  const [first = '""', ...others] = patterns.map((pattern) => `MATCH(${pattern},${column},0)`);
  const place = others.reduce((found, next) => `IFERROR(${found},${next})`, first);
  return linkTo(`INDEX(${column},${place})`, shown);
}

const linkTo = (cell: string, shown: string): string =>
  `IFERROR(HYPERLINK("#"&CELL("address",${cell}),${shown}),${shown})`;
