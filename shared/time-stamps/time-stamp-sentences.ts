import type { TimeStampError } from './time-stamp.ts';

/** Why a time stamp was not taken: what, and what to do. */
export function timeStampSentence(error: TimeStampError): string {
  switch (error.type) {
    case 'stamp-too-large':
      return 'This is larger than any time stamp. Choose the answer that the authority sent back (.tsr).';
    case 'stamp-unreadable':
      return 'This is not a time stamp that Plumbline can read. Choose the answer that the authority sent back (.tsr), as it came.';
    case 'stamp-not-granted':
      return `The authority did not give a time stamp${error.words === '' ? '' : `; it says “${error.words}”`} (answer ${error.status}). Ask whoever runs it.`;
    case 'stamp-of-another':
      return 'This time stamp is of something else: of another inspection, of another computer’s record, or of another file. Choose the answer to the request that was saved here.';
    case 'stamp-nonce-differs':
      return 'This time stamp answers another request than the one that was sent. It was not kept; Plumbline asks again.';
    case 'stamp-policy-differs':
      return `The authority kept other rules (${error.policy}) than it was asked to. The stamp was not kept; ask whoever set the authority up.`;
    case 'stamp-changed':
      return 'This time stamp is not what the authority signed: it was changed or put together by somebody else. Ask the authority for a new one.';
    case 'stamp-algorithm-unknown':
      return 'This time stamp was signed in a way that Plumbline does not know or does not trust. Use an authority that signs with RSA or ECDSA, and SHA-256 or longer.';
    case 'stamp-purpose-wrong':
      return `“${error.signedBy}” signed this with a certificate that is not for time stamps alone. Use another authority.`;
    case 'stamp-certificate-expired':
      return `The certificate of “${error.signedBy}”, or one that vouches for it, was not valid at the time that the stamp says. Use another authority.`;
    case 'stamp-authority-unknown':
      return `“${error.signedBy}” signed this, and none of the certificates that were set up vouches for it. Ask whoever set the authority up which certificates are right.`;
  }
}

/** In the manner of the WACZ signing specification: what a stamp stands for, and what it cannot. */
export const stampProves =
  'A time stamp proves that this record, up to the entry it covers, existed at the time it says, and was the same as now. Who says so is the authority that signed it, not Plumbline and not your computer’s clock.';

export const stampDoesNotProve: readonly string[] = [
  'That what the record says is true, or that the times inside it are right. An entry may have been written long before the stamp, or in one go just before it.',
  'That nothing was left out before it was stamped. Until then its author could still write it anew.',
  'Who wrote the record. A stamp has no name in it but the authority’s.',
  'That the authority is honest, or that its key was safe. Whether its certificate was revoked is not looked up: that would need a network.',
  'That there was no other stamp. One that was taken out of a file is not missed.',
];
