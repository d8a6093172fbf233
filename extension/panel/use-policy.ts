import { useEffect, useState } from 'preact/hooks';
import type { OrganisationPolicy } from '../../shared/policy/organisation-policy.ts';

/** What the organisation has set, as it changes; null where it has set nothing, and until it is known. */
export function usePolicy(): OrganisationPolicy | null {
  const [policy, setPolicy] = useState<OrganisationPolicy | null>(null);
  useEffect(() => {
    let isHere = true;
    let stop = () => {};
    // Forms of the panel's first chunk ask for it: what reads a policy comes after.
    void import('../store/read-policy.ts').then(({ followPolicy }) => {
      if (isHere) stop = followPolicy(setPolicy);
    });
    return () => {
      isHere = false;
      stop();
    };
  }, []);
  return policy;
}
