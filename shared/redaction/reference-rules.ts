import { isReference, link, type Rule, reference, written } from './rule.ts';

const start = '(?<![A-Za-z0-9/\\-.,£])';
const end = '(?![A-Za-z0-9/]|[.,]\\d)';
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
const day = `(?:\\d{1,2}[/.\\-]\\d{1,2}(?:[/.\\-]\\d{2,4})?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ?${month}(?:,? ?'?\\d{2,4})?|\\d{6,8})`;
const systems =
  'school|college|lcs|mosaic|liquid ?logic|ics|eclipse|care ?first|marac|mash|lado|mappa|yjs|yot|cps|court|case|child|client|patient|person|nominal|file|family|service user|social care|referral|passport|uln|uprn|tenancy|account|imei|exhibit|bail|property|prison|visa|home office|asylum|report|claim|policy';

/** References of crimes, incidents, custody and cases, and the numbers that officers wear. */
export const referenceRules: readonly Rule[] = [
  {
    class: 'case-reference',
    cue: 'written form',
    pattern: written(`\\b(?:our |your |my )?(?:ref|reference|refs)\\b${link}(?<v>${reference})${end}`),
    accepts: (value) => /(?:\d\D*){5}/.test(value),
  },
  {
    class: 'case-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:uprn|uln|lcs|mosaic|liquid ?logic|eclipse|care ?first)\\b${link}(?<v>${reference})${end}`,
    ),
    accepts: (value) => /(?:\d\D*){5}/.test(value),
  },
  {
    class: 'crime-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>\\d{2}[A-Z]{0,2}/[A-Z]{1,4}/\\d{3,7}/\\d{2}(?:\\d\\d)?)${end}`),
  },
  {
    class: 'crime-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>[A-Z]{1,4}/20\\d\\d/\\d{3,7})${end}`, 'dg'),
  },
  {
    class: 'collar-number',
    cue: 'cue word',
    pattern: written(
      `\\b(?:force|staff|payroll)\\s*(?:number|no|id)\\.?\\s*[:=]\\s*(?<v>[A-Z]{0,3}\\s?\\d{3,6})${end}`,
    ),
  },
  {
    class: 'crime-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:crime(?: report| record| ref\\w*| no| num\\w*| id)?|crn|urn|cris|niche(?: rms| occ\\w*)?|athena|occ|occurrence|investigation|offence|incident|event|linked to|police ref\\w*)\\b${link}(?<v>${reference})${end}`,
    ),
    accepts: isReference,
  },
  {
    class: 'crime-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:log|cad|icad|storm|incident|inc|event|serial)(?![A-Za-z])${link}(?:[A-Z]{2,4}\\s+)?(?<v>(?:CAD)?\\d{1,6}\\s*(?:of|/|-|on|dated|\\s)\\s*(?:the )?${day})${end}`,
    ),
  },
  {
    class: 'crime-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:log|cad|icad|storm|inc|rms|ucr|oel|echo|sap|cypr|genesis|unifi|connect|compact|controlworks|smart storm|misper|missing report|ppn|vpd|icrd|crime file|crime system|nspis|pers)\\b${link}(?<v>${reference})${end}`,
    ),
    accepts: isReference,
  },
  {
    class: 'crime-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>(?=[A-Z]*\\d|[A-Z]{1,3}/)[A-Z0-9]{1,4}/\\d{3,7}/\\d{2}(?:\\d\\d)?)${end}`),
  },
  {
    class: 'crime-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>[A-Z]{1,4}/\\d\\d/\\d{3,7}(?:/\\d\\d)?)${end}`, 'dg'),
  },
  {
    class: 'crime-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>CAD ?\\d{2,5}[/\\-]\\d{1,2}[A-Z]{3}\\d{2})${end}`),
  },
  // Niche: the force's code, two digits of the year and a serial number, or the year first. No phone begins so.
  { class: 'crime-reference', cue: 'written form', pattern: written(`${start}(?<v>[1-9]\\d{10})${end}`) },
  {
    class: 'case-reference',
    cue: 'written form',
    pattern: written(
      `(?<!\\b(?:isbn|issn|ean)[\\s:-]{0,2})${start}(?<v>\\d{9,10}|(?!97[89]\\d{10}(?!\\d))\\d{12,20})${end}`,
    ),
  },
  {
    class: 'custody-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:custody(?: (?:record|rec|ref|reference|no|number|num|id))|c/r|dp ref|detained under|pers|detention(?: (?:log|record|ref))|arrest summons|asn)\\b${link}(?<v>${reference})${end}`,
    ),
    accepts: isReference,
  },
  {
    class: 'custody-reference',
    cue: 'cue word',
    pattern: written(
      `\\bcustody\\b${link}(?:record|rec)?${link}(?<v>[A-Z]{1,3}\\s\\d{3,7}(?:\\s\\d{2,4})?)${end}`,
    ),
  },
  {
    class: 'custody-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>\\d\\d/\\d{2}[A-Z0-9]{2}/\\d\\d/\\d{1,11}[A-Z])${end}`),
  },
  {
    class: 'case-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:${systems})\\b(?:\\s+(?:ref|reference|id|no|number|num|urn|code)\\b|\\s*#)${link}(?<v>${reference})${end}`,
    ),
    accepts: isReference,
  },
  // 'WMP-20250211-1187', 'BE25003381', '19E-4471-25', 'M0817723': letters and six digits or more
  {
    class: 'case-reference',
    cue: 'written form',
    pattern: written(
      `(?<!\\b(?:isbn|issn|doi|iso|iec|en|bs|si|uksi|version|model)[\\s:-]{0,2})${start}(?<v>(?=[A-Z0-9/\\-]{8,})(?=[^\\s]*[A-Z])(?:[A-Z0-9]+[/\\-]){0,4}[A-Z0-9]*\\d[A-Z0-9]*)${end}`,
      'dg',
    ),
    accepts: (value) =>
      /(?:\d\D*){6}/.test(value) &&
      /[A-Z]/.test(value) &&
      !/^(?:[A-Z]+-)*(?:19|20)\d\d-\d\d(?:-\d\d)?$/.test(value),
  },
  // '20250114-0722'
  {
    class: 'crime-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>20[12]\\d[01]\\d[0-3]\\d[-/]\\d{3,5})${end}`),
  },
  {
    class: 'case-reference',
    cue: 'written form',
    pattern: written(`${start}(?<v>\\d\\d/\\d{5,7})${end}`),
  },
  {
    class: 'case-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:exhibit|exhibits|ex|exh)\\b${link}(?<v>[A-Z]{2,4}\\s?/\\s?\\d{1,5}[A-Z]?(?:/\\d{1,3})?)${end}`,
    ),
  },
  {
    class: 'case-reference',
    cue: 'cue word',
    pattern: written(
      `\\b(?:seal|bag|ehm|eha|cin|caf|ehcp|admission|enquiry|liberty|protocol)\\b${link}(?<v>${reference})${end}`,
    ),
    accepts: (value) => /(?:\d\D*){5}/.test(value),
  },
  {
    class: 'case-reference',
    cue: 'cue word',
    pattern: written(`\\bsort code\\b${link}(?<v>\\d\\d[ \\-]?\\d\\d[ \\-]?\\d\\d)${end}`),
  },
  {
    class: 'case-reference',
    cue: 'cue word',
    pattern: written(`\\bip(?: address)?\\b${link}(?<v>\\d{1,3}(?:\\.\\d{1,3}){3})${end}`),
  },
  {
    class: 'collar-number',
    cue: 'cue word',
    pattern: written(
      `\\b(?:collar|shoulder|warrant|epaulette|badge)\\s*(?:card\\s*)?(?:numbers?|nos?|num|id|ident)\\b${link}(?<v>[A-Z]{0,3}\\s?\\d{2,6})${end}`,
    ),
  },
  {
    class: 'collar-number',
    cue: 'cue word',
    pattern: written(`\\b(?:collar|shoulder|epaulette|warrant card)\\b${link}(?<v>[A-Z]{0,3}\\d{2,6})${end}`),
  },
];
