import type { IdentifierClass } from './hit.ts';

/** What the cells below a header, or the value after a label, are. */
interface HeaderClass {
  readonly class: IdentifierClass;
  readonly pattern: RegExp;
}

const of = (kind: IdentifierClass, words: string): HeaderClass => ({
  class: kind,
  pattern: new RegExp(`^(?:${words})$`),
});
const suffix =
  "(?: ?\\d{1,2})?(?:'?s)?(?: (?:full |first |last |sur)?(?:name|names|forename|surname|initials|details))?(?: ?\\d{1,2})?";
const noSuffix = '(?: (?:no|nos|number|numbers|ref|reference|id|num|urn))*';

const headerClasses: readonly HeaderClass[] = [
  of('nhs-number', `nhs${noSuffix}`),
  of('ni-number', `(?:ni|nino|national insurance|ni no)${noSuffix}`),
  of('upn', `(?:upn|unique pupil|pupil)(?: (?:no|number|id))|upn`),
  of('pnc-id', `pnc${noSuffix}|pncid`),
  of('cro-number', `cro${noSuffix}`),
  of('driver-number', `(?:driver|driving licen[cs]e|driver licen[cs]e|dvla|licen[cs]e)${noSuffix}`),
  of(
    'vehicle',
    `vrms?|vrn|(?:vehicle )?(?:reg|registration)(?: (?:mark|no|number|plate))?|index|number plate|vehicle index`,
  ),
  of(
    'phone',
    `(?:(?:home|work|mobile|contact|main|daytime|carer|mother|father|parent) )?(?:phone|telephone|tel|mobile|mob|contact|landline)(?: (?:no|number|phone|tel))?|t|m|contact details`,
  ),
  of('email', `(?:home |work |contact )?(?:e-?mail)(?: address)?|e`),
  of('username', `username|user name|handle|screen name|snapchat|instagram|gamertag|account name`),
  of('postcode', `(?:home )?post ?code`),
  of(
    'address',
    `(?:(?:home|current|family|last known|previous|offence|placement|permanent) )?address(?: (?:line )?\\d)?|(?:location|place) of (?:offence|incident)|offence location|lives at|residence`,
  ),
  of(
    'date-of-birth',
    `(?:(?:child|victim|suspect|subject|mother|father|parent)'?s? )?(?:dob|d o b|date of birth|birth ?date|born)`,
  ),
  of(
    'age',
    `(?:(?:child|victim|suspect|subject)'?s? )?(?:age|current age|age at (?:time|incident|offence|referral|report)|age \\(?(?:years|yrs)\\)?)`,
  ),
  of(
    'custody-reference',
    `custody${noSuffix.replace('*', '+')}|custody record(?: (?:no|number|ref))?|asn|arrest summons(?: (?:no|number))?|custody ref(?:erence)?`,
  ),
  of(
    'crime-reference',
    `(?:crime|occurrence|occ|niche|incident|log|cad|investigation|offence|athena)(?: report| record)?(?: (?:no|nos|number|numbers|ref|reference|id|num|urn))+|urn|crn|cad|niche|crime|storm|occurrence`,
  ),
  of(
    'collar-number',
    `(?:officer(?:'s)? )?(?:collar|shoulder|warrant|epaulette|force)(?: (?:no|number|num|id))|collar|officer (?:no|number|id)`,
  ),
  of(
    'officer',
    `(?:(?:investigating|attending|reporting|arresting|reviewing|supervising|lead|allocated|custody|police|first) )?(?:officer|sergeant|inspector|supervisor|detective)s?(?: in (?:the )?(?:case|charge))?(?:'s)?(?: (?:name|names|surname|details))?|oic|io|sio|investigator|allocated to|oic name|call handler|dispatcher|flo|di|dci|ds|dc|pc|reviewed by|custody sgt`,
  ),
  of(
    'child',
    `(?:name of (?:the )?)?(?:child|childs|children|childre?n's|siblings|twins|brothers|sisters|children's|child|young person|yp|child or young person|subject child|linked child|pupil|baby|infant|sibling|brother|sister|son|daughter|missing child|misper|missing person|missing|looked after child|student|unborn|nephew|niece|twin)${suffix}|child & dob`,
  ),
  of(
    'adult',
    `(?:name of (?:the )?)?(?:(?:birth|biological|foster|step) ?)?(?:mother|father|mum|dad|parent|carer|step ?mother|step ?father|grandmother|grandfather|gran|nan|partner|ex-partner|guardian|aunt|uncle|husband|wife|boyfriend|girlfriend|perpetrator|offender|suspect|defendant|detainee|witness|informant|referrer|referred by|caller|complainant|reporting person|social worker|sw|allocated (?:social worker|sw)|health visitor|hv|midwife|teacher|head ?teacher|dsl|gp|doctor|school nurse|nurse|support worker|key ?worker|iro|solicitor|appropriate adult|neighbour|chair|manager|team manager|author|completed by|emergency contact|next of kin|person reporting|reported by|associate|landlord|professional)${suffix}`,
  ),
  of(
    'person',
    `(?:name of (?:the )?)?(?:victim|subject|nominal|person|individual|aggrieved|ip|injured party|vulnerable person|involved party|linked person|family member|household member|relative|associate|friend)${suffix}|case name|attendees?|present|apologies|in attendance|core group(?: members)?|distribution|circulation|invited|invitees|minutes(?: by| taken by)?|minute taker|chair(?:ed by)?|owner|action owner|registered keeper|keeper|driver|passenger|account holder|contact name|family|(?:full |first |last |given |middle |family |birth |maiden |known |preferred )?names?|forenames?(?: surname)?|surnames?|initials|aka|alias(?:es)?|known as|nicknames?|other names`,
  ),
  of(
    'case-reference',
    `(?:school|college|lcs|mosaic|liquid ?logic|ics|eclipse|care ?first|marac|mash|lado|case|child|client|person|file|family|system|referral|social care|nominal|record|exhibit|passport|uln|uprn|tenancy|account|yjs|yot)(?: (?:no|nos|number|numbers|ref|reference|id|num|urn))+|reference|ref|ref no|reference number|id|id no|id number`,
  ),
];

/** The class that a header or label names, by its own words or by one of those between strokes; null where it names none. */
export function headerClass(header: string): IdentifierClass | null {
  const plain = header
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\((?:ren|s|es)\)/g, '')
    .replace(/[.:*?#"]|\((?:if known|optional|dd\/mm\/yy(?:yy)?|dob)\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const spelled = [
    plain.replace(/\b(d o b)\b/, 'dob'),
    plain.replace(/ of (?:the )?(?:child|baby|young person|victim|suspect|subject|mother|father|pupil)$/, ''),
    ...plain.split(/\s*[/&+]\s*|\s+and\s+/),
  ];
  for (const words of spelled) {
    const known = headerClasses.find(({ pattern }) => pattern.test(words.trim()));
    if (known) return known.class;
  }
  return null;
}
