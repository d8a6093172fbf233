/** Letters of a unique pupil number's check (Department for Education, UPN guide): no I, O, S. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** Letters of PNC, CRO and arrest summons numbers' check (CJS data standards catalogue), by the remainder of 23. */
const pncLetters = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** NHS data dictionary, NHS NUMBER: weights 10 to 2, modulus 11; a remainder that gives 10 is never issued. */
export function isNhsNumber(written: string): boolean {
  const digits = digitsOf(written);
  if (digits.length !== 10) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
}

/** The weights are 2 to 13; a temporary number ends in a letter that counts as its place among the letters. */
export function isUpn(written: string): boolean {
  const upn = written.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) return false;
  const values = [...upn.slice(1)].map((sign) => (/\d/.test(sign) ? Number(sign) : upnLetters.indexOf(sign)));
  if (values.includes(-1)) return false;
  return upnLetters[values.reduce((sum, value, index) => sum + value * (index + 2), 0) % 23] === upn[0];
}

/** Two digits of the year and the serial number in seven digits, as one number. */
export function isPncId(written: string): boolean {
  const [, year, serial, letter] = /^(?:\d\d)?(\d\d)\s?\/\s?(\d{1,7})\s?([A-Z])$/i.exec(written) ?? [];
  return serial !== undefined && hasPncLetter(`${year}${serial.padStart(7, '0')}`, letter);
}

/** Two digits of the year and the serial number in six digits; files of before 1995 begin with SF and the year. */
export function isCroNumber(written: string): boolean {
  const [, serial, year, letter] = /^(\d{1,6})\s?\/\s?(\d\d)\s?([A-Z])$/i.exec(written) ?? [];
  if (serial) return hasPncLetter(`${year}${serial.padStart(6, '0')}`, letter);
  const [, fileYear, file, fileLetter] = /^SF\s?(\d\d)\s?\/\s?(\d{1,6})\s?([A-Z])$/i.exec(written) ?? [];
  return file !== undefined && hasPncLetter(`${fileYear}${file.padStart(6, '0')}`, fileLetter);
}

const hasPncLetter = (digits: string, letter: string | undefined): boolean =>
  /^\d+$/.test(digits) && pncLetters[Number(digits) % 23] === letter?.toUpperCase();

/**
 * DVLA: five letters of the surname, the decade of birth, its month (a woman's with 50 added), its day, the last digit
 * of its year. No check character's rule is published.
 */
export function isDriverNumber(written: string): boolean {
  const number = written.replace(/[\s-]/g, '').toUpperCase();
  const [, month, day] =
    /^[A-Z][A-Z9]{4}\d(\d\d)(\d\d)\d[A-Z][A-Z9][A-Z0-9][A-Z]{2}(?:\d\d)?$/.exec(number) ?? [];
  if (month === undefined) return false;
  const ofYear = Number(month) % 50;
  return ofYear >= 1 && ofYear <= 12 && Number(month) <= 62 && Number(day) >= 1 && Number(day) <= 31;
}

const digitsOf = (written: string): readonly number[] => [...written.replace(/\D/g, '')].map(Number);
