import type { FrameworkError } from '../../shared/criteria/parse-framework.ts';
import type { StoreError } from '../store/store.ts';

/** Why something was not saved, and what to do. */
export function storeErrorSentence(error: StoreError): string {
  switch (error.type) {
    case 'locked':
      return 'Not saved: Plumbline is locked. Unlock it, then try again.';
    case 'disk-full':
      return 'Not saved: the disk is full. Free some space on this computer, then try again.';
    case 'storage-failed':
      return `Not saved: the browser’s storage refused (${error.reason}). Try again; if it happens again, restart the browser.`;
    case 'inspection-unknown':
      return 'Not saved: this inspection is not on this computer any more. Open its evidence file again.';
    case 'person-unknown':
      return 'Not saved: Plumbline does not know your name yet. Give your name and role first.';
    case 'disposed':
      return 'Not saved: what this belongs to was disposed of on this computer, and nothing is added to it any more. Choose another inspection or item.';
  }
}

/** For a field whose words were not saved: they stand there still. */
export const keptInField = (error: StoreError): string =>
  `${storeErrorSentence(error)} What you typed is still in the field.`;

export function frameworkErrorSentence(error: StoreError | FrameworkError): string {
  switch (error.type) {
    case 'framework-invalid':
      return `This criteria edition cannot be used: at “${error.path || 'its beginning'}” something is wrong (${error.reason}). Put it right in the file and add it again.`;
    case 'framework-id-duplicated':
      return `This criteria edition uses “${error.id}” twice, the second time at “${error.path}”. Give each its own and add the file again.`;
    default:
      return storeErrorSentence(error);
  }
}
