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
    case 'pack-newer':
      return `This file was made by a newer Plumbline (form ${error.version}). Nothing was taken in. Update Plumbline, then open it again.`;
    case 'pack-encrypted':
      return 'This file is locked with a password, which this Plumbline cannot open. Ask for one that is not locked.';
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
  const of = `of ${whose(fault.log) ?? 'one person'}’s entries`;
  switch (fault.type) {
    case 'entry-unreadable':
      return `Number ${fault.sequence + 1} ${of} cannot be read (${fault.reason}). ${keepOut}`;
    case 'entry-newer':
      return `Number ${fault.sequence + 1} ${of} was written by a newer Plumbline (form ${fault.version}). Update Plumbline, then open the file again.`;
    case 'entries-missing':
      return `${fault.from === fault.to ? `Number ${fault.from + 1}` : `Numbers ${fault.from + 1} to ${fault.to + 1}`} ${of} ${fault.from === fault.to ? 'is' : 'are'} missing. ${keepOut}`;
    case 'entry-changed':
      return `Number ${fault.sequence + 1} ${of} was changed after it was written. ${keepOut}`;
    case 'log-cut-short':
      return `The end ${of} is missing: there are ${fault.size}, and ${fault.signedSize} were signed for. ${keepOut}`;
    case 'entries-unsigned':
      return `From number ${fault.from + 1} on, no signature stands under the rest ${of}. ${keepOut}`;
    case 'signature-wrong':
      return `A signature under the list ${of} is not genuine. ${keepOut}`;
    case 'root-differs':
      return `The first ${fault.size} ${of} are not those that were signed. ${keepOut}`;
    case 'content-changed':
      return `The text that belongs to number ${fault.sequence + 1} ${of} was changed after it was written. ${keepOut}`;
    case 'content-missing':
      return `The text that belongs to number ${fault.sequence + 1} ${of} is missing. ${keepOut}`;
    case 'log-missing':
      return `All ${of} are missing, though ${whose(fault.seenBy) ?? 'a colleague'} had seen some. ${keepOut}`;
    case 'log-rolled-back':
      return `The end ${of} is missing: ${whose(fault.seenBy) ?? 'a colleague'} had already seen ${fault.seenSize}. ${keepOut}`;
    case 'log-forked':
      return `The first ${fault.seenSize} ${of} are not those that ${whose(fault.seenBy) ?? 'a colleague'} had seen: there are two versions. ${keepOut}`;
  }
}
