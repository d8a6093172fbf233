import type { CellPlan } from '../sheet-plan.ts';
import type { CellValue } from '../workbook.ts';
import { escapeCellText, escapeXml } from './xml-text.ts';

/** A cell as SpreadsheetML without prefix. Text stands in the cell itself, so that their shared strings stay as they are. */
export function cellXml(name: string, style: number | undefined, plan: CellPlan): string {
  const tag = `<c r="${name}"${style === undefined ? '' : ` s="${style}"`}`;
  if (plan.type === 'keep' || (plan.type === 'text' && plan.text === '')) return `${tag}/>`;
  if (plan.type === 'text') return `${tag} t="inlineStr"><is>${textXml(plan.text)}</is></c>`;
  if (plan.type === 'number') return `${tag}><v>${plan.number}</v></c>`;
  const formula = `<f>${escapeXml(plan.formula.slice(1))}</f>`;
  return `${tag}${valueType(plan.value)}>${formula}<v>${valueText(plan.value)}</v></c>`;
}

const textXml = (text: string): string =>
  `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escapeCellText(text)}</t>`;

const valueType = (value: CellValue): string =>
  typeof value === 'string' ? ' t="str"' : typeof value === 'boolean' ? ' t="b"' : '';

const valueText = (value: CellValue): string =>
  typeof value === 'boolean' ? String(Number(value)) : escapeCellText(String(value));
