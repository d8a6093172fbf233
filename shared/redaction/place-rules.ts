import { type Rule, written } from './rule.ts';

/** The 121 areas of Royal Mail's postcodes of the United Kingdom, and the islands'. */
const areas =
  'AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE';
const outward = `(?:${areas})\\d[\\dA-HJ-NP-Y]?`;
/** Second half: never C, I, K, M, O or V. */
const inward = '\\d[ABD-HJLNP-UW-Z]{2}';
const notOrdinal = (value: string) => !/\d(?:st|nd|rd|th)$/.test(value);

const streetKinds =
  'Street|St|Str|Road|Rd|Avenue|Ave|Av|Lane|Ln|La|Close|Cl|Drive|Dr|Drv|Court|Crt|Ct|Crescent|Cres|Cresc|Place|Pl|Terrace|Terr|Ter|Way|Gardens|Gdns|Garden|Grove|Gr|Square|Sq|Mews|Hill|Rise|Walk|View|Row|Yard|Park|Parade|Green|Mount|Bank|Croft|Gate|Wharf|Quay|Quayside|Villas|Buildings|Cottages|Fold|Heights|Mead|Meadow|Meadows|Fields|Field|Chase|Garth|Vale|Dale|End|Broadway|Esplanade|Promenade|Common|Circus|Approach|Boulevard|Brow|Copse|Dene|Glade|Glebe|Grange|Hollow|Nook|Orchard|Paddock|Paddocks|Path|Passage|Ridge|Spinney|Wynd|Wood|Woods|Embankment|Backs|Cross|Corner|Bridge|Loan|Brae|Heath|Holt|Lea|Leas|Side|Bottom|Bungalows|Cottage|House|Lodge|Point|Reach|Strand|Top|Mill|Tower|Towers|Mansions|Clough|Estate|Steps|Ginnel|Hey|Pastures|Bryn';
const capital = "(?:St\\.? |The )?[A-Z][A-Za-z'.]{0,24}(?:-[A-Za-z]{1,24}){0,5}";
const house = '\\d{1,4}[A-Za-z]?(?:\\s?[-/&]\\s?\\d{1,4}[A-Za-z]?)?';
const flat =
  '(?:Flat|House|Lodge|Chalet|Pitch|Block|Apt|Apartment|Unit|Room|Maisonette|Bedsit|Plot|Caravan|FLAT|flat|apt|apartment|Top Flat|Ground Floor Flat|Basement Flat)\\.?\\s*(?:\\d{1,4}[A-Za-z]?(?:/\\d{1,2})?|[A-Za-z])\\b';
const street = `(?:The [A-Z][A-Za-z'-]+|(?:${capital}\\s+){1,4}(?:${streetKinds}|${streetKinds.toUpperCase()})\\b\\.?(?: (?:North|South|East|West)\\b)?|(?:Heol|Ffordd|Stryd|Lon|Rhodfa|Maes|Clos|Cae|Llys|Bryn|Trem|Parc|Tan|Pen|Cwrt|Gerddi|Ty|Nant|Dol|Erw|Pant|Twyn|Waun|Rhiw|Bro|Coed|Gelli|Glan|Hafan|Y)(?: (?:y|yr|[A-Z][A-Za-z'-]+)){1,3}|Quayside|Broadway|Strand|Kingsway|Queensway|Parkway|Promenade|Parade|Esplanade)`;
const houseName =
  'Cottage|House|Farm|Farmhouse|Lodge|Barn|Rectory|Vicarage|Villa|Hall|Mill|Bungalow|Manor|Grange|Court|Stables|Tower|Towers|Point|Heights|Mansions|Nook|Croft';

/** No house: a year, a court of law, a park or a body of which so many are counted. */
const isHouse = (value: string) =>
  !/\b(?:Crown|High|County|Family|Youth|Magistrates'?|Magistrates|Supreme|Coroner'?s?|Civil|Sheriff)\s+Court/.test(
    value,
  ) &&
  !/^(?:19|20)\d\d\b/.test(value) &&
  !/^\d+ The (?:Chief|Force|Police|Council|Children|Home|Inspect|Crown|Court|Act|Code|National|Local|Independent|Department|Secretary|Government|College|Data|Deputy|Assistant|Officer|Supervisor)/.test(
    value,
  ) &&
  !/\b(?:Downing Street|Marsham Street|Eccleston Square|Petty France|Great Smith Street|Victoria Embankment|Great Ormond|Globe House|Scotland Yard)\b/.test(
    value,
  ) &&
  !/\b(?:Police|Children|National|Business|Retail|Act|Green Paper|White Paper|Section|Table|Figure|Police Way)\b/.test(
    value,
  );

const livesAt =
  '(?:lives?|living|lived|resid\\w+|staying|stays|resident|addresses|address|moved|home|attended|attend|visited|visit|went|returned|placed|house|flat|property|premises|at|to|from|of|near|outside|in)';

const livesFirmly =
  '(?:[Ll]ives?|[Ll]ived|[Ll]iving|[Rr]esid\\w+|[Ss]tay\\w+(?: over)?|[Ss]topping|[Ss]leeping|[Mm]oved|[Aa]ddress|ADDRESS|[Aa]ddr|[Aa]dd|[Hh]/[Aa]|[Ll]ocated|[Pp]laced|[Hh]oused)(?:\\s+(?:at|to|in|is|was|given as|with (?:her|his|their) \\w+ at))?\\s*:?';
const isNoMonth = (value: string) =>
  !/\d\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|Months?|Weeks?|Years?|Days?|Hours?|Children|Officers|Police|Cases|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/i.test(
    value,
  );

/** Postcodes and the lines of addresses. */
export const placeRules: readonly Rule[] = [
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      '(?<![A-Za-z0-9:/])(?<v>/{3}\\s?[a-z]{2,20}\\.[a-z]{2,20}\\.[a-z]{2,20})(?![A-Za-z0-9])',
    ),
  },
  {
    class: 'address',
    cue: 'cue word',
    pattern: written(
      '\\b(?:w3w|what ?3 ?words|what three words)\\b[\\s:=-]*(?:is\\s+|/{1,3})?(?<v>[a-z]{2,20}\\.[a-z]{2,20}\\.[a-z]{2,20})(?![A-Za-z0-9])',
    ),
  },
  // 'lives at 19 Thirlmere'
  {
    class: 'address',
    cue: 'cue word',
    pattern: written(
      `\\b${livesFirmly}\\s+(?<v>(?:${flat},?\\s+)?\\d{1,3}[A-Za-z]?,?\\s+[A-Z][A-Za-z'-]+(?:\\s+[A-Z][A-Za-z'-]+){0,2})(?![A-Za-z0-9])`,
      'dg',
    ),
    accepts: isNoMonth,
  },
  // 'next door at number 43', 'at no 12'
  {
    class: 'address',
    cue: 'cue word',
    pattern: written(
      `\\b(?:at|to|from|outside|door|neighbours?|of|near|visited|attended|lives|address)\\s+(?:number|no\\.?)\\s*(?<v>\\d{1,3}[a-z]?)(?![A-Za-z0-9/]|[.,:]\\d|\\s?%|\\s+(?:of|in the|on the|cases|in|for|to)\\b)`,
    ),
  },
  // 'Pear Tree Cottage, Long Bennington'
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>(?:The )?(?:${capital}\\s+){0,2}(?:Cottage|Farm|Farmhouse|Barn|Rectory|Vicarage|Bungalow|Annexe|Stables|Gatehouse|Coach House|Mill House),\\s+${capital}(?: ${capital}){0,2})(?=\\s*(?:$|[,.;:)\\n]|[A-Z]{1,2}\\d))`,
      'dg',
    ),
  },
  // 'Apt 4, 210 Deansgate'
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>${flat},\\s+\\d{1,4}[A-Za-z]?\\s+${capital}(?:\\s+${capital}){0,2})`,
      'dg',
    ),
    accepts: isNoMonth,
  },
  // 'Bryn Awel, Ffordd y Mynydd'
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>(?:${capital}(?: ${capital}){0,2}, )?(?:Heol|Ffordd|Stryd|Rhodfa)(?: (?:y|yr|${capital})){1,3}(?:, ${capital}(?: ${capital}){0,2})?)`,
      'dg',
    ),
  },
  // '7 Back Clough, Northowram, HX3 7HH'
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9/.,£-])(?<v>${house},?\\s+${capital}(?:\\s+${capital}){0,2}(?:,\\s${capital}(?:\\s${capital}){0,2}){0,3})(?=,?\\s+${outward}\\s?${inward}(?![A-Za-z0-9]))`,
      'dg',
    ),
    accepts: (value) => isHouse(value) && isNoMonth(value),
  },
  // 'Hafod Las, Llanfair Road, Abergele'
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>${capital}(?: ${capital}){0,2}, (?:${capital} ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Crescent|Terrace|Grove|Way|Row), ${capital}(?: ${capital}){0,2})(?=\\s*(?:$|[,.;:)\\n]|[A-Z]{1,2}\\d))`,
      'dg',
    ),
    accepts: (value) =>
      isHouse(value) &&
      !/\b(?:Police|School|Academy|College|Hospital|Centre|Court|Office|Library|Station|Council|Hall|University)\b/.test(
        value,
      ),
  },
  {
    class: 'postcode',
    cue: 'cue word',
    pattern: written(
      `\\bpost ?codes?(?:\\s+(?:sector|district|area))?\\b\\s*(?:is|was|of|[:\\-])?\\s*(?<v>${outward}(?:\\s\\d)?)(?![A-Za-z0-9])(?!\\s?\\d[A-Z]{2})`,
    ),
  },
  {
    class: 'postcode',
    cue: 'cue word',
    pattern: written(
      `\\b(?:living|lives?|lived|somewhere|resid\\w+|stay\\w+|moved|pinged|cell ?sited?|phone)\\s+(?:(?:in|to|around|near|at|the|with \\w+ in)\\s+){0,2}(?<v>${outward}(?:\\s\\d)?)(?![A-Za-z0-9])(?!\\s?\\d[A-Z]{2}|\\s+(?:corridor|motorway|junction|road|services))`,
      'dg',
    ),
  },
  {
    class: 'postcode',
    cue: 'written form',
    pattern: written(`(?<![A-Za-z0-9])(?<v>${outward}\\s{0,2}${inward})(?![A-Za-z0-9])`, 'dg'),
  },
  {
    class: 'postcode',
    cue: 'written form',
    pattern: written(`(?<![A-Za-z0-9])(?<v>${outward}\\s${inward}|GIR ?0AA)(?![A-Za-z0-9])`),
    accepts: notOrdinal,
  },
  {
    class: 'postcode',
    cue: 'cue word',
    pattern: written(
      `\\b(?:post ?code|pc|p/code|address|lives?|living|resid\\w+)\\b[^\\n]{0,60}?(?<![A-Za-z0-9])(?<v>${outward}\\s{0,2}${inward})(?![A-Za-z0-9])`,
    ),
  },
  {
    class: 'postcode',
    cue: 'cue word',
    pattern: written(
      `\\bpost ?code\\b\\s*(?:is|was|[:\\-])?\\s*(?<v>[A-Z]{1,2}[\\dOI][\\dA-Z]?\\s{0,2}[\\dOI][A-Z]{2})(?![A-Za-z0-9])`,
    ),
  },
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9/.,£-])(?<v>(?:\\d[FfBb]\\d,?\\s+)?(?:${flat}[,\\s]+(?:(?:${capital}\\s+){0,3}(?:${houseName})[,\\s]+)?|The ${capital},\\s+|(?:Basement|Top(?: Floor)?|Ground Floor|First Floor|Garden|Upper|Lower) Flat[,\\s]+)?(?:N[o0]\\.? ?|[Nn]umber )?${house},?\\s+${street})(?![A-Za-z0-9])`,
      'dg',
    ),
    accepts: isHouse,
  },
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>(?<!\\b(?:Room|House) )${flat},?\\s+${capital}(?:\\s+${capital}){0,3}(?:,\\s*${street})?)`,
      'dg',
    ),
  },
  {
    class: 'address',
    cue: 'written form',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>(?:${capital}\\s+){1,3}(?:${houseName}),\\s+(?:${house},?\\s+)?${street})(?![A-Za-z0-9])`,
      'dg',
    ),
    accepts: isHouse,
  },
  {
    class: 'address',
    cue: 'cue word',
    pattern: written(
      `\\b${livesAt}\\b[:\\s]+(?:at\\s+)?(?<v>(?:${flat},?\\s+)?${house},?\\s+(?:[a-z'.\\-]+\\s+){1,3}(?:${streetKinds}))(?![A-Za-z0-9])(?!\\s+(?:polic|traffic|death|collision|user|safety|block|closure|station|officer|team|case|incident))`,
    ),
    accepts: (value) =>
      isHouse(value) &&
      !/^\d+,?\s+(?!the \S+$)(?:\S+\s+)*(?:of|in|the|and|to|a|with|were|was|at|on|had|from|for|days?|hours?|weeks?|cases|children|officers)\s/i.test(
        value,
      ),
  },
  {
    class: 'address',
    cue: 'cue word',
    pattern: written(
      `\\b(?:[Aa]ddress|ADDRESS|H/A|h/a|HA)\\b\\s*(?:\\((?:home|current|last known)\\)\\s*)?(?:[:\\-=]|is\\b|was\\b|given as\\b)\\s*(?<v>(?:\\d|[A-Z])[^\\n;.]*?)(?=\\s*,?\\s*(?:${outward}\\s{0,2}${inward})|\\s*[;.\\n]|\\s+(?:with|and|where|since|but|which)\\b|\\s*$)`,
      'dg',
    ),
    accepts: (value) => !/^(?:Not|Unknown|No|N\/A|None|Yes|Withheld|NFA|Same|As)\b/.test(value),
  },
  {
    class: 'address',
    cue: 'cue word',
    pattern: written(
      `\\b(?:[Hh]ome|[Hh]er|[Hh]is|[Tt]heir|[Cc]urrent|[Ff]amily|[Pp]revious|last known) address\\s+(?<v>[A-Z][^\\n;.]*?)(?=\\s*,?\\s*(?:${outward}\\s{0,2}${inward})|\\s*[;.\\n]|\\s*$)`,
      'dg',
    ),
    accepts: (value) => new RegExp(`,|(?:${streetKinds})$`).test(value),
  },
];
