import { browser } from 'wxt/browser';
import { onVaultChange } from '../store/browser-vault.ts';
import type { AuthorityToAsk, StoreContext } from '../store/store-context.ts';
import { askEveryMinutes, askForStamps } from './ask-authority.ts';
import { directMeans } from './direct-means.ts';
import { postRequest } from './post-request.ts';

const alarmName = 'time-stamps';

/** Only where there is none: made anew at every start of the worker, it would be put off for ever. */
async function keepAlarm(): Promise<void> {
  if ((await browser.alarms.get(alarmName)) !== undefined) return;
  await browser.alarms.create(alarmName, { periodInMinutes: askEveryMinutes });
}

/** While it is unlocked, and whenever it is: the browser wakes the worker for it. */
export function stampByItself(context: StoreContext, authority: AuthorityToAsk): void {
  const ask = () =>
    navigator.locks
      .request('plumbline-time-stamps', { ifAvailable: true }, async (lock) => {
        if (lock !== null) await askForStamps(context, { authority, post: postRequest, means: directMeans });
      })
      // The next alarm asks again; a message might carry what stands in a record.
      .catch(() => undefined);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void ask();
  });
  onVaultChange((isOpen) => {
    if (isOpen) void ask();
  });
  void keepAlarm();
}
