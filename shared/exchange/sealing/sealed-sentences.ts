import type { SealError } from './seal-file.ts';
import type { SealedError } from './sealed-form.ts';

const nothing = 'Nothing was taken in.';

/** Why a sealed file does not open: what, and what to do. Never repeats what was typed. */
export function sealedErrorSentence(error: SealedError): string {
  switch (error.type) {
    case 'not-sealed':
      return 'This file is not sealed. Open it as it is.';
    case 'sealed-newer':
      return `This file was sealed by a newer program. ${nothing} Update Plumbline, or ask for a file sealed in the age format, version 1.`;
    case 'sealed-damaged':
      return `This sealed file was changed after it was made, or its end is missing. ${nothing} Copy it again from where it came from, or ask whoever sent it to send it again.`;
    case 'sealed-too-large':
      return `This sealed file is larger than ${error.limitMegabytes} MB, more than Plumbline can open at once. Ask for an evidence file with fewer attachments.`;
    case 'armour-too-large':
      return `This sealed file is text of more than ${error.limitMegabytes} MB. Ask for it in the plain form, without “--armor”.`;
    case 'too-many-recipients':
      return `This sealed file names more keys than Plumbline reads (about 500). ${nothing} Ask for one that is sealed for fewer people.`;
    case 'sealed-otherwise':
      return `This file is sealed for a kind of key that Plumbline does not open (SSH, or a plug-in’s). ${nothing} Ask for it to be sealed with a passphrase, or for a key that begins with “age1”.`;
    case 'passphrase-too-slow':
      return `This sealed file asks for far more work on its passphrase than any real one does, so it was left alone. ${nothing} Ask whoever sent it to seal it again in Plumbline, or with age as it comes.`;
    case 'needs-passphrase':
      return 'This file is sealed with a passphrase, not for a key. Type its passphrase.';
    case 'needs-key':
      return 'This file is sealed for named people, not with a passphrase. Paste your secret key, which begins with “AGE-SECRET-KEY-1”.';
    case 'wrong-passphrase':
      return 'The passphrase is not the one this file was sealed with. Look at capital letters and spaces, then try again; if you are sure of it, ask for the file again.';
    case 'wrong-key':
      return 'This file is not sealed for this key. Use the secret key that belongs to the receiving key you gave the sender, or ask for the file to be sealed for yours.';
    case 'key-unreadable':
      return 'This is not a secret key, or a part of it is missing. Paste all of it: it begins with “AGE-SECRET-KEY-1” and has 74 characters.';
    case 'key-is-public':
      return 'This is a receiving key (“age1…”), with which files are sealed. Paste the secret key that belongs to it, which begins with “AGE-SECRET-KEY-1”.';
  }
}

/** Why a file is not sealed for whom it should be; `names` are the recipients' in their order. */
export function sealErrorSentence(error: SealError, names: readonly string[] = []): string {
  if (error.type === 'no-recipient') return 'Give the receiving key of at least one person.';
  const name = names[error.at]?.trim() ?? '';
  const whose = name === '' ? `Key number ${error.at + 1}` : `The key of ${name}`;
  switch (error.type) {
    case 'recipient-unreadable':
      return `${whose} is not a receiving key, or a part of it is missing. Paste all of it: it begins with “age1” and has 62 characters.`;
    case 'recipient-otherwise':
      return `${whose} is of a kind that not everyone can open (SSH, a plug-in’s, or post-quantum). Ask for one that age-keygen makes: it begins with “age1” and has 62 characters.`;
    case 'recipient-is-secret':
      return `${whose} is a secret key, which nobody should give away. Tell its owner to make a new one, and paste the receiving key that begins with “age1”.`;
  }
}
