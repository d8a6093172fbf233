/** The authority that this build asks for time stamps, by wxt.config.ts; null: none, and the code that would ask is left out. */
declare const __PLUMBLINE_TIME_AUTHORITY__: {
  readonly url: string;
  readonly policy: string | null;
  /** DER, base64. */
  readonly certificates: readonly string[];
} | null;
