import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import { criteriaText, directionWords } from '../sheets/criteria-text.ts';
import { evidencePlan } from '../sheets/evidence-sheet.ts';
import { sheetTextNotes, toSheetText } from '../sheets/sheet-text.ts';
import type { CellPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { Person } from './person.ts';

/** A document or a note that a person adds in the pane. */
export interface Paper {
  readonly type: 'document' | 'note';
  readonly title: string;
  readonly reference: string;
  readonly text: string;
  readonly gatheredAt: string;
  /** What it bears on; null leaves it unsorted. */
  readonly link: PaperLink | null;
  /** Further criteria, where a paper comes with several. */
  readonly moreLinks?: readonly PaperLink[];
}

export interface PaperLink {
  readonly criterion: Criterion['id'];
  readonly direction: Direction;
}

/** The paper as one more row of the evidence sheet. */
export function paperPlan(
  paper: Paper,
  { id, person, framework }: { readonly id: string; readonly person: Person; readonly framework: Framework },
): SheetPlan {
  const texts = {
    Text: toSheetText(paper.text),
    Title: toSheetText(paper.title),
    Source: toSheetText(paper.reference),
  };
  const links = [...(paper.link === null ? [] : [paper.link]), ...(paper.moreLinks ?? [])];
  const marks = links.map(({ criterion, direction }) => ({ criterion, words: directionWords[direction] }));
  const words: Readonly<Record<string, string>> = {
    Id: id,
    Type: paper.type === 'document' ? 'Document' : 'Note',
    Text: texts.Text.text,
    'Text (continued)': texts.Text.continued,
    Title: texts.Title.text,
    Source: texts.Source.text,
    Criteria: criteriaText(framework, marks),
    Gathered: paper.gatheredAt,
    By: toSheetText(person.name).text,
    Status: sheetTextNotes(texts).join('; '),
  };
  const cells = Object.fromEntries(
    Object.entries(words).map(([header, text]): [string, CellPlan] => [header, { type: 'text', text }]),
  );
  return evidencePlan([{ key: id, cells }]);
}
