import type { Fault } from '../ledger/verify.ts';
import type { PackError } from './pack.ts';

const askAgain = 'Ask whoever sent it to send it again.';

/** Why a file could not be read: what, where, and what to do. */
export function packErrorSentence(error: PackError): string {
  switch (error.type) {
    case 'not-a-pack':
      return 'This is not an evidence file. Choose a file whose name ends in .plumb.';
    case 'pack-cut-short':
      return `The end of this file is missing: copying or downloading stopped early. Copy it again from where it came from. ${askAgain}`;
    case 'pack-changed':
      return `This file was changed after it was made${error.part === null ? '' : `, in its part “${error.part}”`}. Nothing was taken in. ${askAgain}`;
    case 'pack-strange':
      return `This file is not put together as Plumbline does it: ${error.reason}. Nothing was taken in. Do not trust it; ask whoever sent it for a new one.`;
    case 'pack-newer':
      return `This file was made by a newer Plumbline (form ${error.version}). Nothing was taken in. Update Plumbline, then open it again.`;
    case 'pack-encrypted':
      return 'This evidence file is sealed. Open it in the Plumbline panel and send it to the workbook, or save it there without a seal.';
    case 'pack-too-large':
      return `This file is larger than ${error.limitMegabytes} MB, more than Plumbline can open at once. Ask for an evidence file with fewer attachments.`;
    case 'pack-part-invalid':
      return `The part “${error.part}” of this file cannot be read (${error.reason}). Nothing was taken in. ${askAgain}`;
    case 'pack-framework-invalid':
      return `The criteria edition inside this file has a mistake at “${error.path}”: ${error.reason}. Nothing was taken in. Ask whoever made the edition to put it right.`;
  }
}

/** Whose entries they are, by the log's id: a name as people know it, or null where it cannot be told. */
export type WhoseEntries = (log: string) => string | null;

const keepOut = 'Do not rely on this copy: ask for the file again from the person who made it.';

/** What is missing or changed in a file. Entries are counted from 1. */
export function faultSentence(fault: Fault, whose: WhoseEntries = () => null): string {
  if (fault.type === 'attachment-missing') return `The attached file “${fault.name}” is missing. ${keepOut}`;
  if (fault.type === 'attachment-changed') {
    return `The attached file “${fault.name}” was changed after it was added. ${keepOut}`;
  }
  return 'sequence' in fault ? entrySentence(fault, whose) : listSentence(fault, whose);
}

type EntryFault = Extract<Fault, { readonly sequence: number }>;
type ListFault = Exclude<Fault, EntryFault | { readonly name: string }>;

function entrySentence(fault: EntryFault, whose: WhoseEntries): string {
  const number = `number ${fault.sequence + 1} of ${ownerOf(fault, whose)} entries`;
  switch (fault.type) {
    case 'entry-unreadable':
      return `In this file, ${number} cannot be read (${fault.reason}). ${keepOut}`;
    case 'entry-newer':
      return `In this file, ${number} was written by a newer Plumbline (form ${fault.version}). Update Plumbline, then open the file again.`;
    case 'entry-changed':
      return `In this file, ${number} was changed after it was written. ${keepOut}`;
    case 'other-inspection':
      return `In this file, ${number} belongs to another inspection: two were put together. ${keepOut}`;
    case 'content-changed':
      return `The text that belongs to ${number} was changed after it was written. ${keepOut}`;
    case 'content-missing':
      return `The text that belongs to ${number} is missing. ${keepOut}`;
    case 'redaction-differs':
      return `By ${number} names were hidden in an item, and what it says of the original does not fit. ${keepOut}`;
    case 'content-invalid':
      return `The text that belongs to ${number} is not of a form that this Plumbline knows, at “${fault.path}”. Update Plumbline, then open the file again.`;
  }
}

function listSentence(fault: ListFault, whose: WhoseEntries): string {
  const entries = `${ownerOf(fault, whose)} entries`;
  switch (fault.type) {
    case 'entries-missing':
      return fault.from === fault.to
        ? `Number ${fault.from + 1} of ${entries} is missing. ${keepOut}`
        : `Numbers ${fault.from + 1} to ${fault.to + 1} of ${entries} are missing. ${keepOut}`;
    case 'log-cut-short':
      return `The last of ${entries} are missing: there are ${fault.size}, and ${fault.signedSize} were signed for. ${keepOut}`;
    case 'entries-unsigned':
      return `No signature stands under ${entries} from number ${fault.from + 1} on. ${keepOut}`;
    case 'signature-wrong':
      return `A signature under ${entries} is not genuine. ${keepOut}`;
    case 'root-differs':
      return `The first ${fault.size} of ${entries} are not those that were signed. ${keepOut}`;
    case 'checkpoint-missing':
      return `A signature under the first ${fault.size} of ${entries} was taken out. ${keepOut}`;
    case 'log-missing':
      return `All of ${entries} are missing, though ${seerOf(fault, whose)} had seen some. ${keepOut}`;
    case 'log-rolled-back':
      return `The last of ${entries} are missing: ${seerOf(fault, whose)} had already seen ${fault.seenSize}. ${keepOut}`;
    case 'log-forked':
      return `The first ${fault.seenSize} of ${entries} are not those that ${seerOf(fault, whose)} had seen: there are two versions. ${keepOut}`;
  }
}

const ownerOf = ({ log }: { readonly log: string }, whose: WhoseEntries): string => {
  const name = whose(log);
  return name === null ? 'one person’s' : `${name}’s`;
};

const seerOf = ({ seenBy }: { readonly seenBy: string }, whose: WhoseEntries): string =>
  whose(seenBy) ?? 'a colleague';
