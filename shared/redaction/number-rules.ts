import { isCroNumber, isDriverNumber, isNhsNumber, isPncId, isUpn } from './check-characters.ts';
import { link, type Rule, written } from './rule.ts';

const start = '(?<![A-Za-z0-9/])';
const end = '(?![A-Za-z0-9]|/\\d)';
/** "NHS number for the child is" */
const ofWhom = '(?:(?:for|of)\\s+(?:the\\s+|her\\s+|his\\s+)?[a-z]{2,12}\\b)?';
const nino = '(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ .\\-]?\\d\\d[ .\\-]?\\d\\d[ .\\-]?\\d\\d';
const driver =
  '[A-Z][A-Z9]{4}[ \\-]?\\d{6}[ \\-]?[A-Z][A-Z9][ \\-]?[A-Z0-9][ \\-]?[A-Z]{2}(?:[ \\-]?\\d\\d)?';
const tenDigits = '\\d(?:[ .\\-]?\\d){9}';
const pnc = '(?:19|20)?\\d\\d\\s?/\\s?\\d{1,7}\\s?[A-Z]';
const cro = '(?:\\d{1,6}\\s?/\\s?\\d\\d|SF\\s?\\d\\d\\s?/\\s?\\d{1,6})\\s?[A-Z]';
const vehicle =
  '(?:[A-Z]{2} ?\\d\\d[ \\-]?[A-Z]{3}|[A-Z] ?\\d{1,3}[ \\-]?[A-Z]{3}|[A-Z]{3}[ \\-]?\\d{1,3}[A-Z]|[A-Z]{1,3}[ \\-]?\\d{1,4}|\\d{1,4}[ \\-]?[A-Z]{1,3})';
/** Prefixes that are never given out (HMRC, NIM39110); QQ is not either and stands in examples. */
const isNino = (value: string) => !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/i.test(value);
/** The old forms of a few letters and figures are plates in capitals only. */
const isPlate = (value: string) =>
  /^(?:[A-Z]{2} ?\d\d|[A-Z] ?\d{1,3}|[A-Z]{3})[ -]?(?:[A-Z]{3}|\d{1,3}[A-Z])$/i.test(value) ||
  (/^[A-Z\d]{1,4}[ -]?[A-Z\d]{1,4}$/.test(value) && value.length >= 4);
/** What a road's number is often followed by where all is in capitals. */
const isNoWord = (value: string) =>
  !/(?:AND|THE|FOR|ARE|WAS|BUT|NOT|HAS|HAD|ALL|ANY|PER|WAY|OUT|OFF|END|CAR|BUS|VAN|MAP|ONE|TWO|SIX|TEN|NEW|OLD|BY|VIA|DAY)$/.test(
    value,
  );
/** Numbers that anybody may ring are not a person's; Ofcom's ranges for drama stand for one that is. */
const isPersonal = (value: string) => {
  const digits = value
    .replace(/^\s*(?:\+|00)\s?44/, '')
    .replace(/\D/g, '')
    .replace(/^0?/, '0');
  const isLong = digits.length === 11 || (digits.length === 10 && /^0[12]/.test(digits));
  return isLong && (/^0[1257]/.test(digits) || /^0(?:3069990|8081570|9098790)/.test(digits));
};

/** Accounts of forces and other bodies. */
const bodyAccount =
  /police|constab|^@(?:hmic|ofsted|nspcc|barnardo|childline|iopc|nca_|gov|\w+gov(?:uk)?$|[A-Z]{3,}$)/;

/** Numbers of people that a body issues, most with a check character. */
export const numberRules: readonly Rule[] = [
  {
    class: 'nhs-number',
    cue: 'check digit',
    pattern: written(`(?<!\\d-|isbn[\\s:-]{0,2})${start}(?<v>${tenDigits})${end}`),
    accepts: isNhsNumber,
  },
  {
    class: 'nhs-number',
    cue: 'cue word',
    pattern: written(
      `${start}(?:n\\.?\\s?h\\.?\\s?s\\b\\.?|health|patient|hospital)${link}${ofWhom}${link}(?<v>${tenDigits})${end}`,
    ),
  },
  {
    class: 'ni-number',
    cue: 'written form',
    pattern: written(`${start}(?<v>${nino}[ .\\-]?[A-D])${end}`),
    accepts: isNino,
  },
  {
    class: 'ni-number',
    cue: 'cue word',
    pattern: written(
      `\\b(?:n\\.?i\\.?(?:no)?|nino|national insurance)\\b${link}${ofWhom}${link}(?<v>[A-Z]{2}(?:[ .\\-]?\\d){6}(?:[ .\\-]?[A-Z])?)${end}`,
    ),
  },
  {
    class: 'upn',
    cue: 'check digit',
    pattern: written(`${start}(?<v>[A-Z][ \\-]?\\d{3}[ \\-]?\\d{4}[ \\-]?\\d{2}[ \\-]?\\d{2}[\\dA-Z])${end}`),
    accepts: isUpn,
  },
  {
    class: 'upn',
    cue: 'cue word',
    pattern: written(
      `\\b(?:upn|(?:unique )?pupil)\\b${link}${ofWhom}${link}(?<v>[A-Z](?:[ \\-]?\\d){11}[ \\-]?[\\dA-Z])${end}`,
    ),
  },
  {
    class: 'pnc-id',
    cue: 'check digit',
    pattern: written(`${start}(?<v>${pnc})${end}`),
    accepts: (value) => /\/\s?\d{3}/.test(value) && isPncId(value),
  },
  {
    class: 'pnc-id',
    cue: 'cue word',
    pattern: written(`\\bp\\.?n\\.?c\\.?(?:id)?\\b,?${link}(?<v>${pnc}|(?:19|20)?\\d{9}[A-Z])${end}`),
  },
  {
    class: 'cro-number',
    cue: 'check digit',
    pattern: written(`${start}(?<v>${cro})${end}`),
    accepts: (value) => /\d{3}/.test(value) && isCroNumber(value),
  },
  {
    class: 'cro-number',
    cue: 'cue word',
    pattern: written(`\\bc\\.?r\\.?o\\b\\.?,?${link}(?<v>${cro})${end}`),
  },
  {
    class: 'driver-number',
    cue: 'written form',
    pattern: written(`${start}(?<v>${driver})${end}`),
    accepts: isDriverNumber,
  },
  {
    class: 'driver-number',
    cue: 'cue word',
    pattern: written(
      `\\b(?:driv\\w+(?: licen[cs]e)?|licen[cs]e|dvla)\\b${link}(?<v>[A-Z][A-Z9]{3,4}[ \\-]?\\d{5,6}[A-Z0-9 \\-]{3,8}[A-Z0-9])${end}`,
    ),
  },
  {
    class: 'vehicle',
    cue: 'written form',
    pattern: written(
      `${start}(?<v>[A-HJ-PR-Y]{2} ?\\d\\d[ \\-]?[A-Z]{3}|[A-HJ-NP-TV-Y]\\d{3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} \\d{3}[A-HJ-NP-TV-Y])${end}`,
      'dg',
    ),
    accepts: isNoWord,
  },
  {
    class: 'vehicle',
    cue: 'cue word',
    pattern: written(
      `\\b(?:vrms?|vrn|reg|regn|registration|index|(?:number )?plates?|registered)\\b(?: mark)?${link}(?<v>${vehicle})${end}`,
    ),
    accepts: isPlate,
  },
  {
    class: 'vehicle',
    cue: 'cue word',
    pattern: written(
      `\\b(?:vehicle|car|van|moped|motorbike|lorry|taxi|transit|corsa|fiesta|golf|astra|focus|polo|clio|micra|qashqai|bmw|audi|ford|vauxhall|toyota|honda|nissan|kia|hyundai|peugeot|renault|mercedes|skoda|seat|volvo|mini|seen|stopped|driving)\\b,?${link}(?<v>[A-Z]{2}\\d\\d[ \\-]?[A-Z]{3}|[A-Z]\\d{1,3}[ \\-][A-Z]{3})${end}`,
    ),
  },
  {
    class: 'vehicle',
    cue: 'cue word',
    pattern: written(
      `\\b(?:part(?:ial)?|first part)\\s+(?:index|reg|registration|plate|vrm|number plate)\\b${link}(?<v>[A-Z]{2}\\d\\d|[A-Z]\\d{1,3}|[A-Z]{3})${end}`,
    ),
  },
  {
    class: 'phone',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9/+])(?<v>(?:\\+|00)\\s?44[\\s\\-.]?(?:\\(0\\)|0)?(?:[\\s\\-.()]{0,2}\\d){9,10})${end}`,
    ),
    accepts: isPersonal,
  },
  {
    class: 'phone',
    cue: 'written form',
    pattern: written(`(?<![A-Za-z0-9/+])(?<v>\\(?0\\d{2,5}\\)?(?:[ \\-.]{0,3}\\d){5,8})${end}`),
    accepts: isPersonal,
  },
  {
    class: 'phone',
    cue: 'cue word',
    pattern: written(
      `\\b(?:mob|mobile|tel|telephone|phone|landline|contact (?:no|number)|fax)\\b${link}(?<v>\\+?\\(?\\d(?:[\\s\\-.()]{0,2}\\d){5,13})${end}`,
    ),
  },
  {
    class: 'phone',
    cue: 'cue word',
    pattern: written(
      `\\b(?:mob|mobile|tel|telephone|phone|landline|number|no)\\.?\\s+(?:ending|ends|ended|finishing)(?:\\s+(?:in|with))?\\s+(?<v>\\d{3,6})${end}`,
    ),
  },
  {
    class: 'phone',
    cue: 'cue word',
    pattern: written(`(?<=\\d\\s?,?\\s?)\\b(?:ext|extn|extension)\\.?\\s*(?<v>\\d{2,5})${end}`),
  },
  {
    class: 'email',
    cue: 'written form',
    pattern: written(
      `(?<v>[A-Za-z0-9._%+'\\-]{1,64}\\s?@\\s?[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}){1,8})`,
    ),
  },
  {
    class: 'username',
    cue: 'written form',
    pattern: written(`(?<![A-Za-z0-9._@])(?<v>@[A-Za-z_][A-Za-z0-9_.]*[A-Za-z0-9_])(?![/A-Za-z0-9@])`),
    accepts: (value) => !bodyAccount.test(value),
  },
  {
    class: 'username',
    cue: 'cue word',
    pattern: written(
      '\\b(?:snapchat|snap|instagram|insta|tiktok|facebook|fb|discord|roblox|xbox|psn|gamertag|kik|twitter|telegram|username|user ?name|screen ?name|handle|user|account name)\\b(?:\\s+(?:username|user|name|account|handle|profile|id|called))*\\s*(?:[:\\-]|is|was|as)?\\s*"?(?<v>@?(?=[A-Za-z_.]*[\\d_.][A-Za-z\\d_])[A-Za-z0-9_.]{2,}[A-Za-z0-9_](?:#\\d{4})?)',
    ),
  },
  {
    class: 'username',
    cue: 'cue word',
    pattern: written(
      '\\b(?:username|user name|gamer ?tag|screen ?name|psn|handle)\\b\\s*(?:is|was|:|=|-)?\\s*"?(?<v>@?[A-Za-z][A-Za-z0-9_.#]{3,30})(?![A-Za-z0-9])',
    ),
    accepts: (value) => /[a-z][A-Z]|[\d_#]/.test(value),
  },
  // 'messages from "user8841__"'
  {
    class: 'username',
    cue: 'written form',
    pattern: written(
      '(?<![A-Za-z0-9._@/\\\\-])(?<v>(?=[a-z]{2,20}\\d{2,6}_|[a-z]{1,20}_{1,2}[a-z]{1,20}_{0,2}\\d)[a-z0-9_]{5,30})(?![A-Za-z0-9@/.(=:_-])',
      'dg',
    ),
  },
];
