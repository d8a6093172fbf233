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

/** Pages that say no one's name: the same page with other figures is a later state of it. */
const WITHOUT_RECORD: ReadonlySet<string> = new Set([
  'use of force by age',
  'volunteers by area',
  'enquiries by authority',
  'dashboard',
  'assessment criteria',
  'programme page',
  'staff by area',
  'use of force by reason',
  'methodology',
  'thematic report',
  'issues page',
]);

export const isOfOneRecord = (name: string): boolean => !WITHOUT_RECORD.has(name);
