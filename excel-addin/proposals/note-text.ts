const noteStart =
  /^(?:sources?\b|notes?\b|footnotes?\b|\[?notes? ?\d|\(?\d{1,2}[.):]\s|\[\d{1,2}\]|[*†‡]\s?\p{L}|['‘’]?(?:\.\.|-|\*|[a-z])['‘’]?\s*(?:=|denotes|indicates|means)|key:|for more details|please note|data (?:are|is|were)\b|https?:\/\/|©|crown copyright)/iu;

/** A text under a table that explains it: "Source: …", "Notes", "1. …", "'..' Denotes …", a web address. */
export const isNoteText = (text: string): boolean => noteStart.test(text);

/** Longer than a label is: a sentence that stands in a cell. */
export const isLongText = (text: string): boolean => text.length > 90;

const linkText = /^(?:(?:back|return|go) to .*|contents?|index|home|cover sheet|list of tables)$/i;

/** What leads to another sheet and says nothing of this one. */
export const isLinkText = (text: string): boolean => linkText.test(text);

const tableNumber = /^(?:table|figure|chart|annex)\s*[a-z]?\d[\w.]*\s*[:.–-]?\s*/i;

export const hasTableNumber = (text: string): boolean => tableNumber.test(text);
export const withoutTableNumber = (text: string): string => text.replace(tableNumber, '');
