/** Whether the picker runs in a frame too: of another origin, told by where it was first sent. */
export function isReadableFrame(frame: HTMLIFrameElement, urls: readonly string[]): boolean {
  if (frame.contentDocument !== null) return true;
  const url = frame.hasAttribute('srcdoc') ? 'about:srcdoc' : frame.src;
  return urls.some((one) => one === url || isSameOrigin(one, url));
}

function isSameOrigin(a: string, b: string): boolean {
  const origin = URL.parse(a)?.origin ?? 'null';
  return origin !== 'null' && origin === URL.parse(b)?.origin;
}
