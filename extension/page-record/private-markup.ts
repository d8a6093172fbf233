import { isPrivateByWords } from '../capture/form-control.ts';

/** What an element's start tag says, names in lower case. */
export type Markup = ReadonlyMap<string, string>;

const NAMING = ['name', 'id', 'placeholder', 'aria-label', 'title'] as const;

/**
 * The markup of a field for a password, a code or a card number. A page that shows a password turns its field into one
 * for plain text: then only what the field is called tells.
 */
export function isPrivateMarkup(markup: Markup): boolean {
  if (markup.get('type')?.trim().toLowerCase() === 'password') return true;
  if (/text-security/i.test(markup.get('style') ?? '')) return true;
  const names = NAMING.map((name) => markup.get(name) ?? '').join(' ');
  return isPrivateByWords(markup.get('autocomplete')?.toLowerCase() ?? '', names);
}

/** All that is kept of a private field's markup: frameworks mirror what was typed in attributes of their own, too. */
const HARMLESS = new Set(
  `type name id class autocomplete placeholder title style for form disabled readonly required maxlength minlength
   size rows cols tabindex role part slot dir lang hidden aria-label aria-labelledby aria-describedby
   aria-required`.split(/\s+/),
);

export const isHarmless = (attribute: string): boolean => HARMLESS.has(attribute.toLowerCase());
