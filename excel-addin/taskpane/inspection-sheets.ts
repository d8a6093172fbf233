import type { Result } from '../../shared/result.ts';
import type { ImportError, ImportReport } from '../sheets/import-evidence.ts';
import type { WorkbookError, WriteOutcome } from '../workbook/workbook.ts';
import type { GivenCounts } from './judgments-pack.ts';
import type { Award, InspectionHeading, PaneReading } from './pane-reading.ts';
import type { Paper } from './paper-row.ts';
import type { Person } from './person.ts';

/** Where a link-like button leads: a row of one of our tables, or its top. */
export interface Place {
  readonly sheet:
    | 'evidence'
    | 'findings'
    | 'judgments'
    | 'grades'
    | 'measures'
    | 'cases'
    | 'caseSummary'
    | 'overview'
    | 'comparison'
    | 'coverage'
    | 'signOffs'
    | 'rule'
    | 'checks';
  readonly key: string | null;
  /** The header of the column to select in. */
  readonly column: string;
}

export interface JudgmentsFile extends GivenCounts {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An inspection of this workbook's own, or one that is under way elsewhere and has its id already. */
export interface NewInspection extends Omit<InspectionHeading, 'id'> {
  readonly inspection?: string;
  readonly areasFramework?: string;
}

/**
 * 'adopt' makes an untouched workbook the inspection of the file. 'take-force-layer' takes from a judgments file of
 * the force's what the force says, and asks (`asked` in the report) where something else was typed here;
 * 'take-force-layer-over-typed' is the answer that the file counts.
 */
export type BringIn = 'adopt' | 'take-force-layer' | 'take-force-layer-over-typed';

/** What the pane does to the workbook, in the words of an inspection. */
export interface InspectionSheets {
  /** null where the workbook has none of our sheets; `before` saves counting the evidence again. */
  read(before: PaneReading | null): Promise<Result<PaneReading | null, WorkbookError>>;
  begin(heading: NewInspection): Promise<Result<WriteOutcome, WorkbookError>>;
  bringIn(file: EvidenceFile, how?: BringIn): Promise<Result<ImportReport, ImportError>>;
  /** Whether nothing was brought in, added, judged or awarded, so that 'adopt' would do. */
  canAdopt(): Promise<Result<boolean, WorkbookError>>;
  addPaper(paper: Paper, person: Person): Promise<Result<void, WorkbookError>>;
  award(topicKey: string, award: Award): Promise<Result<void, WorkbookError>>;
  /** Fills in name and date where a grade was awarded by hand and they are blank; names the topics. */
  fillIn(person: Person): Promise<Result<readonly string[], WorkbookError>>;
  writeJudgments(person: Person): Promise<Result<JudgmentsFile, WorkbookError>>;
  show(place: Place): Promise<Result<boolean, WorkbookError>>;
  /** The names of the sheets that went. */
  remove(): Promise<Result<readonly string[], WorkbookError>>;
  /** Calls back when a person edits judgments or grades in the sheets. */
  watch(handler: () => void): Promise<Result<void, WorkbookError>>;
}
