import type { TableName } from '../workbook/sheet-plan.ts';
import type { InspectionSheets, Place } from './inspection-sheets.ts';
import { readSheets } from './read-sheets.ts';
import type { WorkbookAccess } from './workbook-access.ts';

const tableOfPlace: Readonly<Record<Place['sheet'], TableName>> = {
  evidence: 'PlEvidence',
  findings: 'PlFindings',
  judgments: 'PlJudgments',
  grades: 'PlGrades',
  measures: 'PlMeasures',
  cases: 'PlCases',
  caseSummary: 'PlCaseSummary',
  overview: 'PlOverview',
  comparison: 'PlComparison',
  coverage: 'PlCoverage',
  signOffs: 'PlSignOffs',
  rule: 'PlRule',
  checks: 'PlChecks',
};

/** What changes the workbook is fetched when it is first asked for: the pane opens without it. */
const commands = () => import('./live-commands.ts');

export const createLiveSheets = (access: WorkbookAccess): InspectionSheets => ({
  read: (before) => readSheets(access, before),
  begin: async (heading) => (await commands()).begin(access, heading),
  bringIn: async (file, how) => (await commands()).bringIn(access, file, how),
  canAdopt: async () => (await commands()).canAdopt(access),
  addPaper: async (paper, person) => (await commands()).addPaper(access, paper, person),
  award: async (topicKey, award) => (await commands()).award(access, topicKey, award),
  fillIn: async (person) => (await commands()).fillIn(access, person),
  writeJudgments: async (person) => (await commands()).writeJudgments(access, person),
  show: (place) => access.show(tableOfPlace[place.sheet], place),
  remove: () => access.remove(),
  watch: (handler) => access.watch(['PlJudgments', 'PlGrades', 'PlCases', 'PlMeasures'], handler),
});
