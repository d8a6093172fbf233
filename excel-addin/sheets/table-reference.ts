import type { TableName } from '../workbook/sheet-plan.ts';

/** Structured references as files hold them. Headers used here are words and spaces, which need no escape. */
export const columnOf = (table: TableName, header: string): string => `${table}[${header}]`;
export const thisRow = (table: TableName, header: string): string => `${table}[[#This Row],[${header}]]`;
