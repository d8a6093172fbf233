import { browser } from 'wxt/browser';
import { soonestLockMinutes } from '../../shared/policy/organisation-policy.ts';
import { lockVault } from '../store/browser-vault.ts';
import { readLockMinutes } from '../store/lock-minutes.ts';
import { readPolicy } from '../store/read-policy.ts';
import type { StoreContext } from '../store/store-context.ts';

const alarmName = 'auto-lock';

/** Locks when nobody has touched the computer for as long as the person chose, or their organisation if that is sooner, and at once with its own screen. */
export function lockWhenLeft(context: StoreContext): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void lockIfIdle(context).catch(() => lockVault());
  });
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') void lockVault();
  });
  // Asked for every minute: the browser forgets an interval of its own when it stops the worker.
  void browser.alarms.create(alarmName, { periodInMinutes: 1 });
}

async function lockIfIdle(context: StoreContext): Promise<void> {
  if ((await context.vault.keys()) === null) return;
  const minutes = soonestLockMinutes(await readPolicy(), await readLockMinutes(context));
  const state = await browser.idle.queryState(minutes * 60);
  if (state !== 'active') await lockVault();
}
