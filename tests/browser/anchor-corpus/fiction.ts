import type { Chance } from './chance.ts';

/** Plainly fictional people, places and numbers of an invented force. */
const GIVEN =
  'Ayla Bram Corin Della Emrys Fenn Gwil Hesper Isolde Joss Kester Liora Merrin Nesta Orrin Perran Quill Rhosyn Silas Tamsin Ulric Vesper Wren Yestin Zelah Bryony Caddoc Davin Elowen Fable'.split(
    ' ',
  );
const FAMILY =
  'Sampleton Testwick Mockford Examply Placehold Fictonby Dummerley Notreal Inventer Madeup Pretendham Storrison Novelly Taleworth Fabler Mythen Legendale Sagewell Yarnley Plotter Chapterly Scriptor Proseman Versely Stanzer'.split(
    ' ',
  );
const ROLES = ['DC', 'DS', 'PC', 'PS', 'DI', 'SW', 'FDA'];
const STREETS = 'Nowhere Sample Mockup Proxy Draftsman Template Example Fable'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export const personName = (chance: Chance): string => `${chance.pick(GIVEN)} ${chance.pick(FAMILY)}`;
export const officerName = (chance: Chance): string =>
  `${chance.pick(ROLES)} ${1000 + chance.below(8999)} ${chance.pick(FAMILY)}`;
export const address = (chance: Chance): string =>
  `${1 + chance.below(180)} ${chance.pick(STREETS)} ${chance.pick(['Road', 'Street', 'Close', 'Lane'])}`;
export const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.below(10)).join('');
export const reference = (chance: Chance, prefix: string): string =>
  `${prefix}/${24 + chance.below(2)}/${digits(chance, 5)}`;
export const dayText = (chance: Chance): string =>
  `${1 + chance.below(28)} ${chance.pick(MONTHS)} ${2024 + chance.below(2)}`;
export const shortDay = (chance: Chance): string =>
  `${String(1 + chance.below(28)).padStart(2, '0')}/${String(1 + chance.below(12)).padStart(2, '0')}/${2024 + chance.below(2)}`;
export const clock = (chance: Chance): string =>
  `${String(chance.below(24)).padStart(2, '0')}:${String(chance.below(60)).padStart(2, '0')}`;
export const age = (chance: Chance): string => String(4 + chance.below(14));
export const team = (chance: Chance): string =>
  chance.pick(['Child abuse team', 'Missing team', 'Response North', 'Response South', 'Exploitation team']);
export const status = (chance: Chance): string =>
  chance.pick(['Open', 'Open', 'Open', 'Closed', 'Closed', 'Awaiting review']);
export const risk = (chance: Chance): string =>
  chance.pick(['High', 'Medium', 'Medium', 'Standard', 'Standard']);
export const yesNo = (chance: Chance): string => chance.pick(['Yes', 'Yes', 'No']);
