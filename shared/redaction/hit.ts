export type NameClass = 'child' | 'adult' | 'person' | 'officer';

/** What kind of identifier it is. A 'person' is a name of which the text does not say whether it is a child's. */
export type IdentifierClass =
  | NameClass
  | 'nhs-number'
  | 'ni-number'
  | 'upn'
  | 'pnc-id'
  | 'cro-number'
  | 'driver-number'
  | 'vehicle'
  | 'phone'
  | 'email'
  | 'username'
  | 'postcode'
  | 'address'
  | 'date-of-birth'
  | 'age'
  | 'crime-reference'
  | 'custody-reference'
  | 'case-reference'
  | 'collar-number';

/** By what it was found, strongest first: where two claim the same characters, the stronger says what they are. */
export const cues = [
  'case list',
  'table header',
  'label',
  'check digit',
  'cue word',
  'rank',
  'honorific',
  'role',
  'found nearby',
  'written form',
  'given name',
] as const;

export type Cue = (typeof cues)[number];

/** One identifier in a text, in UTF-16 offsets. */
export interface Hit {
  readonly class: IdentifierClass;
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
  /** Who or what it is, where its own characters do not say: an entry of the case list, a person named elsewhere. */
  readonly identity: string | null;
}

/** Whether a class is of people's names, an officer's among them. */
export const isNameClass = (kind: IdentifierClass): kind is NameClass =>
  kind === 'child' || kind === 'adult' || kind === 'person' || kind === 'officer';
