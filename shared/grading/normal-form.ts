/**
 * As Excel's TRIM has it: U+0020 alone is taken off both ends, and runs of it become one. A no-break space stays, so
 * that a reason of nothing else counts as given: no formula of ours could see it otherwise.
 */
export const trimSpaces = (text: string): string => text.replace(/ +/g, ' ').replace(/^ | $/g, '');

/** What two texts have in common that Excel's = takes for equal after TRIM. */
export const normalForm = (text: string): string => trimSpaces(text).toLowerCase();
