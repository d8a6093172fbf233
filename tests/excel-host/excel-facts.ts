/**
 * What the simulated host believes of Excel. "documented" means Microsoft's pages; "library" was read in
 * excel-web-16.00.debug.js 16.0.15407; "known" is common knowledge that nobody checked against a real Excel.
 */
export const FACTS = [
  ['A failed batch keeps what its earlier actions did.', 'documented: Excel error handling'],
  [
    'Whatever is asked of a null object is a null object.',
    'documented: *OrNullObject methods and properties',
  ],
  ['Text that begins with "=" becomes a formula, unless the cell is formatted as text (@).', 'known'],
  ['"+" and "-" before anything but a number, and "@", begin a formula too.', 'known'],
  ['A leading apostrophe is eaten.', 'known'],
  ['Text that looks like a number, a percentage, a truth value or a date is converted, unless @.', 'known'],
  ['null in a values array leaves the cell as it is; "" empties it.', 'documented: Range.values'],
  ['A cell holds 32,767 characters, a formula 8,192.', 'documented: Excel specifications and limits'],
  [
    "A sheet's name has 1 to 31 characters, none of \\ / ? * [ ] :, no apostrophe at either end.",
    'documented',
  ],
  ['Sheet names and table names are unique whatever their capitals.', 'documented'],
  ['"History" is no name for a sheet.', 'known'],
  ['Writing to a locked cell of a protected sheet is AccessDenied.', 'documented: error table'],
  ['A protected structure refuses adding, deleting, renaming, hiding and moving sheets.', 'documented'],
  ['Tables never overlap.', 'documented'],
  ['One request and one answer hold 5 MB on the web.', 'documented: resource limits'],
  ['A read holds 5,000,000 cells.', 'documented: resource limits'],
  ['While a cell is edited every request fails, unless delayForCellEdit.', 'documented: Excel.run'],
  ['The last visible sheet cannot be deleted or hidden.', 'known'],
  ['Typed text equals text whatever its capitals; a blank cell equals both 0 and "".', 'LibreOffice agrees'],
  ['A list typed into a validation rule holds 255 characters.', 'known: Excel dialog limit'],
  ['columnWidth is in points; 8.43 characters are 48 points.', 'documented: RangeFormat.columnWidth'],
] as const;

export const LIMITS = {
  cellCharacters: 32_767,
  formulaCharacters: 8_192,
  sheetNameCharacters: 31,
  listCharacters: 255,
  cellsRead: 5_000_000,
  requestBytes: 5 * 1024 * 1024,
  responseBytes: 5 * 1024 * 1024,
} as const;
