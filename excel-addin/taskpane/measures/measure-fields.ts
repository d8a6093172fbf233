import type { Framework } from '../../../shared/criteria/framework.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { checkBands } from '../../../shared/measures/bands.ts';
import { findLibraryMeasure } from '../../../shared/measures/library.ts';
import type { MeasureBands, MeasureUnit } from '../../../shared/measures/measure.ts';
import { basisWords, directionWords, unitWords } from '../../../shared/measures/measure-words.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { MeasureProposal } from '../../proposals/measure-proposal.ts';
import { criteriaNumbersText, readCriteriaNumbers } from '../../sheets/criteria-numbers.ts';
import { limitGrades } from '../../sheets/measure-headers.ts';
import type { MeasureReading } from '../../sheets/measure-readings.ts';
import type { AcceptedMeasure } from '../../sheets/measure-rows.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { Draft } from '../drafts.ts';
import { listed } from '../plain-words.ts';
import { type MeasureFault, notPossible } from './measure-fault.ts';

/** What a person corrects and adds, by the names of the form's fields; a blank one of many rows means each row's own. */
export type MeasureFields = Draft;

export const limitField = (grade: string): string => `limit ${grade}`;
const columnText = (place: CellPlace | null): string => (place === null ? '' : String(place.column));

/** As the form opens: of one proposal all its parts, of many those that they share. */
export function startFields(proposals: readonly MeasureProposal[]): MeasureFields {
  const [first, another] = proposals;
  if (first === undefined) return {};
  const cells = {
    numeratorColumn: columnText(first.numerator),
    denominatorColumn: columnText(first.denominator),
  };
  if (another !== undefined) return { ...cells, unit: '', basis: '', period: '' };
  const { name, unit, basis, period } = first;
  return { ...cells, name: name.value, unit: unit.value, basis, period: period.value };
}

/**
 * What an entry of the library fills in. The unit that their own cells say is left alone: a share of 0.45 is no per
 * cent of 0.45.
 */
export function libraryFields(
  id: string,
  { framework, proposal }: { readonly framework: Framework; readonly proposal: MeasureProposal | undefined },
): MeasureFields {
  const entry = findLibraryMeasure(id);
  if (entry === undefined) return { library: '' };
  const { definition, denominator, direction, criteria, unit } = entry;
  const isUnitRead = (proposal?.unit.from.length ?? 0) > 0;
  return {
    ...{ library: id, definition, denominator, direction },
    criteria: criteriaNumbersText(framework, criteria),
    ...(isUnitRead ? {} : { unit }),
  };
}

/** The words of a measure that stands already, for a new cell behind it. */
export function standingFields({ inputs, libraryId }: MeasureReading): MeasureFields {
  const { name, direction, definition, denominator, target, limits, criteriaText } = inputs;
  return {
    ...{ name, definition, denominator, criteria: criteriaText },
    ...{ direction: direction ?? '', target: String(target), library: libraryId ?? '' },
    ...Object.fromEntries(Object.entries(limits).map(([grade, limit]) => [limitField(grade), String(limit)])),
  };
}

export interface FieldsContext {
  readonly framework: Framework;
  readonly rule: Rule;
}

/** What a person typed of a proposal, or the first thing that is wrong, in a sentence. */
export function acceptMeasure(
  proposal: MeasureProposal,
  fields: MeasureFields,
  { framework, rule, id }: FieldsContext & { readonly id: string },
): Result<AcceptedMeasure, MeasureFault> {
  const text = (name: string): string => (fields[name] ?? '').trim();
  const name = text('name') || proposal.name.value.trim();
  const direction = keyIn(directionWords, text('direction'));
  const unit = keyIn(unitWords, text('unit')) ?? proposal.unit.value;
  if (name === '') return notPossible('Give the measure a name.', 'name');
  if (direction === null)
    return notPossible('Choose which way is better: higher, lower or neither.', 'direction');
  if (text('definition') === '') return notPossible('Say in “Definition” what is counted.', 'definition');
  if (text('denominator') === '')
    return notPossible(
      'Say in “Counted out of” of what it is counted; write “none” where there is nothing.',
      'denominator',
    );
  const target = readNumber(text('target'), unit);
  if (target === undefined) return notPossible(`The target “${text('target')}” is not a number.`, 'target');
  const bands = readBands(fields, rule, unit);
  if (!bands.ok) return bands;
  const fault = checkBands(bands.value, direction, rule.scale);
  if (fault !== null) return notPossible(fault);
  const { criteria, unknown } = readCriteriaNumbers(framework, text('criteria'));
  if (unknown.length > 0)
    return notPossible(`${unknown.map((one) => `“${one}”`).join(', ')} is no criterion of this edition.`);
  return ok({
    id,
    proposal: {
      ...proposal,
      numerator: placeOf(proposal, text('numeratorColumn')),
      denominator: placeOf(proposal, text('denominatorColumn')),
    },
    measure: {
      ...{ name, unit, direction, target, criteria },
      basis: keyIn(basisWords, text('basis')) ?? proposal.basis,
      period: text('period') || proposal.period.value,
      definition: text('definition'),
      denominator: text('denominator'),
      bands: bands.value,
      libraryId: text('library') || null,
    },
  });
}

const keyIn = <K extends string>(words: Readonly<Record<K, string>>, key: string): K | null =>
  key in words ? (key as K) : null;

/** Parts stand in the row of their measure. */
const placeOf = ({ value }: MeasureProposal, column: string): CellPlace | null =>
  column === '' ? null : { ...value, column: Number(column) };

/** null where nothing is typed, undefined where it is no number; '45 %' of a share is 0.45. */
export function readNumber(text: string, unit: MeasureUnit): number | null | undefined {
  const [, pounds = '', digits = '', percent = ''] = /^(£?)\s*([-−]?[\d,.]+)\s*(%?)$/u.exec(text) ?? [];
  if (text === '') return null;
  if (!/^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/u.test(digits) || !/\d/.test(digits)) return undefined;
  if (pounds !== '' && unit !== 'money') return undefined;
  if (percent !== '' && unit !== 'share' && unit !== 'percent') return undefined;
  const number = Number(digits.replaceAll(',', '').replace('−', '-'));
  return percent !== '' && unit === 'share' ? Number((number / 100).toPrecision(15)) : number;
}

function readBands(fields: MeasureFields, rule: Rule, unit: MeasureUnit): Result<MeasureBands, MeasureFault> {
  const bands: MeasureBands[number][] = [];
  for (const grade of limitGrades(rule.scale)) {
    const typed = (fields[limitField(grade)] ?? '').trim();
    const limit = readNumber(typed, unit);
    if (limit === undefined)
      return notPossible(`The limit of ${grade}, “${typed}”, is not a number.`, limitField(grade));
    if (limit !== null) bands.push({ grade, limit });
  }
  return ok(bands);
}

/** What is wrong with the limits as they are typed now; null where nothing is, or no way is chosen yet. */
export function bandsSentence(fields: MeasureFields, rule: Rule, unit: MeasureUnit): string | null {
  const direction = keyIn(directionWords, fields.direction ?? '');
  const bands = readBands(fields, rule, keyIn(unitWords, fields.unit ?? '') ?? unit);
  if (!bands.ok) return bands.error.type === 'not-possible' ? bands.error.sentence : null;
  return direction === null ? null : checkBands(bands.value, direction, rule.scale);
}

/** Grades without a limit under one that has: no value counts as them, which may be meant. null where there is none. */
export function holesSentence(fields: MeasureFields, rule: Rule): string | null {
  const hasLimit = (grade: string): boolean => (fields[limitField(grade)] ?? '').trim() !== '';
  const best = rule.scale.findLastIndex(hasLimit);
  const holes = rule.scale.slice(1, Math.max(1, best)).filter((grade) => !hasLimit(grade));
  if (holes.length === 0) return null;
  return `No value will count as ${listed(holes)}, since a better grade has a limit and ${holes.length === 1 ? 'it has' : 'they have'} none.`;
}
