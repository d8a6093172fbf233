/** Excel's limit for a sheet's name: support.microsoft.com, "Excel specifications and limits". */
const MAX_CHARACTERS = 31;

/** The name wished for, or the first of "… (2)", "… (3)" that no sheet has; Excel takes names that differ in case alone for one. */
export const freeSheetName = (wished: string, taken: readonly string[]): string => {
  const isTaken = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = wished.slice(0, MAX_CHARACTERS - suffix.length).trimEnd() + suffix;
    if (!isTaken.has(name.toLowerCase())) return name;
  }
};
