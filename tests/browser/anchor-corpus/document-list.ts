import { heldRecords } from './documents/held-records.ts';
import { heldTables } from './documents/held-tables.ts';
import { heldPublished, tuningPublished } from './documents/published.ts';
import { tuningRecords } from './documents/tuning-records.ts';
import { tuningTables } from './documents/tuning-tables.ts';
import type { Template } from './template.ts';

/** Held-back documents, and their seeds, are for measuring only: nobody tunes on them. */
export type Split = 'tuning' | 'held';

export const templates: Readonly<Record<Split, Readonly<Record<string, Template>>>> = {
  tuning: { ...tuningTables, ...tuningRecords, ...tuningPublished },
  held: { ...heldTables, ...heldRecords, ...heldPublished },
};
