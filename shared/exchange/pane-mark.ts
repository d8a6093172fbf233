/** By what a message of the browser's Plumbline is told from other messages before anything that parses it is loaded. */
export const toPaneMark = 'plumbline-to-pane';

export const hasPaneMark = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (data as { plumbline?: unknown }).plumbline === toPaneMark;
