import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** From this width on the list stands left and the thing in hand right; the style sheet has the same number. */
const wide = '(min-width: 760px)';

export function useIsWide(): boolean {
  const isWide = useSignal(matchMedia(wide).matches);
  useEffect(() => {
    const query = matchMedia(wide);
    const follow = () => {
      isWide.value = query.matches;
    };
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isWide.value;
}
