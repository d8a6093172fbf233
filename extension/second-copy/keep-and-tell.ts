import { announce } from '../store/announcements.ts';
import { copyFaultSentence } from './copy-sentences.ts';
import { type CopyStatus, keepCopyStatus } from './copy-status.ts';

/** Of what keeps a copy behind, each is told once; how it stands can always be looked up. */
export async function keepAndTell(before: CopyStatus, after: CopyStatus): Promise<void> {
  await keepCopyStatus(after);
  for (const { place, fault } of after) {
    const was = before.find((one) => one.place === place)?.fault ?? null;
    if (fault === null || was?.type === fault.type) continue;
    const text = `${copyFaultSentence(fault)} See “Files”, “Second copy”.`;
    announce({ type: 'notice', level: fault.type === 'asks' ? 'info' : 'problem', text });
  }
}
