import type { NameClass } from './hit.ts';

/** A word after which a name stands; the name begins where the pattern ends. */
export interface NameCue {
  readonly class: NameClass;
  readonly cue: 'honorific' | 'rank' | 'role';
  readonly pattern: RegExp;
  readonly isSure: boolean;
}

const before = '(?<![A-Za-z0-9])';
const honorifics =
  'Mr|MR|mr|Mrs|MRS|mrs|Ms|MS|ms|Miss|MISS|miss|Mx|Master|Dr|DR|dr|Prof|Professor|Rev|Revd|Reverend|Fr|Cllr|Councillor|Sir|Dame|Lord|Lady|Baroness|Imam|Rabbi|Judge|Hon';
const acting = '(?:(?:[AT]/|T|A/|Temp\\.? |Acting |Temporary |Trainee )?)';
const det = '(?:[Dd]et(?:ective|\\.)? |DET |DETECTIVE )';
const ranks = [
  `${acting}(?:D/(?:C|S|I|Sgt|SGT|Insp|Con|Supt|Ch ?Insp)|P/C|P\\.C\\.|PC|Pc|DC|Dc|CSI|DO|WPC|PS|DS|DI|DCI|CI|DSU|DSupt|DCS|DCC|ACC|PCSO|TDC|TPC|TDS|TDI|IO|OIC|SIO|DSgt|DInsp|MPC|SPC|PCs|DCs)`,
  `${acting}(?:${det})?(?:[Ss]gt|SGT|[Ss]ergeant|SERGEANT|[Ii]nsp|INSP|[Ii]nspector|INSPECTOR|[Ss]upt|SUPT|[Ss]uperintendent|[Cc]on|[Cc]onst|[Cc]onstable|CONSTABLE)`,
  `${acting}(?:${det})?(?:[Cc]hief|Ch|C/) ?(?:[Ii]nsp|[Ii]nspector|[Ss]upt|[Ss]uperintendent|[Cc]onstable)`,
  '(?:[Aa]ssistant|[Dd]eputy) [Cc]hief [Cc]onstable|[Cc]ommander|[Ss]pecial [Cc]onstable|(?:[Pp]olice )?[Cc]ommissioner',
  '(?:[Cc]ustody|[Pp]atrol|[Dd]uty|[Rr]esponse|[Rr]eview(?:ing)?) (?:[Ss]gt|[Ss]ergeant|[Ii]nspector|[Oo]fficer)',
  '(?:[Ii]nvestigating|[Aa]ttending|[Rr]eporting|[Aa]rresting|[Ii]nterviewing|[Ss]upervising|[Ee]scorting|[Ll]ead|[Rr]esponse|[Pp]olice|[Ff]amily [Ll]iaison|[Ss]chools?) [Oo]fficer',
  '(?:[Oo]fficer|[Oo]ff) in (?:the )?(?:[Cc]ase|[Cc]harge)|[Cc]all [Hh]andler|[Dd]ispatcher|[Cc]ontrol [Rr]oom (?:[Oo]perator|[Ss]upervisor)|[Ss]upervisor|[Oo]fficers?|[Dd]etention [Oo]fficer|[Cc]rime [Ss]cene [Ii]nvestigator|(?:[Pp]olice )?[Ss]taff [Ii]nvestigator|FLO|SOIT|SOLO',
].join('|');
/** What stands between a rank and the name: a collar number and marks. */
const afterRank = '(?:\\s*(?:[:.\\-(,]|is\\b|was\\b)|\\s+(?:no\\.? ?)?\\d{2,6}\\b)*\\s*"?';

const childRoles =
  'child|young person|young people|yp|baby|babies|infant|toddler|boy|girl|son|sons|daughter|daughters|brother|brothers|sister|sisters|sibling|siblings|sib|twin|twins|half[ -]?brother|half[ -]?sister|half[ -]?sibling|step[ -]?brother|step[ -]?sister|step[ -]?son|step[ -]?daughter|foster (?:son|daughter|child)|grandson|granddaughter|grandchild|nephew|niece|pupil|student|misper|missing (?:child|person|girl|boy)|newborn|unborn(?: baby)?|children|kids|teenager|schoolgirl|schoolboy';
const adultRoles =
  "(?:birth |biological |natural |adoptive |foster )?(?:mother|mum|mom|mummy|father|dad|daddy|parents?|carers?)|mo|fa|step[ -]?(?:father|mother|dad|mum|parent)|(?:maternal |paternal |great[ -]?)?(?:grandmother|grandma|gran|granny|nan|nana|nanny|nain|grandfather|grandad|granddad|grandpa|taid|grandparents?|aunt|auntie|aunty|uncle)|mgm|pgm|mgf|pgf|(?:ex[ -]?)?(?:partner|husband|wife|boyfriend|girlfriend|fianc[eé]e?|bf|gf)|spouse|guardian|neighbour|landlord|landlady|lodger|family friend|friend of the family|babysitter|childminder|perpetrator|perp|offender|defendant|accused|detainee|detained person|witness|referrer|informant|complainant|caller|reporting person|social worker|sw|s/w|asw|support worker|family support worker|key ?worker|youth worker|personal adviser|team manager|health visitor|hv|midwife|school nurse|nurse|paediatrician|consultant|gp|doctor|psychologist|psychiatrist|therapist|counsellor|(?:class |form |head ?|deputy head ?)?teacher|tutor|head of year|head ?master|head ?mistress|dsl|ddsl|designated safeguarding lead|safeguarding lead|senco|tutor|teaching assistant|yot worker|yjs worker|probation officer|iro|independent reviewing officer|lado|idva|isva|advocate|solicitor|barrister|appropriate adult|intermediary|interpreter|godfather|godmother|pastor|coach|chair|manager|housing officer|court officer|children's guardian|emergency contact|next of kin|nok";
const unknownRoles =
  'victim|vic|suspect|susp|nominal|associates?|cousins?|(?:best )?friends?|(?:also )?known (?:\\w+ )?as|aka|a\\.k\\.a\\.?|alias|nick ?name|street name|named|called|dear|hello|hi|hiya|many thanks|thanks|thank you|cheers|(?:kind |best )?regards|yours sincerely|yours faithfully|signed(?: by)?|(?:completed|reported|referred|disclosed|written|taken|witnessed) by|statement (?:of|from|by)|interview (?:of|with)|re\\s*:|ref child|my name.?s?(?: is)?|mates?|mandem|bezzie|action(?: owner)?|owner|yot|camhs|goes by(?: the name(?: of)?)?|by the name of';
/** Words of forms: a name stands after them only where a mark says so. */
const labelRoles =
  '(?:full |first |last |given |middle |maiden |family )?names?|forenames?|surname|subject|person|individual|author|from|attn|fao|to|cc';
const afterRole =
  "(?:'s)?(?:\\s+(?:\\d{1,2}|[A-C](?=\\s*[:\\-]))\\b)?(?:\\s+of (?:the )?(?:child|baby|victim|family|children)\\b)?(?:\\s*(?:\\b(?:first |full |sur)?names?\\b))?(?:\\s*(?:\\b(?:is called|is named|was called|was named|is known as|known as|called|named|goes by|is|was|are|were|being)\\b|[:,(\\-=\"'/]))*\\s*[\"']?";

const role = (kind: NameClass, roles: string, after: string = afterRole): NameCue => ({
  class: kind,
  cue: 'role',
  pattern: new RegExp(`${before}(?:${roles})\\b${after}`, 'gi'),
  isSure: false,
});

const actor =
  '(?:asked|told|seen|visited|raised|interviewed|examined) by|spoke (?:to|with)|spoken to|speaking (?:to|with)|asked|phoned|rang|telephoned|texted|emailed|interviewed|met with|text from|texts from|call from|calls from|message from|letter from|contacted by|according to|seen by|accompanied by|collected by|brought in by|lives with|living with|stays with|staying with|relationship with|contact with|cared for by|married to|associates? with|hangs (?:a)?(?:round|about) with|friends with|hanging (?:a)?(?:round|about) with|knocks about with|groomed by|abused by|assaulted by|hit by|raped by|escorted|identified as|believed to be|gave (?:his|her|their) (?:name|details) as|gives (?:name|details) as|named as|(?:e-?mail|voicemail|update|referral|disclosure) from|told|called round to|aka';

/** In the order of the text's cues; each pattern ends where the name begins. */
export const nameCues: readonly NameCue[] = [
  {
    class: 'adult',
    cue: 'honorific',
    pattern: new RegExp(
      `${before}(?:(?<!\\d ?)(?:${honorifics})\\b\\.?(?:\\s+(?:and|&|or)\\s+(?:${honorifics})\\b\\.?)?\\s+)+`,
      'g',
    ),
    isSure: true,
  },
  {
    class: 'officer',
    cue: 'rank',
    pattern: new RegExp(`${before}(?:${ranks})(?![A-Za-z/])${afterRank}`, 'g'),
    isSure: true,
  },
  role('child', childRoles),
  role('adult', adultRoles),
  role('person', unknownRoles),
  {
    class: 'adult',
    cue: 'role',
    pattern: new RegExp(
      `${before}(?:AP|IP|DP|VIC|SUSP|SUS|WIT|NOM|NOK|MGM|PGM|MGF|PGF|UBB|UB|AGG|INF|CSW|FSW|PA|V(?=\\d)|S(?=\\d)|W(?=\\d))\\d?\\b(?:\\s*[:\\-(=]|\\s+is\\b|\\s+was\\b)*\\s*`,
      'g',
    ),
    isSure: false,
  },
  role('person', labelRoles, '\\s*(?:[:=]|\\bis\\b|\\bwas\\b)\\s*["\']?'),
  { class: 'person', cue: 'role', pattern: new RegExp(`${before}(?:${actor})\\s+`, 'gi'), isSure: false },
];
