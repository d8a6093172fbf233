import { faultSentence, packErrorSentence } from '../../shared/exchange/pack-sentences.ts';
import type { RuleError } from '../../shared/grading/rule.ts';
import { ruleFaultSentence } from '../../shared/grading/rule-sentences.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import type { ImportError } from './import-evidence.ts';

/** Why an evidence file was not taken in, a sentence each; nothing was written. */
export function importErrorSentences(
  error: ImportError,
  workbookSentence: (error: WorkbookError) => string,
): readonly string[] {
  switch (error.type) {
    case 'pack':
      return [packErrorSentence(error.error)];
    case 'verification-failed':
      return [
        'Nothing was taken in, since not all is as it was made:',
        ...error.faults.map((fault) => faultSentence(fault)),
      ];
    case 'no-inspection':
      return ['This file does not say which inspection it belongs to. Export it again from Plumbline.'];
    case 'judgments-only':
      return [
        'This file holds judgments only, and this workbook does not hold their inspection. Take in an evidence file of that inspection first.',
      ];
    case 'cover-unreadable':
      return [coverUnreadable];
    case 'edition-changed':
      return [
        `This file’s criteria edition “${error.title}” is not the one that this workbook is graded by, though it has the same name: they differ at ${error.at}. Ask for a file made with the workbook’s edition; or, if PL Judgments was changed by hand there, put its criteria back.`,
      ];
    case 'rule-differs':
      return [ruleDiffers(error)];
    case 'rule-spoilt':
      return [ruleSpoilt(error)];
    case 'framework-unknown':
      return [
        `This file was made for the criteria edition “${error.framework}”, which is not here. Add that edition first, then take the file in.`,
      ];
    case 'framework-not-gradable':
      return [
        `The edition “${error.title}” names areas of practice but no criteria, so it cannot be graded. Choose an edition with criteria for the inspection.`,
      ];
    case 'framework-differs':
      return [
        `This workbook is graded by the criteria edition “${error.here}”; this file was made for “${error.inFile}”. Take it into another workbook.`,
      ];
    case 'inspection-differs':
      return [
        `This workbook holds the inspection of ${error.here}; this file is of ${error.inFile}. Take it into that inspection’s own workbook.`,
      ];
    case 'workbook':
      return [workbookSentence(error.error)];
  }
}

/** Also for whoever would begin an inspection, or grade, in such a workbook. */
export const coverUnreadable =
  'PL Cover no longer says which inspection this workbook holds. Put back its row “Inspection (number)” (and “Edition (short name)”) from an earlier copy of the workbook, or use a workbook that has no sheets of ours.';

/** The grades are not worked out by a rule that nobody made. */
export const ruleSpoilt = ({ fault }: { readonly fault: RuleError | null }): string => {
  const why = fault === null ? 'It is cut, or was changed by hand.' : ruleFaultSentence(fault);
  return `The rows “Rule as data” on PL Rule no longer hold a rule that can be used. ${why} Put them back from an earlier copy of the workbook, or run the grade command and name the rule to use: --rule RULE.json`;
};

export const ruleDiffers = ({ here, given }: { readonly here: string; readonly given: string }): string =>
  `The grades in this workbook are worked out by the rule “${here}” (see PL Rule), not by “${given}”, and would change. Run the grade command and name the rule to use: --rule RULE.json`;
