/** Only the name: an error's message may carry what the person typed. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');

/** Something threw that should not: a fault of ours, not of the person, the disk or the file. */
export const ownFaultSentence = (error: unknown): string =>
  `Plumbline itself failed (${nameOf(error)}); your words are still in the field.`;

export const storageShutSentence = (error: unknown): string =>
  `The browser’s storage does not open (${nameOf(error)}). Nothing is deleted. Close other Plumbline windows, restart the browser, then open Plumbline again.`;

export const draftUnreadSentence = (error: unknown): string =>
  `Words that you may have typed here before could not be read (${nameOf(error)}). Restart the browser to see them.`;

export const importFaultSentence = (error: unknown): string =>
  `Plumbline itself failed (${nameOf(error)}). Nothing of this file was taken in.`;
