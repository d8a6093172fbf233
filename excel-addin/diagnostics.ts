/** What helps whoever is asked for help; read only when a person opens it. */
export interface Diagnostics {
  readonly host: string;
  readonly platform: string;
}

/**
 * The one place that touches @microsoft/office-js-helpers (unmaintained since 2018): fetched when wanted, used for
 * two harmless words, never for its sheets, storage or sign-in.
 */
export async function readDiagnostics(): Promise<Diagnostics> {
  const { Utilities } = await import('@microsoft/office-js-helpers');
  return { host: String(Utilities.host), platform: String(Utilities.platform) };
}
