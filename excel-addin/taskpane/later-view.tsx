import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view whose code is fetched when it is first opened, so that the pane itself opens fast. */
export function laterView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LaterView(props: Props) {
    const [state, setState] = useState<'loading' | 'there' | 'failed'>(loaded === null ? 'loading' : 'there');
    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (component) => {
          loaded = component;
          setState('there');
        },
        () => setState('failed'),
      );
    }, []);
    if (state === 'failed')
      return (
        <p class="problem page">
          This part of the pane could not be loaded. Close the pane and open it again.
        </p>
      );
    const View = loaded;
    return View === null ? <p class="busy-line">Opening…</p> : <View {...props} />;
  };
}
