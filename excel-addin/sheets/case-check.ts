import { quote } from '../../shared/grading/compile-rule.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import { raters } from './case-columns.ts';
import type { CaseReading } from './case-readings.ts';
import { nameWarning, nameWords } from './case-reference.ts';
import { noArea, withdrawnFormula } from './case-words.ts';
import { columnOf, thisRow } from './table-reference.ts';

const own = (header: string): string => thisRow('PlCases', header);
const text = (header: string): string => `TRIM(${own(header)})`;

/** Not a fault: it is the force’s turn. */
export const waitingForReply = 'Referred back to the force, no reply yet.';

const words = {
  reference: 'Give a reference.',
  twice: 'Another row has this reference: one case has one row.',
  areaMissing: 'Choose an area of practice.',
  areaUnknown: 'The area of practice is none of the edition’s.',
  grade: (who: string) => `${who}: the grade is not one of Good, Requires improvement, Inadequate.`,
  waiting: waitingForReply,
  referral: 'A reply stands here: say when the case was referred back.',
  replyDate: 'Give the date of the reply.',
  dates: 'Write dates as in 2026-03-31.',
  early: 'The reply is dated before the case was referred back.',
} as const;

/** '2026-03-31' as far as a plain formula can tell: its form and century, not whether there is such a day. */
const firstDay = 19_000_101;
const lastDay = 21_991_231;

const dayNumber = (date: string): number =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? Number(date.replaceAll('-', '')) : 0;
const isDate = (date: string): boolean => dayNumber(date) >= firstDay && dayNumber(date) <= lastDay;

const numberFormula = (cell: string): string => `IFERROR(VALUE(SUBSTITUTE(${cell},"-","")),0)`;
const isDateFormula = (cell: string): string =>
  `AND(LEN(${cell})=10,MID(${cell},5,1)="-",MID(${cell},8,1)="-",LEN(SUBSTITUTE(${cell},"-",""))=8,${numberFormula(cell)}>=${firstDay},${numberFormula(cell)}<=${lastDay})`;

/** What checkFormula gives, a sentence each. */
export function caseWarnings(one: CaseReading, isTwice: boolean): readonly string[] {
  const cell = (header: string) => trimSpaces(one.cells[header] ?? '');
  const found: string[] = [];
  if (one.isNameLike) found.push(nameWarning(one.cells.Reference ?? ''));
  // Nothing else is asked of a case that does not count.
  if (one.isWithdrawn) return found;
  if (one.referenceForm === '') found.push(words.reference);
  if (isTwice) found.push(words.twice);
  if (one.area === noArea)
    found.push(cell('Area of practice') === '' ? words.areaMissing : words.areaUnknown);
  for (const [index, { who, grade }] of raters.entries())
    if (cell(grade) !== '' && one.grades[index] === '') found.push(words.grade(who));
  return [...found, ...referralWarnings(cell)];
}

function referralWarnings(cell: (header: string) => string): readonly string[] {
  const found: string[] = [];
  const [referred, reply, date] = [cell('Referred back'), cell('Reply'), cell('Reply date')];
  const hasReply = reply !== '' || date !== '';
  if (referred !== '' && !hasReply) found.push(words.waiting);
  if (referred === '' && hasReply) found.push(words.referral);
  if (reply !== '' && date === '') found.push(words.replyDate);
  const isOdd = (one: string) => one !== '' && !isDate(one);
  if (isOdd(referred) || isOdd(date)) found.push(words.dates);
  if (isDate(referred) && isDate(date) && dayNumber(date) < dayNumber(referred)) found.push(words.early);
  return found;
}

const say = (isSo: string, sentence: string): string => `IF(${isSo},${quote(`${sentence} `)},"")`;
const isBlank = (header: string): string => `LEN(${text(header)})=0`;
const isGiven = (header: string): string => `LEN(${text(header)})>0`;

/** The whole check of one row, from cells of it alone and how often its reference stands in the table. */
export function checkFormula(): string {
  const name = `IF(AND(LEN(${own('Name')})>0,EXACT(${own('Reference')},${own('Name')})),${quote(nameWords.before)}&${own('Reference')}&${quote(`${nameWords.after} `)},"")`;
  const form = own('Reference form');
  const twice = `IF(LEN(${form})=0,"",IF(COUNTIF(${columnOf('PlCases', 'Reference form')},${form})>1,${quote(`${words.twice} `)},""))`;
  const area = `IF(${own('Area counts as')}=${quote(noArea)},IF(${isBlank('Area of practice')},${quote(`${words.areaMissing} `)},${quote(`${words.areaUnknown} `)}),"")`;
  const grades = raters.map(({ who, grade, countsAs }) =>
    say(`AND(${isGiven(grade)},LEN(${own(countsAs)})=0)`, words.grade(who)),
  );
  const parts = [say(`LEN(${form})=0`, words.reference), twice, area, ...grades, ...referralFormulas()];
  return `TRIM(${name}&IF(${withdrawnFormula(own('State'))},"",${parts.join('&')}))`;
}

function referralFormulas(): readonly string[] {
  const hasReply = `LEN(${text('Reply')}&${text('Reply date')})>0`;
  const isOdd = (header: string) => `IF(${isBlank(header)},0,IF(${isDateFormula(text(header))},0,1))`;
  const areBoth = `AND(${isGiven('Referred back')},${isGiven('Reply date')},${isOdd('Referred back')}+${isOdd('Reply date')}=0)`;
  const early = `IF(${areBoth},${say(`${numberFormula(text('Reply date'))}<${numberFormula(text('Referred back'))}`, words.early)},"")`;
  return [
    `IF(${isBlank('Referred back')},${say(hasReply, words.referral)},IF(${hasReply},"",${quote(`${words.waiting} `)}))`,
    say(`AND(${isGiven('Reply')},${isBlank('Reply date')})`, words.replyDate),
    say(`${isOdd('Referred back')}+${isOdd('Reply date')}>0`, words.dates),
    early,
  ];
}
