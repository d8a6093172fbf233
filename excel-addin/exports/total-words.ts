const total = /^(?:(?:sub|grand|overall)[- ]?)?totals?\b|\btotals?$|^all\b(?! other)|\ball$|^overall$/iu;
const within = /\b(?:of (?:whom|which)|including|included)\b/iu;

/** Whether a row or a measure calls itself the total of others. */
export const saysTotal = (words: string): boolean => total.test(words.trim());

/** Whether a row calls itself a part of the row above it, beside which the other parts stand. */
export const saysWithin = (words: string): boolean => within.test(words);
