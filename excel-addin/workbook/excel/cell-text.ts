/**
 * What to hand to Excel so that a cell holds exactly this text. A leading apostrophe is Excel's own mark for
 * "text follows" and is swallowed (OfficeDev/office-js#6687), so one of the text's own is doubled; before
 * = + - @ # it makes doubly sure, beside the cell's format '@', that no text becomes a formula or an error.
 */
export const cellText = (text: string): string => (/^[=+\-@'#]/.test(text) ? `'${text}` : text);
