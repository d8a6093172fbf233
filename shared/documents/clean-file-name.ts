const longestName = 120;

/** A name from elsewhere as it may be shown and saved under: no folders, nothing invisible, not endless. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const visible = last
    .replace(/\s+/gu, ' ')
    // Controls, and marks that turn the direction of reading: "gpj.exe" is not to be read as "exe.jpg".
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  // Names that Windows keeps for devices.
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(visible) ? `_${visible}` : visible;
  const whole = safe || 'file';
  const letters = [...whole];
  if (letters.length <= longestName) return whole;
  const [ending = ''] = /\.[\p{L}\p{N}]{1,8}$/u.exec(whole) ?? [];
  return `${letters.slice(0, longestName - ending.length - 1).join('')}…${ending}`;
}
