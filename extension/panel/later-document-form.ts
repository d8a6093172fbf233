import { laterView } from './later-view.tsx';

/** Adding and changing documents by hand is rare enough to be read when it is asked for. */
export const DocumentForm = laterView(async () => (await import('./document-form.tsx')).DocumentForm);
