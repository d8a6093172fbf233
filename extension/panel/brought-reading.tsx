import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { BroughtEmail } from './brought-email.tsx';
import type { ChosenPart } from './brought-form.tsx';
import { BroughtPicture } from './brought-picture.tsx';
import { BroughtSheets } from './brought-sheets.tsx';
import { BroughtText } from './brought-text.tsx';
import type { ReadBrought } from './brought-view.tsx';
import type { PanelModel } from './panel-model.ts';

interface BroughtReadingProps {
  readonly panel: PanelModel;
  readonly read: ReadBrought;
  readonly part: Signal<ChosenPart>;
}

/** What was read of a file, in the form that suits it. */
export function BroughtReading({ panel, read, part }: BroughtReadingProps) {
  const { reading, file } = read;
  useEffect(() => {
    if (reading.type === 'text' && file === null)
      part.value = { text: reading.text.trim(), grid: null, place: '' };
  }, [reading]);
  switch (reading.type) {
    case 'text':
      return <BroughtText text={reading.text} part={part} />;
    case 'workbook':
      return <BroughtSheets sheets={reading.sheets} part={part} />;
    case 'email':
      return <BroughtEmail panel={panel} email={reading.email} part={part} />;
    case 'picture':
      return file && <BroughtPicture file={file} reading={reading} part={part} />;
    case 'pdf':
      return null;
  }
}
