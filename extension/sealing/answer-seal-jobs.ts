import { openSealed } from '../../shared/exchange/sealing/open-sealed.ts';
import { checkRecipients, sealFile } from '../../shared/exchange/sealing/seal-file.ts';
import type { SealJobAnswer, SealJobMessage } from './seal-job.ts';

/** A passphrase is worked on for a second or more: in a thread of its own, the panel goes on meanwhile. */
export function answerSealJobs(): void {
  const answer = (message: SealJobAnswer, transfer: Transferable[] = []) =>
    postMessage(message, { transfer });
  addEventListener('message', ({ data }: MessageEvent<SealJobMessage>) => {
    work(data).then(
      (outcome) => {
        const isBytes = outcome.ok && outcome.value instanceof Uint8Array;
        answer({ isDone: true, outcome }, isBytes ? [outcome.value.buffer] : []);
      },
      (fault: unknown) => answer({ isDone: false, fault: fault instanceof Error ? fault.name : 'Error' }),
    );
  });
}

async function work(job: SealJobMessage) {
  switch (job.name) {
    case 'check':
      return checkRecipients(job.given);
    case 'seal':
      return sealFile(job.given.file, job.given.seal);
    case 'open':
      return openSealed(job.given.file, job.given.key);
  }
}
