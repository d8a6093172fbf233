/** 'northshire-police-judgments-2026-11-22.plumb': plain letters, so that any system keeps the name. */
export function judgmentsFileName(force: string, isoDay: string): string {
  const plain = force
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return [plain, 'judgments', isoDay]
    .filter((part) => part !== '')
    .join('-')
    .concat('.plumb');
}
