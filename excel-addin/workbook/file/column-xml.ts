import { gradeColours } from '../sheet-look.ts';
import type { ColumnPlan } from '../sheet-plan.ts';
import type { LookStyles } from './look-styles.ts';
import { escapeAttribute, escapeXml } from './xml-text.ts';

/** What one column of ours brings besides its cells, as SpreadsheetML without prefix. */
export const columnXml = ({ widthChars, isHelper }: ColumnPlan, at: number): string =>
  `<col min="${at + 1}" max="${at + 1}" width="${widthChars}" customWidth="1"${isHelper ? ' hidden="1"' : ''}/>`;

export const gradeCount = Object.keys(gradeColours).length;

/** `before`: how many rules of the sheet come before these. */
export function gradeFormats(area: string, before: number, look: LookStyles): string {
  const rules = Object.keys(gradeColours).map(
    (grade, index) =>
      `<cfRule type="cellIs" dxfId="${look.firstGrade + index}" priority="${before + index + 1}" operator="equal"><formula>"${grade}"</formula></cfRule>`,
  );
  return `<conditionalFormatting sqref="${area}">${rules.join('')}</conditionalFormatting>`;
}

/** Undefined for a column without choices. */
export function choiceValidation(area: string, { choices = [] }: ColumnPlan): string | undefined {
  if (choices.length === 0) return undefined;
  const list = escapeXml(`"${choices.join(',').replaceAll('"', '""')}"`);
  return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="${area}"><formula1>${list}</formula1></dataValidation>`;
}

/** A line feed in a header is `_x000a_` in the table's part, though not in the cell. */
export const tableColumn = (id: number, header: string): string =>
  `<tableColumn id="${id}" name="${escapeAttribute(header.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')).replaceAll('&#10;', '_x000a_')}"/>`;
