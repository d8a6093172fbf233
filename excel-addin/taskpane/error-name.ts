/** What a thrown error may show on the screen: the name of its kind. Its message may quote what somebody wrote. */
export function errorName(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : '';
  return /^[A-Za-z][\w.]{0,59}$/.test(name) ? name : 'Error';
}
