import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the build has from its environment: the authority that is asked for time stamps. */
interface TimeAuthoritySettings {
  /** For the code. */
  readonly define: {
    readonly url: string;
    readonly policy: string | null;
    readonly certificates: readonly string[];
  } | null;
  /** For the content security policy, and as a permission: authorities answer no preflight of a page. */
  readonly connectTo: readonly string[];
  readonly hosts: readonly string[];
}

const none: TimeAuthoritySettings = { define: null, connectTo: [], hosts: [] };

/**
 * PLUMBLINE_TIME_AUTHORITY: its address, http or https (what is sent is a digest, what comes is signed).
 * PLUMBLINE_TIME_AUTHORITY_CERTIFICATES: a file (PEM) with the certificates that issue those it signs with.
 * PLUMBLINE_TIME_AUTHORITY_POLICY: the rules to ask for, where it has several.
 */
export function timeAuthorityOf(
  environment: Readonly<Record<string, string | undefined>>,
  browser: string | undefined,
): TimeAuthoritySettings {
  const {
    PLUMBLINE_TIME_AUTHORITY: address = '',
    PLUMBLINE_TIME_AUTHORITY_CERTIFICATES: file = '',
    PLUMBLINE_TIME_AUTHORITY_POLICY: policy = '',
  } = environment;
  if (address === '') return none;
  if (!/^https?:\/\/[^\s/?#@\\;,'"]+(?:\/[^\s?#@\\;,'"]*)?$/.test(address))
    throw new Error('PLUMBLINE_TIME_AUTHORITY is no plain http or https address');
  if (policy !== '' && !/^[0-2](?:\.\d+)+$/.test(policy))
    throw new Error('PLUMBLINE_TIME_AUTHORITY_POLICY is no object identifier');
  const { href, protocol, host, hostname } = new URL(address);
  const certificates = file === '' ? [] : readCertificates(file);
  if (certificates.length === 0)
    throw new Error(
      'PLUMBLINE_TIME_AUTHORITY_CERTIFICATES names no file with a certificate (PEM): without one, nobody could tell the authority’s stamps from another’s',
    );
  return {
    define: { url: href, policy: policy === '' ? null : policy, certificates },
    connectTo: [href],
    // Firefox knows no ports there.
    hosts: [`${protocol}//${browser === 'firefox' ? hostname : host}/*`],
  };
}

const readCertificates = (file: string): readonly string[] =>
  (readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem).raw.toString('base64'),
  );
