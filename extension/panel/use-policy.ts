import { useEffect, useState } from 'preact/hooks';
import type { OrganisationPolicy } from '../../shared/policy/organisation-policy.ts';
import { followPolicy } from '../store/read-policy.ts';

/** What the organisation has set, as it changes; null where it has set nothing, and until it is known. */
export function usePolicy(): OrganisationPolicy | null {
  const [policy, setPolicy] = useState<OrganisationPolicy | null>(null);
  useEffect(() => followPolicy(setPolicy), []);
  return policy;
}
