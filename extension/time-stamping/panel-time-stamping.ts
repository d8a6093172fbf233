import type { TimeStamping } from '../store/store-context.ts';
import { meansInWorker } from './means-in-worker.ts';
import { setUpAuthority } from './set-up-authority.ts';

/** As our own pages have it: what is asked of a person’s press, and shown. */
export const panelTimeStamping: TimeStamping = { authority: setUpAuthority, means: meansInWorker };
