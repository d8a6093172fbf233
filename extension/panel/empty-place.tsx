import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PanelModel } from './panel-model.ts';

interface EmptyPlaceProps {
  readonly panel: PanelModel;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** A place without items says how items come to be. */
export function EmptyPlace({ panel, title, children }: EmptyPlaceProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
      <HowToClip panel={panel} />
    </div>
  );
}

export function HowToClip({ panel }: { readonly panel: PanelModel }) {
  const keys = useSignal<string | null | undefined>(undefined);
  useEffect(() => {
    void panel.effects.commandShortcut().then((shortcut) => {
      keys.value = shortcut;
    });
  }, []);
  if (keys.value === undefined) return null;
  if (keys.value !== null) {
    return (
      <p>
        Select text on any page and press <kbd>{keys.value}</kbd>. The toolbar button and the right-click menu
        do the same.
      </p>
    );
  }
  return (
    <p>
      Select text on any page, then press the Plumbline button in the toolbar, or right-click and choose
      Plumbline. No keyboard shortcut is set: you can set one on the browser’s page for extension shortcuts
      (chrome://extensions/shortcuts; in Firefox, Add-ons and themes, the gear, Manage extension shortcuts).
    </p>
  );
}
