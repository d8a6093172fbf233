import { criteriaOf, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Pack } from '../../shared/exchange/pack.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import type { CoverFacts } from './cover-sheet.ts';
import type { ImportError } from './import-evidence.ts';
import { cellText, rowsOf } from './read-cells.ts';
import { readRule, ruleName } from './rule-sheet.ts';
import { toSheetText } from './sheet-text.ts';

export interface FileRead {
  readonly pack: Pack;
  readonly state: InspectionState;
}

export type InspectionHeading = Pick<
  CoverFacts,
  'force' | 'kind' | 'startDate' | 'endDate' | 'framework' | 'areasFramework'
> & { readonly id: string };

interface Here {
  readonly reading: WorkbookReading;
  readonly cover: CoverFacts | null;
}

/** The inspection that file and workbook share; an error where they do not, or where it cannot be told. */
export function inspectionOf(file: FileRead, here: Here): Result<InspectionHeading, ImportError> {
  const { cover } = here;
  const { pack, state } = file;
  if (state.inspection === null && pack.purpose === 'evidence') return err({ type: 'no-inspection' });
  if (cover === null) return withoutCover(file, here.reading);
  const edition = pack.frameworks.find((one) => one.id === cover.framework) ?? pack.frameworks[0];
  const { id, framework } = state.inspection ?? {
    id: pack.inspection,
    framework: edition?.id ?? cover.framework,
  };
  if (cover.inspection !== id) {
    const inFile = state.inspection === null ? 'another inspection' : titleOf(state.inspection);
    return err({ type: 'inspection-differs', here: titleOf(cover), inFile });
  }
  return cover.framework === framework
    ? ok(state.inspection ?? { ...cover, id })
    : err({ type: 'framework-differs', here: cover.framework, inFile: framework });
}

function withoutCover({ state }: FileRead, reading: WorkbookReading): Result<InspectionHeading, ImportError> {
  if (holdsRows(reading) && !holdsSubjectsOf(state, reading)) return err({ type: 'cover-unreadable' });
  return state.inspection === null ? err({ type: 'judgments-only' }) : ok(state.inspection);
}

const titleOf = ({ force, startDate }: { readonly force: string; readonly startDate: string }): string =>
  `${force}, from ${startDate}`;

const subjectTables = ['PlEvidence', 'PlFindings', 'PlCases'] as const;

const idsIn = (reading: WorkbookReading, table: (typeof subjectTables)[number] | 'PlJudgments') =>
  rowsOf(reading, table)
    .map((row) => cellText(row, 'Id'))
    .filter((id) => id !== '');

/** Rows of some inspection, of which only the cover says which. */
export const holdsRows = (reading: WorkbookReading): boolean =>
  [...subjectTables, 'PlJudgments' as const].some((table) => idsIn(reading, table).length > 0);

/** Ids are made by chance: one that both have makes them the same inspection. */
function holdsSubjectsOf({ items, findings, cases }: InspectionState, reading: WorkbookReading): boolean {
  const inFile = new Set([...items, ...findings, ...cases].map(({ id }) => id));
  return subjectTables.some((table) => idsIn(reading, table).some((id) => inFile.has(id)));
}

/** An edition that ships cannot be changed by a file; any other must say what PL Judgments says already. */
export function refuseEdition(framework: Framework, reading: WorkbookReading): ImportError | null {
  const rows = rowsOf(reading, 'PlJudgments').filter((row) => cellText(row, 'Id') !== '');
  if (rows.length === 0 || shippedFrameworks.includes(framework)) return null;
  const here = new Map(rows.map((row) => [cellText(row, 'Id'), row]));
  const inFile = new Map(
    framework.topics.flatMap((topic) => topic.criteria.map((one) => [one.id, topic.id])),
  );
  const differing = criteriaOf(framework).find(({ id, number, text }) => {
    const row = here.get(id);
    const isSame = cellText(row, 'Number') === number && cellText(row, 'Topic id') === inFile.get(id);
    return !isSame || cellText(row, 'Criterion') !== toSheetText(text).text.replace(/\r\n?/g, '\n');
  });
  const at = differing?.number ?? [...here.keys()].find((id) => !inFile.has(id));
  return at === undefined ? null : { type: 'edition-changed', title: framework.title, at };
}

export type RuleRefusal = Extract<ImportError, { readonly type: 'rule-differs' | 'rule-spoilt' }>;

/** The rule asked for, or else the workbook's own: without being asked, grades are not worked out by another. */
export function ruleFor(reading: WorkbookReading, asked: Rule | undefined): Result<Rule, RuleRefusal> {
  if (asked !== undefined) return ok(asked);
  const rule = readRule(reading);
  if (rule.ok) return rule;
  return err(
    rule.error.type === 'rule-spoilt'
      ? { type: 'rule-spoilt', fault: rule.error.error }
      : { type: 'rule-differs', here: rule.error.here, given: ruleName(defaultRule) },
  );
}
