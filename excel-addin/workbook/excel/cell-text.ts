/**
 * What to hand to Excel so that a cell holds exactly this text. A leading apostrophe is Excel's own mark for
 * "text follows" and is swallowed (OfficeDev/office-js#6687), so one of the text's own is doubled; before
 * = + - @ # (of full width too, which Excel takes for them in some languages), a tab and a line break it makes doubly
 * sure, beside the cell's format '@', that no text becomes a formula or an error.
 */
export const cellText = (text: string): string =>
  /^[=+\-@'#\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
