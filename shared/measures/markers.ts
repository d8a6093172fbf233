import type { MarkerMeaning } from './figure.ts';

export interface Marker {
  /** In the one form that marker texts are compared in: markerForm. */
  readonly marker: string;
  readonly meaning: MarkerMeaning;
  /** What it stands for, for a person: one sentence, which says so where publishers use it differently. */
  readonly sentence: string;
}

/**
 * Texts that stand where a number would. The forms in brackets and the plain letters are those of the Government
 * Analysis Function ("Symbols in tables", 2021) and of the Department for Education's open data standards; `..`, `.`,
 * `-` and `*` are the older harmonised symbols of the Government Statistical Service. None is ever counted as zero.
 */
export const markers: readonly Marker[] = [
  marker('..', 'not-available', 'Not available: the figure is not held or was not supplied.'),
  marker('[x]', 'not-available', 'Not available: the figure is not held or was not supplied.'),
  marker('x', 'not-available', 'Not available: the figure is not held or was not supplied.'),
  marker(':', 'not-available', 'Not available, as European tables write it.'),
  marker(
    'n/a',
    'not-available',
    'Not available or not applicable: the abbreviation stands for both, so look in the sheet’s own notes.',
  ),
  marker('na', 'not-available', 'Not available or not applicable: look in the sheet’s own notes.'),
  marker(
    'nan',
    'not-available',
    'Not available: a program wrote “not a number” where it had found no figure.',
  ),
  marker('null', 'not-available', 'Not available: a program wrote this where it had found no figure.'),
  marker('not available', 'not-available', 'Not available: the figure is not held or was not supplied.'),
  marker('not known', 'not-available', 'Not known: there may be a figure, and nobody has it.'),
  marker('not recorded', 'not-available', 'Not recorded: there may be a figure, and nobody has it.'),
  marker('tbc', 'not-available', 'To be confirmed: there is no figure yet.'),
  marker(
    '-',
    'zero-or-nil',
    'Nil, or too small to show: older tables use it for both, and some for “not available”. Look in the sheet’s own notes; it is not counted as zero.',
  ),
  marker('nil', 'zero-or-nil', 'Nil in words: it is not counted as zero until someone types the number.'),
  marker(
    '[w]',
    'zero-or-nil',
    'None recorded in this survey: that is not the same as none, and is not counted as zero.',
  ),
  marker('c', 'suppressed', 'Withheld, because a small figure could identify someone.'),
  marker('[c]', 'suppressed', 'Withheld, because a small figure could identify someone.'),
  marker('*', 'suppressed', 'Withheld, because a small figure could identify someone.'),
  marker('supp', 'suppressed', 'Withheld, because a small figure could identify someone.'),
  marker('suppressed', 'suppressed', 'Withheld, because a small figure could identify someone.'),
  marker('confidential', 'suppressed', 'Withheld, because a small figure could identify someone.'),
  marker('z', 'not-applicable', 'Not applicable: there can be no figure here.'),
  marker('[z]', 'not-applicable', 'Not applicable: there can be no figure here.'),
  marker('.', 'not-applicable', 'Not applicable: there can be no figure here.'),
  marker('not applicable', 'not-applicable', 'Not applicable: there can be no figure here.'),
  marker('u', 'unreliable', 'Not shown, because it rests on too little to be relied on.'),
  marker('[u]', 'unreliable', 'Not shown, because it rests on too little to be relied on.'),
  marker('k', 'rounds-to-zero', 'More than zero, but so low that it rounds to zero.'),
  marker('[low]', 'rounds-to-zero', 'More than zero, but so low that it rounds to zero.'),
  marker('low', 'rounds-to-zero', 'More than zero, but so low that it rounds to zero.'),
  marker('~', 'rounds-to-zero', 'Too small to show; some publishers use it for a figure that is withheld.'),
];

function marker(text: string, meaning: MarkerMeaning, sentence: string): Marker {
  return { marker: text, meaning, sentence };
}

const byForm = new Map(markers.map((entry) => [entry.marker, entry]));

export const findMarker = (text: string): Marker | undefined => byForm.get(markerForm(text));

/** Any dash is '-', an ellipsis is '..', '**' is '*'; letters in lower case. */
function markerForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[-‐-―−]+$/u, '-')
    .replace(/^(?:…|\.{2,})$/u, '..')
    .replace(/^\*+$/, '*')
    .replace(/^n\.a\.?$/, 'n/a')
    .replace(/^\[\s*(\w+)\s*\]$/, '[$1]');
}
