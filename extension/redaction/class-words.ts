import { type IdentifierClass, isNameClass, type NameClass } from '../../shared/redaction/hit.ts';

const words: Readonly<Record<IdentifierClass, readonly [one: string, many: string]>> = {
  child: ['child’s name', 'children’s names'],
  adult: ['adult’s name', 'adults’ names'],
  person: ['name', 'names'],
  officer: ['officer’s name', 'officers’ names'],
  'nhs-number': ['NHS number', 'NHS numbers'],
  'ni-number': ['National Insurance number', 'National Insurance numbers'],
  upn: ['pupil number', 'pupil numbers'],
  'pnc-id': ['PNC number', 'PNC numbers'],
  'cro-number': ['CRO number', 'CRO numbers'],
  'driver-number': ['driver number', 'driver numbers'],
  vehicle: ['number plate', 'number plates'],
  phone: ['phone number', 'phone numbers'],
  email: ['e-mail address', 'e-mail addresses'],
  username: ['user name', 'user names'],
  postcode: ['postcode', 'postcodes'],
  address: ['address', 'addresses'],
  'date-of-birth': ['date of birth', 'dates of birth'],
  age: ['age of a child', 'ages of children'],
  'crime-reference': ['crime reference', 'crime references'],
  'custody-reference': ['custody reference', 'custody references'],
  'case-reference': ['case reference', 'case references'],
  'collar-number': ['collar number', 'collar numbers'],
};

export const classWord = (kind: IdentifierClass): string => words[kind][0];

/** How many different ones there are of each kind. */
export type Counts = ReadonlyMap<IdentifierClass, number>;

/** '2 children’s names, 1 phone number'. */
export const countsInWords = (counts: Counts): string =>
  [...counts]
    .map(([kind, count]) => `${count.toLocaleString('en-GB')} ${words[kind][count === 1 ? 0 : 1]}`)
    .join(', ');

export const addCounts = (all: Iterable<Counts>): Counts => {
  const sum = new Map<IdentifierClass, number>();
  for (const counts of all) for (const [kind, count] of counts) sum.set(kind, (sum.get(kind) ?? 0) + count);
  return sum;
};

export const roleWords: Readonly<Record<NameClass, string>> = {
  child: 'Child',
  adult: 'Adult',
  person: 'Not known',
  officer: 'Officer',
};

export const isRole = (word: string): word is NameClass =>
  word in roleWords && isNameClass(word as NameClass);
