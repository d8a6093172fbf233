import type { IdentifierClass } from './hit.ts';

/** The word of the tokens of each class. */
export const tokenWords: Readonly<Record<IdentifierClass, string>> = {
  child: 'CHILD',
  adult: 'ADULT',
  person: 'PERSON',
  officer: 'OFFICER',
  'nhs-number': 'NHS',
  'ni-number': 'NI',
  upn: 'UPN',
  'pnc-id': 'PNC',
  'cro-number': 'CRO',
  'driver-number': 'DRIVER',
  vehicle: 'VEHICLE',
  phone: 'PHONE',
  email: 'EMAIL',
  username: 'USERNAME',
  postcode: 'POSTCODE',
  address: 'ADDRESS',
  'date-of-birth': 'DOB',
  age: 'AGE',
  'crime-reference': 'CRIME',
  'custody-reference': 'CUSTODY',
  'case-reference': 'REFERENCE',
  'collar-number': 'COLLAR',
};

const token = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.values(tokenWords).join('|')})-\\d+(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Tokens as signs that are no letters and no digits, as many: a derivative has nothing left to find in them. */
export const withoutTokens = (text: string): string =>
  text.replace(token, (found) => '\ufffc'.repeat(found.length));
