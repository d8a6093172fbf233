import { evaluateRows } from './evaluate-rule.ts';
import { gradeWords, rowWordsByLevel } from './grade-words.ts';
import { countsAs, openWord } from './normalise-judgment.ts';
import { causeOfConcernCap, criticalCap, gradeAt, levelOf, type Rule } from './rule.ts';

export interface CriterionJudgment {
  /** '3.2' */
  readonly number: string;
  /** As typed. */
  readonly judgment: string;
  readonly reasons: string;
  readonly isCritical?: boolean;
}

export interface TopicJudgments {
  readonly criteria: readonly CriterionJudgment[];
  readonly hasCauseOfConcern: boolean;
}

export interface TopicGrade {
  /** How many criteria have each grade of the scale. */
  readonly counts: Readonly<Record<string, number>>;
  readonly notApplicable: number;
  readonly applicable: number;
  readonly open: number;
  /** Numbers of the criteria that count as open. */
  readonly openCriteria: readonly string[];
  /** Whether what is judged decides the grade. */
  readonly isGraded: boolean;
  /** The lowest and highest grade still possible; null where too few criteria apply. */
  readonly low: string | null;
  readonly high: string | null;
  /** A grade, or the rule's word for not enough evidence. */
  readonly indicated: string;
  readonly range: string;
  /** Why this grade, in the rule's words; '' while there is none. */
  readonly why: string;
  /** The criteria below the grade: "here 3.2 is Adequate"; '' where there are none. */
  readonly slips: string;
  /** The grade if every open criterion became this one, the highest first. */
  readonly settle: readonly { readonly ifAll: string; readonly grade: string }[];
  readonly settleWords: string;
}

/** Grades one topic. The order of the criteria does not matter. */
export function gradeTopic(rule: Rule, topic: TopicJudgments): TopicGrade {
  const tally = tallyOf(rule, topic.criteria);
  const levels = rule.scale.map((_, index) => levelIf(rule, { tally, topic, openBecome: index + 1 }));
  const isEnough = tally.applicable >= rule.minApplicable;
  const [lowLevel = 1] = levels;
  const highLevel = levels.at(-1) ?? 1;
  const isGraded = isEnough && lowLevel === highLevel;
  const low = gradeAt(rule, lowLevel);
  const high = gradeAt(rule, highLevel);
  return {
    counts: Object.fromEntries(rule.scale.map((grade, index) => [grade, tally.counts[index] ?? 0])),
    notApplicable: tally.notApplicable,
    applicable: tally.applicable,
    open: tally.openCriteria.length,
    openCriteria: tally.openCriteria,
    isGraded,
    low: isEnough ? low : null,
    high: isEnough ? high : null,
    indicated: isGraded ? low : rule.insufficient,
    range: isEnough ? rangeWords(low, high) : gradeWords.tooFew(rule),
    why: isGraded ? whyWords(rule, { tally, topic, level: lowLevel }) : '',
    slips: isGraded ? slipWords(tally, lowLevel) : '',
    settle: rule.scale.map((ifAll, index) => ({ ifAll, grade: gradeAt(rule, levels[index] ?? 1) })).reverse(),
    settleWords: settleWords(rule, { tally, levels }),
  };
}

const rangeWords = (low: string, high: string): string => (low === high ? low : `${low} to ${high}`);

interface Tally {
  readonly counts: readonly number[];
  readonly notApplicable: number;
  readonly applicable: number;
  readonly openCriteria: readonly string[];
  readonly judged: readonly { readonly number: string; readonly level: number; readonly grade: string }[];
  readonly criticalLevels: readonly number[];
  readonly criticalOpen: number;
}

function tallyOf(rule: Rule, criteria: readonly CriterionJudgment[]): Tally {
  const counted = criteria.map((criterion) => {
    const word = countsAs(criterion.judgment, criterion.reasons, rule);
    return { ...criterion, word, level: levelOf(rule, word) };
  });
  const judged = counted.filter(({ level }) => level > 0);
  const open = counted.filter(({ word }) => word === openWord);
  const notApplicable = counted.length - judged.length - open.length;
  return {
    counts: rule.scale.map((_, index) => judged.filter(({ level }) => level === index + 1).length),
    notApplicable,
    applicable: counted.length - notApplicable,
    openCriteria: open.map(({ number }) => number),
    judged: judged.map(({ number, level, word }) => ({ number, level, grade: word })),
    criticalLevels: judged.filter(({ isCritical }) => isCritical).map(({ level }) => level),
    criticalOpen: open.filter(({ isCritical }) => isCritical).length,
  };
}

interface Supposition {
  readonly tally: Tally;
  readonly topic: TopicJudgments;
  readonly openBecome: number;
}

function levelIf(rule: Rule, { tally, topic, openBecome }: Supposition): number {
  const counts = tally.counts.map(
    (count, index) => count + (index + 1 === openBecome ? tally.openCriteria.length : 0),
  );
  const cap = topic.hasCauseOfConcern ? causeOfConcernCap(rule) : rule.scale.length;
  return Math.min(evaluateRows(rule, counts), cap, criticalLimit(rule, tally, openBecome));
}

function criticalLimit(rule: Rule, tally: Tally, openBecome: number): number {
  const critical = criticalCap(rule);
  if (critical === null) return rule.scale.length;
  const levels = tally.criticalOpen > 0 ? [...tally.criticalLevels, openBecome] : tally.criticalLevels;
  return levels.some((level) => level <= critical.atMost) ? critical.cap : rule.scale.length;
}

function whyWords(
  rule: Rule,
  { tally, topic, level }: { readonly tally: Tally; readonly topic: TopicJudgments; readonly level: number },
): string {
  const atMost = criticalCap(rule)?.atMost ?? 0;
  const isCriticalHit = tally.criticalLevels.some((critical) => critical <= atMost);
  const words = isCriticalHit ? gradeWords.critical(rule) : (rowWordsByLevel(rule)[level - 1] ?? '');
  return words + (topic.hasCauseOfConcern ? gradeWords.causeOfConcern(rule) : '');
}

function slipWords(tally: Tally, level: number): string {
  const below = tally.judged.filter((criterion) => criterion.level < level);
  return below.length === 0
    ? ''
    : `here ${below.map(({ number, grade }) => `${number} is ${grade}`).join(', ')}`;
}

function settleWords(
  rule: Rule,
  { tally, levels }: { readonly tally: Tally; readonly levels: readonly number[] },
): string {
  if (tally.openCriteria.length === 0) return '';
  const named = `${gradeWords.openAre}${tally.openCriteria.map((number) => `${number}, `).join('')}${gradeWords.noOthers}`;
  if (tally.applicable < rule.minApplicable) return `${named}${gradeWords.tooFew(rule)}.`;
  if (levels[0] === levels.at(-1)) return named + gradeWords.alreadyDecided;
  const outcomes = rule.scale.map(
    (grade, index) => `${gradeWords.ifAll(grade)}${gradeAt(rule, levels[index] ?? 1)}`,
  );
  return `${named}${gradeWords.ifOpenBecame}${outcomes.reverse().join('; ')}.`;
}
