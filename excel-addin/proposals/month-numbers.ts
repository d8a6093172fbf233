const monthCount = (value: unknown): number => {
  const [year, month] = [Math.floor(Number(value) / 100), Number(value) % 100];
  const isMonth = Number.isInteger(value) && year >= 1980 && year <= 2100 && month >= 1 && month <= 12;
  return isMonth ? year * 12 + month : Number.NaN;
};

/** 202311, 202312, 202401, or the other way: numbers that follow each other as months do and as no counts would. */
export function areMonths(values: readonly unknown[]): boolean {
  const counts = values.map(monthCount);
  const steps = counts.slice(1).map((count, at) => count - (counts[at] ?? Number.NaN));
  return steps.length > 0 && (steps.every((step) => step === 1) || steps.every((step) => step === -1));
}
