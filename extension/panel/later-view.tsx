import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view whose code is read when it is first opened, so that the panel itself opens fast. */
export function laterView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LaterView(props: Props) {
    const [hasFailed, setHasFailed] = useState(false);
    const [, setIsThere] = useState(loaded !== null);
    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (component) => {
          loaded = component;
          setIsThere(true);
        },
        () => setHasFailed(true),
      );
    }, []);
    if (hasFailed)
      return (
        <p class="problem page">
          This part of the panel could not be read. Close the panel and open it again.
        </p>
      );
    const View = loaded;
    return View === null ? null : <View {...props} />;
  };
}
