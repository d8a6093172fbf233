import { cleanFileName } from '../../shared/documents/clean-file-name.ts';
import type { ViewerModel } from './viewer-model.ts';

export async function openFile(viewer: ViewerModel, file: File | undefined): Promise<void> {
  if (file === undefined) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  await viewer.open({ name: cleanFileName(file.name), mediaType: 'application/pdf', bytes }, null);
}

/** From a file field, which is then ready to be given the same file again. */
export async function chooseFile(viewer: ViewerModel, field: HTMLInputElement): Promise<void> {
  await openFile(viewer, field.files?.[0]);
  field.value = '';
}
