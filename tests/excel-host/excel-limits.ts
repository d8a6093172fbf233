/** Excel's own limits; their sources are in FACTS.md. */
export const LIMITS = {
  cellCharacters: 32_767,
  formulaCharacters: 8_192,
  sheetNameCharacters: 31,
  listCharacters: 255,
  mergedAreasRead: 512,
  cellsRead: 5_000_000,
  requestBytes: 5 * 1024 * 1024,
  responseBytes: 5 * 1024 * 1024,
} as const;
