import { render } from 'preact';
import '../../shared/look/plumbline.css';
import { base64ToBytes } from '../../shared/encoding.ts';
import { VerifierApp } from './verifier-app.tsx';
import './verifier.css';

/** Any key will do: it is never used. */
const someKey = base64ToBytes('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=') ?? new Uint8Array();

/** Whether this browser knows the signatures that are in an evidence file. */
async function canCheckSignatures(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', someKey, 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

const place = document.getElementById('verifier');
if (place === null) throw new Error('the page has a place for the verifier');
render(<VerifierApp isAble={await canCheckSignatures()} />, place);
