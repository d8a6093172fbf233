const timeForm = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** '3 November 2026 at 10:00 UTC': in every place the same, so that two people read the same report. */
export const timeWords = (ms: number): string => `${timeForm.format(ms)} UTC`;

export const countWords = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`;

export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** A long list is cut, and says by how much. */
export const firstOf = (sentences: readonly string[], most = 50): readonly string[] =>
  sentences.length <= most
    ? sentences
    : [...sentences.slice(0, most), `… and ${countWords(sentences.length - most, 'more', 'more')}.`];

const kindWords: Readonly<Record<string, string>> = {
  'log-opened': 'the opening of the record',
  'key-changed': 'a change of the signing key',
  'link-removed': 'taking an item off a criterion',
  'inspection-set': 'the inspection’s details',
  'actor-set': 'a person’s name',
  'item-set': 'an item of evidence',
  'link-set': 'what an item points to',
  'session-set': 'a session',
  'case-set': 'a case',
  'measure-set': 'a measure',
  'finding-set': 'a finding',
  'judgment-set': 'a judgment',
  'award-set': 'an awarded grade',
  'moderation-set': 'a moderation',
  'sign-off-set': 'a sign-off',
  'consultation-set': 'a look at the evidence',
  'disclosure-set': 'giving the evidence away',
  'combination-set': 'taking evidence in',
  'disposal-set': 'a disposal',
};

/** What an entry is of; a kind that came later is told by its own name. */
export const entryKindWords = (kind: string): string =>
  kindWords[kind] ?? kind.replace(/-set$/, '').replaceAll('-', ' ');
