import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { compileLevelOf, quote } from '../../shared/grading/compile-rule.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import { normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { ColumnPlan } from '../workbook/sheet-plan.ts';
import { layers, layerWords } from './judgment-readings.ts';
import { thisRow } from './table-reference.ts';

/** Headers of PlJudgments in which a second person agrees with a judgment or proposes another. */
export const moderationHeaders = {
  inspector: {
    judgedBy: 'Judged by',
    moderatedBy: 'Moderated by',
    outcome: 'Moderation',
    grade: 'Proposed grade',
    reason: 'Moderation reason',
    date: 'Moderation date',
  },
  force: {
    judgedBy: 'Force judged by',
    moderatedBy: 'Force moderated by',
    outcome: 'Force moderation',
    grade: 'Force proposed grade',
    reason: 'Force moderation reason',
    date: 'Force moderation date',
  },
} as const satisfies Readonly<Record<Layer, Readonly<Record<ModerationField, string>>>>;

export type ModerationField = 'judgedBy' | 'moderatedBy' | 'outcome' | 'grade' | 'reason' | 'date';
/** As typed. Proposing another grade never changes the judgment. */
export type Moderation = Readonly<Record<ModerationField, string>>;

export const outcomeWords = { agreed: 'Agreed', proposed: 'Proposed another grade' } as const;

export const readModeration = (text: (header: string) => string, layer: Layer): Moderation => {
  const headers = moderationHeaders[layer];
  return {
    judgedBy: text(headers.judgedBy),
    moderatedBy: text(headers.moderatedBy),
    outcome: text(headers.outcome),
    grade: text(headers.grade),
    reason: text(headers.reason),
    date: text(headers.date),
  };
};

const widths: Readonly<Record<ModerationField, number>> = {
  judgedBy: 16,
  moderatedBy: 16,
  outcome: 16,
  grade: 18,
  reason: 36,
  date: 13,
};

/** Hidden on a new sheet, so that it prints in a size that can be read; the sheet's note says so. */
export const moderationColumns = (rule: Rule): readonly ColumnPlan[] =>
  layers.flatMap((layer) =>
    Object.entries(moderationHeaders[layer]).map(([field, header]): ColumnPlan => {
      const choices = { outcome: Object.values(outcomeWords), grade: rule.scale.toReversed() }[field];
      return {
        ...{ header, widthChars: widths[field as ModerationField], isInput: true, isHelper: true },
        ...{ isAddedWhereMissing: true, isWrapped: field === 'reason' },
        ...(choices !== undefined && { choices }),
      };
    }),
  );

const words = {
  same: (layer: Layer) => `${layerWords[layer]}: the same name judged and moderated. `,
  outcome: (layer: Layer) =>
    `${layerWords[layer]}: moderation is neither Agreed nor Proposed another grade. `,
  name: (layer: Layer) => `${layerWords[layer]}: moderation has no name. `,
  grade: (layer: Layer) => `${layerWords[layer]}: another grade is proposed, and none is chosen. `,
  reason: (layer: Layer) => `${layerWords[layer]}: another grade is proposed without a reason. `,
} as const;

/** "A. Sample" and "a sample" are one name. */
export const nameForm = (name: string): string => normalForm(name.replaceAll('.', ' '));

const isBlank = (text: string): boolean => trimSpaces(text) === '';

export function moderationWarnings(layer: Layer, moderation: Moderation, rule: Rule): readonly string[] {
  const { judgedBy, moderatedBy, outcome, grade, reason } = moderation;
  const isAgreed = normalForm(outcome) === normalForm(outcomeWords.agreed);
  const isProposed = normalForm(outcome) === normalForm(outcomeWords.proposed);
  const found: string[] = [];
  if (!isBlank(nameForm(judgedBy)) && nameForm(judgedBy) === nameForm(moderatedBy))
    found.push(words.same(layer));
  if (!isBlank(outcome) && !isAgreed && !isProposed) found.push(words.outcome(layer));
  if (!isBlank(outcome) && isBlank(moderatedBy)) found.push(words.name(layer));
  if (isProposed && normaliseJudgment(grade, rule).type !== 'grade') found.push(words.grade(layer));
  if (isProposed && isBlank(reason)) found.push(words.reason(layer));
  return found;
}

/** What moderationWarnings says, one text after the other. */
export function moderationFormula(layer: Layer, rule: Rule): string {
  const headers = moderationHeaders[layer];
  const own = (field: ModerationField) => thisRow('PlJudgments', headers[field]);
  const name = (field: 'judgedBy' | 'moderatedBy') => `TRIM(SUBSTITUTE(${own(field)},"."," "))`;
  const isMissing = (field: ModerationField) => `LEN(TRIM(${own(field)}))=0`;
  const isProposed = `TRIM(${own('outcome')})=${quote(outcomeWords.proposed)}`;
  const say = (condition: string, sentence: string) => `IF(${condition},${quote(sentence)},"")`;
  const outcome = `IF(TRIM(${own('outcome')})=${quote(outcomeWords.agreed)},"",IF(${isProposed},"",${quote(words.outcome(layer))}))`;
  return [
    say(`AND(LEN(${name('judgedBy')})>0,${name('judgedBy')}=${name('moderatedBy')})`, words.same(layer)),
    `IF(${isMissing('outcome')},"",${outcome}&${say(isMissing('moderatedBy'), words.name(layer))})`,
    `IF(${isProposed},IF(${compileLevelOf(rule, own('grade'))}=0,${quote(words.grade(layer))},"")&${say(isMissing('reason'), words.reason(layer))},"")`,
  ].join('&');
}
