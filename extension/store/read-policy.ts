import { browser } from 'wxt/browser';
import { type OrganisationPolicy, parsePolicy, safest } from '../../shared/policy/organisation-policy.ts';

/** What the organisation has set in the browser; null where it has set nothing. Read anew each time: it may change. */
export async function readPolicy(): Promise<OrganisationPolicy | null> {
  try {
    return parsePolicy(await browser.storage.managed.get(null));
  } catch (error) {
    // Firefox says by an error that there is none.
    const isNone = error instanceof Error && /manifest not found/i.test(error.message);
    return isNone ? null : safest();
  }
}

/** A browser may hand a policy over only a while after it started. Returns the way to stop listening. */
export function followPolicy(listener: (policy: OrganisationPolicy | null) => void): () => void {
  const tell = () => void readPolicy().then(listener);
  const hear = (_changes: unknown, area: string) => {
    if (area === 'managed') tell();
  };
  browser.storage.onChanged.addListener(hear);
  tell();
  return () => browser.storage.onChanged.removeListener(hear);
}
