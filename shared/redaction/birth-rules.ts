import { type Rule, written } from './rule.ts';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ordinal = '\\d{1,2}\\s?(?:st|nd|rd|th)?';
const figures =
  '(?:\\d{1,2}\\s?[./\\-]\\s?\\d{1,2}\\s?[./\\-]\\s?\\d{2}(?:\\d\\d)?|\\d{4}\\s?[./\\-]\\s?\\d{1,2}\\s?[./\\-]\\s?\\d{1,2})';
const words = `(?:${ordinal}(?:\\s+(?:day )?of)?[\\s.\\-/]*${month}\\b\\.?(?:[\\s,.\\-/]*'?(?:\\d{4}|\\d{2})(?!\\d))?|${month}\\b\\.?\\s+(?:${ordinal},?\\s+)?(?:19|20)\\d\\d|${month}\\b\\.?\\s+${ordinal})`;
/** A date as it is written anywhere. */
export const date = `(?:${figures}|${words})`;
const loose = `(?:${date}|\\d{1,2} \\d{1,2} (?:\\d{4}|\\d{2})|\\d{8}|\\d{6}|(?:19|20)\\d\\d)`;
const bornCue =
  '(?:d\\s?[./]?\\s?o\\s?[./]?\\s?b(?![A-Za-z])\\.?|date\\s+of\\s+birth|birth\\s?dates?|birthday|born|d/b|edd|expected date of delivery|due date)';
const between =
  '(?:\\s*(?:\\b(?:is|was|on|in|the|as|given|recorded|shown|around|about|approx|approximately|circa|c|of|early|prematurely|abroad|at home|here|there|\\(?(?:baby|child|mother|father|mum|dad|victim|suspect|unborn)\\)?)\\b|[.:#=()"\'\\-]))*\\s*';

const number =
  '\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen';
/** A unit that is written to the number is hidden with it: "8yrs". */
const age = `(?<v>(?:${number})(?:\\s?(?:½|1/2))?(?:(?<=\\d)(?:yrs?|yo|mths?|mos?|wks?|[ym](?=[)\\],;.\\s]|$)))?)`;
const young = 'months?|mths?|weeks?|wks?|days?';
const years = 'years?|yrs?|year';
const things =
  '(?:computer|system|systems|database|records?|policy|policies|plan|plans|strategy|building|station|contract|agreement|legislation|act|law|procedure|scheme|technology|software|case|cases|investigation|backlog|vehicle|estate|report|guidance|process|team|unit|partnership|model|programme|pilot|project|database|server|network|force|infrastructure|equipment|facility|suite|allegation|allegations|offence|offences|crime|crimes|referral|data)';
const child =
  '(?:child|boy|girl|baby|infant|toddler|son|daughter|brother|sister|sibling|half-brother|half-sister|stepson|stepdaughter|step-son|step-daughter|nephew|niece|cousin|pupil|victim|male|female|youth|teenager|yp|young person|subject|twin)';
const notBefore =
  '(?<!\\b(?:under|over|below|above|within|least|than|until|to|by|from|between|nearly all|average|mean|median|minimum|maximum|and|or) )(?<!-)';
/** "over 10 years old" is no one child's age. */
const notOver =
  '(?<!\\b(?:under|over|below|above|within|least|than|between|all|average|mean|median|minimum|maximum)[ -])(?<!\\b(?:between|from|aged?) \\d{1,2} (?:and|to) )(?<![A-Za-z0-9./,])';
const notThing = `(?!\\s+(?:[A-Za-z]+\\s+)?${things}\\b)(?!\\s+(?:children|girls|boys|pupils|victims|people)\\b)`;
const notOfThing = `(?<!\\b${things} (?:is|was|are|were|being|now|over|nearly|about) )`;
const notMeasure =
  '(?!\\d|\\s?%|\\s?/|[.,:]\\d|\\s*(?:per cent|percent|out of|of the|weeks?|minutes?|hours?|cases|times|incidents|occasions))';
const generic =
  '(?<!\\b(?:children|boys|girls|victims|people|persons|those|pupils|offenders|suspects|adults|teenagers|females|males|youths|students|youngsters|adolescents|anyone|everyone|all|population|residents)(?:,? who are|,? who were| is| are| were)? )';

const notCode =
  '(?<![A-Za-z0-9./,£$-])(?<!\\b(?:[Ff]orm|[Jj]unction|[Gg]rade|[Ff]igure|[Ll]evel|[Tt]able|[Cc]lass|[Rr]oute|[Pp]ostcode|[Cc]ode|[Bb]and|[Rr]oom|[Gg]ate|in|the|key) )';
const notOfCode =
  '(?![A-Za-z0-9/%]|[.,-]\\d| (?:and|to) [MAB]\\d|\\s(?:junction|motorway|records|crimes|people|corridor|road|form|postcode)|\\s\\d[A-Z]{2})';

const isChilds = (value: string) =>
  !/^\d/.test(value) || Number.parseFloat(value) < (/m|w/.test(value) ? 48 : 18);

/** Dates of birth, and ages below 18. A date is of a birth only where a word says so. */
export const birthRules: readonly Rule[] = [
  {
    class: 'date-of-birth',
    cue: 'cue word',
    pattern: written(`(?<![A-Za-z0-9])${bornCue}${between}(?<v>${loose})(?![0-9])`),
  },
  // 'Child (17/03/2018)', 'F 17/03/2018'
  {
    class: 'date-of-birth',
    cue: 'cue word',
    pattern: written(
      `\\b(?:child|yp|boy|girl|baby|son|daughter|twin|sibling|brother|sister|mother|father|mum|dad|victim|suspect|male|female|f|m)(?: \\d)?\\s?[([]?\\s?(?<=[([]|\\b[FMfm] )(?<v>${figures})(?![0-9])`,
    ),
  },
  {
    class: 'date-of-birth',
    cue: 'cue word',
    pattern: written(`(?<![A-Za-z0-9'])b(?:\\.|:)?\\s?(?<v>${figures})(?![0-9])`),
  },
  {
    class: 'date-of-birth',
    cue: 'cue word',
    pattern: written(
      `(?<![A-Za-z0-9])(?<v>${date})\\s*\\(?(?:dob|d\\.o\\.b|date of birth)(?![A-Za-z])(?!\\s*[:.=-]?\\s*\\d)`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`${notOver}${notOfThing}${age}[\\s-]*(?:${years})[\\s-]*old(?!s)\\b${notThing}`),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`${notOver}${notOfThing}${age}[\\s-]*(?:${young})[\\s-]*old(?!s)\\b${notThing}`),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:two|three|four|both|the|these|those|2|3|4) ${age}[\\s-]*(?:${years}|${young})[\\s-]*old (?:children|girls|boys|pupils|victims)\\b`,
    ),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `${notBefore}(?<![A-Za-z0-9./,])${age}\\s*(?:y\\s?[/.]?\\s?o\\b|yr\\s?olds?\\b|yrs\\s?old\\b|y\\.o\\.|yoa\\b|(?:years?|yrs?) of age\\b|m\\s?/\\s?o\\b|mo old\\b)`,
    ),
    accepts: isChilds,
  },
  // '2yo and 4yo', '9yo'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<!\\b(?:under|over|below|above|least|than|between|average|mean|median) )(?<![A-Za-z0-9./,£-])(?<v>\\d|1[0-7])\\s?(?:yo|y/o|y\\.o\\.?|yoa|yrs?\\s?old)\\b(?!\\s+(?:${things})\\b)`,
    ),
  },
  // '5, 7 and 10 year old children'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `${notOver}(?<v>\\d|1[0-7])(?=(?:\\s*,\\s*\\d{1,2}){0,4}\\s*,?\\s*(?:and|&)\\s*(?:an?\\s+)?\\d{1,2}[\\s-]*(?:${years}|${young})[\\s-]*old(?!s\\b)(?!\\s+(?:children|people)\\s+(?:are|were)\\b))`,
    ),
  },
  // '15-year-olds Tia and Mollie'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<![A-Za-z0-9./,£-])(?<v>\\d|1[0-7])[\\s-]?(?:year|yr)[\\s-]?olds,? (?=[A-Z][a-z]+,? (?:and|&) [A-Z])`,
      'dg',
    ),
  },
  // '14F', '15/M', 'F/14', 'F14'; M1 to M11 are roads.
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`${notCode}(?:[MFmf]/|[FM](?=1[2-7]))(?<v>\\d|1[0-7])${notOfCode}`, 'dg'),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`${notCode}(?<v>\\d|1[0-7])/?[MF]${notOfCode}`, 'dg'),
  },
  // 'kids aged 2, 5 & 8'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=${generic}\\bage[ds]?:?\\s+(?:\\d{1,2},\\s*){0,5})(?<v>\\d|1[0-7])(?=(?:,\\s*\\d{1,2}){1,5}\\s*,?\\s*(?:and|&)\\s*\\d{1,2}\\b)`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=${generic}\\bage[ds]?:?\\s+\\d{1,2},\\s*(?:\\d{1,2},\\s*){0,4})(?<v>\\d|1[0-7])(?=\\s*,?\\s*(?:and|&)\\s*\\d{1,2}\\b)`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=${generic}\\bage[ds]?:?\\s+\\d{1,2},\\s*(?:\\d{1,2},?\\s*){0,4}(?:and|&)\\s*)(?<v>\\d|1[0-7])(?![\\d%]|\\.\\d)`,
    ),
  },
  // 'F 13 yrs', 'male, 15', 'male 15, hoodie'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:m|f|male|female|boy|girl),?\\s+(?:aged\\s+)?(?<v>\\d|1[0-7])(?=\\s?(?:yrs?|years?|y/o|yo)\\b(?! of)|,\\s+(?!f?e?males?\\b|other|unknown|boys?|girls?|m\\b|f\\b)[a-z])`,
    ),
  },
  // '9yrs', '7yrs f'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=^|[\\n,(;:]\\s?)(?<v>(?:\\d|1[0-7])yrs?)(?=\\s*(?:$|[,.;)\\n]|(?:m|f|male|female|boy|girl)\\b))`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `${notOver}(?<v>\\d|1[0-7])\\s?(?:yrs?|y/o|years?|months?|mths?)\\s+(?:m|f|male|female|boy|girl|child)\\b`,
    ),
  },
  // 'boy approx 6', 'looks about 9'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:${child}|looks?|looked|appears?|appeared)\\s+(?:to be\\s+)?(?:approx\\w*\\.?|about|around|roughly|circa|c\\.?|maybe)\\s+${age}${notMeasure}(?![A-Za-z])`,
    ),
    accepts: isChilds,
  },
  // 'infant, 7 weeks'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b${child},?\\s+(?<v>\\d{1,2})\\s?(?:weeks?|wks?|months?|mths?|days?)(?=\\s*(?:$|[,.;)\\n]))`,
    ),
  },
  // 'Kids are 3 and 5', 'Kids: 2, 6, 9'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=\\b(?:kids|children|siblings|sons|daughters)\\s*(?:are|:|-|=)\\s*(?:\\d{1,2}(?:,\\s*|\\s*(?:,\\s*)?(?:and|&)\\s*)){0,5})(?<v>\\d|1[0-7])(?=(?:,\\s*|\\s*(?:,\\s*)?(?:and|&)\\s*)\\d{1,2}(?![\\d%./]))`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=\\b(?:kids|children|siblings|sons|daughters)\\s*(?:are|:|-|=)\\s*(?:\\d{1,2}(?:,\\s*|\\s*(?:,\\s*)?(?:and|&)\\s*)){1,5})(?<v>\\d|1[0-7])(?=\\s*(?:$|[.;\\n]))`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:i'm|im|i am)\\s+(?:only\\s+|just\\s+)?(?<v>\\d|1[0-7])(?=\\s*(?:$|[,.!?;\\n]|and\\b|but\\b|yrs?\\b|years?\\b))`,
    ),
  },
  // 'twin boys, 4'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:twins?|twin boys|twin girls|son|daughter|boy|girl|brother|sister|sibling),\\s+${age}(?=\\s*(?:$|[.;)\\n]))(?![.]\\d)`,
    ),
    accepts: isChilds,
  },
  // 'aged 11 and 13 respectively'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`\\baged\\s+(?<v>\\d|1[0-7])(?=\\s+(?:and|&)\\s+\\d{1,2}\\s+respectively)`),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`(?<=\\baged\\s+\\d{1,2}\\s+(?:and|&)\\s+)(?<v>\\d|1[0-7])(?=\\s+respectively)`),
  },
  // 'aged 16 and 4 months'
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\baged?:?\\s+(?<v>\\d|1[0-7])(?=\\s*(?:years?|yrs?)?\\s*(?:and|&|,)?\\s*\\d{1,2}\\s*(?:months?|mths?)\\b)`,
    ),
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=\\baged?:?\\s+\\d{1,2}\\s*(?:years?|yrs?)?\\s*(?:and|&|,)?\\s*)(?<v>\\d{1,2})\\s*(?:months?|mths?)\\b`,
    ),
  },

  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `${generic}(?<!\\b(?:the|average|mean|median|from|over|under|minimum|legal|by|than|school|any|an|of) )\\bage[ds]?(?![a-z0-9])(?:\\s*(?:[:=\\-(]|is|was|of child|just|only|about|approx))*\\s*${age}(?!\\s*(?:years?|yrs?)?\\s*(?:-|to|or|and)\\s*(?:\\d|over|under|above|below|older|younger|up))(?!\\+)${notMeasure}(?![A-Za-z])`,
    ),
    accepts: isChilds,
  },
  // 'aged 4 and 7' of counted children is of these; of children in general it is a group.
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:two|three|four|five|six|both|his|her|their|2|3|4|5|6)\\b[^.;\\n]{0,40}?\\baged,?\\s+(?:(?:${number}),?\\s+(?:and|&|or)?\\s*){0,4}${age}(?!\\s*(?:-|to|or|and)\\s*(?:over|under|above|below|older|younger))(?![A-Za-z]|\\d)`,
    ),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<=\\b(?:two|three|four|five|six|both|his|her|their|2|3|4|5|6)\\b[^.;\\n]{0,40}?\\baged,?\\s+(?:(?:${number}),?\\s+(?:and |& )?){0,4})${age}(?=\\s*(?:,|and|&)\\s*(?:and\\s+)?(?:${number})\\b)`,
    ),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`\\b${child} of ${age}\\b(?!\\s*(?:cases|per|out|the|years'|%))`),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`\\b${child}\\s*[(\\[]\\s*${age}\\s*(?:${years}|${young}|y|m|yo)?\\s*[)\\]]`),
    accepts: isChilds,
  },
  { class: 'age', cue: 'cue word', pattern: written(`\\b${child},\\s+${age}\\s*,`), accepts: isChilds },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `\\b(?:he|she|they|who|i|${child})\\s*(?:'s|'m|'ll be|is|was|am|are|will be|will soon be|would be)\\s+(?:(?:only|just|now|still|nearly|almost|aged|about)\\s+)*${age}(?=\\s*(?:$|[,.;)!?\\n]|and\\b|but\\b|so\\b|when\\b|who\\b|at the time|next\\b|this\\b|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|on (?:mon|tue|wed|thu|fri|sat|sun|the|her|his|\\d)|soon\\b|tomorrow\\b|she\\b|he\\b|they\\b|her\\b|his\\b))(?!\\s*[.,]\\d)`,
    ),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(
      `(?<!\\b(?:unit|team|force|project|service|policy|hub|scheme|programme|system) )\\b(?:turned|turning|turns|not yet|not even)\\s+${age}${notMeasure}(?![A-Za-z])`,
    ),
    accepts: isChilds,
  },
  {
    class: 'age',
    cue: 'cue word',
    pattern: written(`\\b(?<v>\\d{1,2})(?:st|nd|rd|th) birthday`),
    accepts: isChilds,
  },
];
