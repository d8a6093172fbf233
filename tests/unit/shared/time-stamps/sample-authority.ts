import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A time-stamp authority that is none of ours: the openssl command, with certificates that are made for the test. */
export interface SampleAuthority {
  /** Of the authority that issues the signer’s certificate, DER. */
  readonly root: Uint8Array;
  /** The answer to a request. */
  answer(request: Uint8Array, settings?: AnswerSettings): Uint8Array;
  /** The same stamp, signed by another certificate, as `openssl ts` would not. */
  resign(answer: Uint8Array, signer: SignerName): Uint8Array;
  /** What `openssl ts -verify` says of a token over these bytes. */
  vouchesFor(token: Uint8Array, data: string): boolean;
}

interface AnswerSettings {
  readonly signer?: SignerName;
  readonly policy?: string;
  readonly digest?: string;
}

export type SignerName = keyof typeof signers;

const signers = {
  rsa: { key: ['rsa:2048'], usage: 'critical,timeStamping', issuer: 'root', days: 30 },
  ecdsa: {
    key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    usage: 'critical,timeStamping',
    issuer: 'middle',
    days: 30,
  },
  'not-critical': { key: ['rsa:2048'], usage: 'timeStamping', issuer: 'root', days: 30 },
  'not-alone': { key: ['rsa:2048'], usage: 'critical,timeStamping,clientAuth', issuer: 'root', days: 30 },
  'other-purpose': { key: ['rsa:2048'], usage: 'critical,codeSigning', issuer: 'root', days: 30 },
  expired: { key: ['rsa:2048'], usage: 'critical,timeStamping', issuer: 'root', days: -1 },
  'by-no-authority': { key: ['rsa:2048'], usage: 'critical,timeStamping', issuer: 'rsa', days: 30 },
} as const;

const settingsText = ({ signer = 'rsa', policy = samplePolicy, digest = 'sha256' }: AnswerSettings) => `
[tsa]
serial=serial
default_policy=${policy}
other_policies=1.2.3.4.9
digests=sha256
ess_cert_id_alg=sha256
accuracy=secs:1,millisecs:500
clock_precision_digits=3
signer_digest=${digest}
signer_cert=${signer}.pem
signer_key=${signer}.key
`;

export const samplePolicy = '1.2.3.4.1';

const extensions = `
[req]
distinguished_name=name
prompt=no
[name]
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
[middle]
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
`;

export function createSampleAuthority(name = 'Sample Time (fictional)'): SampleAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-time-'));
  const run = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(
    join(folder, 'x.cnf'),
    `${extensions}${Object.entries(signers)
      .map(([id, { usage }]) => `[${id}]\nextendedKeyUsage=${usage}\n`)
      .join('')}`,
  );
  const request = (id: string, key: readonly string[]) =>
    run(
      'req',
      '-new',
      '-newkey',
      ...key,
      '-nodes',
      '-keyout',
      `${id}.key`,
      '-out',
      `${id}.csr`,
      '-config',
      'x.cnf',
      '-subj',
      `/O=${name}/CN=${name} ${id}`,
    );
  const issue = (id: string, issuer: string, days: number) =>
    run(
      'x509',
      '-req',
      '-in',
      `${id}.csr`,
      '-CA',
      `${issuer}.pem`,
      '-CAkey',
      `${issuer}.key`,
      '-CAcreateserial',
      '-days',
      String(days),
      '-extfile',
      'x.cnf',
      '-extensions',
      id,
      '-out',
      `${id}.pem`,
    );
  const ec = signers.ecdsa.key;
  request('root', ec);
  run(
    'x509',
    '-req',
    '-in',
    'root.csr',
    '-signkey',
    'root.key',
    '-days',
    '90',
    '-extfile',
    'x.cnf',
    '-extensions',
    'root',
    '-out',
    'root.pem',
  );
  request('middle', ec);
  issue('middle', 'root', 60);
  const isMade = new Set<string>();
  const make = (id: SignerName) => {
    if (isMade.has(id)) return;
    isMade.add(id);
    const { key, issuer, days } = signers[id];
    if (issuer in signers) make(issuer as SignerName);
    request(id, key);
    issue(id, issuer, days);
  };
  return {
    root: run('x509', '-in', 'root.pem', '-outform', 'DER'),
    answer: (bytes, settings = {}) => {
      const { signer = 'rsa' } = settings;
      make(signer);
      writeFileSync(join(folder, 'ts.cnf'), settingsText(settings));
      writeFileSync(join(folder, 'q.tsq'), bytes);
      const chain = signers[signer].issuer === 'middle' ? ['-chain', 'both.pem'] : [];
      writeFileSync(
        join(folder, 'both.pem'),
        Buffer.concat(['middle.pem', 'root.pem'].map((path) => readFileSync(join(folder, path)))),
      );
      run(
        'ts',
        '-reply',
        '-queryfile',
        'q.tsq',
        '-config',
        'ts.cnf',
        '-section',
        'tsa',
        ...chain,
        '-out',
        'a.tsr',
      );
      return readFileSync(join(folder, 'a.tsr'));
    },
    resign: (answer, signer) => {
      make(signer);
      writeFileSync(join(folder, 'a.tsr'), answer);
      run('ts', '-reply', '-in', 'a.tsr', '-token_out', '-out', 't.der');
      run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 't.der', '-out', 'info.der', '-binary');
      const type = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-binary', '-nodetach', '-nosmimecap'];
      const by = ['-signer', `${signer}.pem`, '-inkey', `${signer}.key`, '-md', 'sha256', '-cades'];
      run('cms', '-sign', '-in', 'info.der', ...type, ...by, '-outform', 'DER', '-out', 't.der');
      run('ts', '-reply', '-in', 't.der', '-token_in', '-out', 'a.tsr');
      return readFileSync(join(folder, 'a.tsr'));
    },
    vouchesFor: (token, data) => {
      writeFileSync(join(folder, 't.der'), token);
      writeFileSync(join(folder, 'data'), data);
      try {
        return run(
          'ts',
          '-verify',
          '-token_in',
          '-in',
          't.der',
          '-data',
          'data',
          '-CAfile',
          'root.pem',
        ).includes('OK');
      } catch {
        return false;
      }
    },
  };
}
