import { browser } from 'wxt/browser';
import { err, ok, type Result } from '../../shared/result.ts';
import { type System, systemOf } from './system-origins.ts';

export const isFirefox = import.meta.env.FIREFOX;

/** The origins that a person gave, and no page of our own add-in. */
export async function grantedSystems(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => origin !== __PLUMBLINE_ADDIN_PAGES__);
}

/** By the browser's own word: what was given may be more than a system's origins, and written in another way. */
export const mayReadSystem = ({ origins }: System): Promise<boolean> =>
  browser.permissions.contains({ origins: [...origins] });

export type SystemError = { readonly type: 'refused' } | { readonly type: 'blocked-by-policy' };

/** Asks the person, by the browser's own question: has to be called first of all in the midst of their press. */
export async function requestSystem({ origins }: System): Promise<Result<void, SystemError>> {
  try {
    const isGiven = await browser.permissions.request({ origins: [...origins] });
    return isGiven ? ok(undefined) : err({ type: 'refused' });
  } catch (error) {
    const isPolicy = /polic|administrator|blocked/i.test(error instanceof Error ? error.message : '');
    return err({ type: isPolicy ? 'blocked-by-policy' : 'refused' });
  }
}

/** Gives back what no other system needs. */
export async function returnSystem({ origins }: System, others: readonly System[]): Promise<void> {
  const needed = new Set(others.flatMap((other) => other.origins));
  const free = origins.filter((origin) => !needed.has(origin));
  if (free.length > 0) await browser.permissions.remove({ origins: free });
}

/** Of the page in front in this window, with its frames; null where it is none that could be added. */
export async function systemInFront(): Promise<System | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  const frames = (await browser.webNavigation.getAllFrames({ tabId: tab.id })) ?? [];
  const page = frames.find(({ parentFrameId }) => parentFrameId < 0);
  const inside = frames.filter(({ parentFrameId }) => parentFrameId >= 0);
  return page === undefined
    ? null
    : systemOf(
        page.url,
        inside.map(({ url }) => url),
        isFirefox,
      );
}

export function systemSentence(error: SystemError): string {
  return error.type === 'blocked-by-policy'
    ? 'Nothing was added: your organisation’s policy for this browser keeps extensions from this address. Whoever manages the browser can allow it.'
    : 'Nothing was added: the browser’s question was answered with no, or your organisation does not let it be asked.';
}
