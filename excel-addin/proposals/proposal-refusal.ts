import type { CellArea } from '../workbook/force-sheet.ts';
import { areaWord } from './cell-words.ts';

export type RefusalType =
  | 'label'
  | 'header'
  | 'title'
  | 'footnote'
  | 'mark'
  | 'words'
  | 'blank'
  | 'error'
  | 'several-tables'
  | 'too-large'
  | 'no-table'
  | 'no-such-column';

/** Why nothing is proposed for what was selected. */
export interface ProposalRefusal {
  readonly type: RefusalType;
  readonly area: CellArea;
}

const sentences: Readonly<Record<RefusalType, (where: string) => string>> = {
  label: (where) => `${where} holds a label. Select the figure beside it.`,
  header: (where) => `${where} holds a header. Select a figure below it.`,
  title: (where) => `${where} is the table’s title or a line under it. Select a figure in the table.`,
  footnote: (where) => `${where} is a note to the table. Select a figure in the table.`,
  mark: (where) => `${where} holds a mark, such as R for revised. Select the figure beside it.`,
  words: (where) => `${where} holds words, not a figure. Select a figure.`,
  blank: (where) => `${where} is blank, which is not zero. Select a figure.`,
  error: (where) =>
    `${where} holds an error of Excel’s, so there is no figure to bind. Mend it in the sheet, or select another.`,
  'several-tables': (where) => `${where} lies across more than one table. Select figures of one table.`,
  'too-large': (where) =>
    `${where} is too much to look through at once. Select the table or some of its figures, not whole columns or rows.`,
  'no-table': (where) =>
    `${where} is not part of a table of figures. Select a figure that has a label beside it or a header above it.`,
  'no-such-column': (where) => `${where} is not a column of figures in this table. Choose one that is.`,
};

/** What a person reads in place of a proposal: what is wrong, where, and what to do. */
export const refusalSentence = ({ type, area }: ProposalRefusal): string => sentences[type](areaWord(area));
