/** The words of a list that is kept as text: it is a third of the size of an array of strings. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
