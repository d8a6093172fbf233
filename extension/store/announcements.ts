/** What the windows and the worker of this browser tell each other. No content, since any extension page hears it. */
export type Announcement =
  | { readonly type: 'changed'; readonly inspection: string }
  | { readonly type: 'clip-saved'; readonly inspection: string; readonly item: string }
  /** The shortcut was pressed in the PDF viewer of this tab, which clips by itself. */
  | { readonly type: 'clip-in-viewer'; readonly tabId: number; readonly isAsked: boolean }
  | {
      readonly type: 'notice';
      readonly level: 'info' | 'problem';
      readonly text: string;
      readonly pdf?: PdfTab;
    };

/** A tab with a PDF that our own viewer could show. */
export interface PdfTab {
  readonly tabId: number;
  /** For asking to read it: the address itself may hold record numbers. */
  readonly origin: string;
}

const channelName = 'plumbline';

export function announce(announcement: Announcement): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(announcement);
  channel.close();
}

export const announceChange = (inspection: string): void => announce({ type: 'changed', inspection });

/** Returns the way to stop listening. */
export function listenToAnnouncements(listener: (announcement: Announcement) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }: MessageEvent<Announcement>) => listener(data));
  return () => channel.close();
}
