import { useState } from 'preact/hooks';
import { packVersion } from '../../shared/exchange/pack.ts';
import { type Diagnostics, readDiagnostics } from '../diagnostics.ts';

/** A button, since office.js skips <summary> when it moves the focus by Tab. */
export function DiagnosticsSection() {
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Diagnostics | null>(null);
  const toggle = () => {
    setOpen(!isOpen);
    if (found !== null || isOpen) return;
    readDiagnostics().then(setFound, () => setFound({ host: 'not told', platform: 'not told' }));
  };
  return (
    <div>
      <button
        type="button"
        class="button-plain"
        aria-expanded={isOpen}
        aria-controls="diagnostics"
        onClick={toggle}
      >
        {isOpen ? 'Hide diagnostics' : 'Diagnostics'}
      </button>
      <dl id="diagnostics" class="facts muted" hidden={!isOpen}>
        <dt>Plumbline</dt>
        <dd>{__PLUMBLINE_VERSION__}</dd>
        <dt>Evidence files</dt>
        <dd>form {packVersion}</dd>
        <dt>Program</dt>
        <dd>{found === null ? '…' : `${found.host}, ${found.platform}`}</dd>
        <dt>Excel</dt>
        <dd>{excelInWords()}</dd>
      </dl>
    </div>
  );
}

/** Above what the manifest asks for. */
const apiLevels = ['1.19', '1.18', '1.17', '1.16', '1.15', '1.14', '1.13'] as const;

function excelInWords(): string {
  if (typeof Office === 'undefined' || Office.context === undefined) return 'not here';
  const { requirements, diagnostics } = Office.context;
  const level = apiLevels.find((version) => requirements.isSetSupported('ExcelApi', version)) ?? 'below 1.13';
  return `${diagnostics?.version ?? 'version not told'}, ExcelApi ${level}`;
}
