import { defaultHandling, defaultMarking } from '../../shared/policy/default-marking.ts';
import { followPolicy } from '../store/read-policy.ts';

const standing = { marking: defaultMarking, handling: defaultHandling };

/** The line stands in the page itself, before any script: an organisation's own words take the place of the default's. */
export function showMarking(): void {
  followPolicy((policy) => {
    const words = policy ?? standing;
    for (const name of ['marking', 'handling'] as const) {
      const element = document.getElementById(name);
      if (element !== null) element.textContent = words[name];
    }
  });
}
