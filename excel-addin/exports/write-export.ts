import type { Result } from '../../shared/result.ts';
import { newWorkbookBytes } from '../workbook/file/new-workbook.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import type { ExportPlan } from './export-plans.ts';

/** A fresh .xlsx: nothing of the force's workbook is in it but what the plan says. */
export const writeExport = ({ sheets }: ExportPlan): Result<Uint8Array, WorkbookError> =>
  newWorkbookBytes(sheets);

/** 'calderbrook-police-figures-for-outside-2026-03-02.xlsx': plain letters, so that any system keeps the name. */
export function exportFileName(force: string, isoDay: string): string {
  const plain = force
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${[plain, 'figures-for-outside', isoDay].filter((part) => part !== '').join('-')}.xlsx`;
}
