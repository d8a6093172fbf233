/** Kept in the browser's storage and in every evidence file: what is larger belongs in the force's own system. */
export const largestMegabytes = 25;
