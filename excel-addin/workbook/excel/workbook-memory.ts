import { err, ok } from '../../../shared/result.ts';
import {
  MEMORY_MAX_BYTES,
  MEMORY_NAMESPACE,
  memoryToXml,
  type WorkbookMemory,
  xmlToMemory,
} from '../workbook-memory.ts';
import { officeErrorToWorkbookError } from './office-error.ts';

const PLACE = 'the workbook’s own notes';

/** The memory in a custom XML part of the workbook that is open in Excel. */
export const createExcelWorkbookMemory = (excel: typeof Excel): WorkbookMemory => ({
  async read() {
    try {
      return ok(await excel.run({ delayForCellEdit: false }, readPart));
    } catch (thrown) {
      return err(officeErrorToWorkbookError(thrown, PLACE));
    }
  },
  async write(text) {
    const xml = memoryToXml(text);
    const bytes = new TextEncoder().encode(xml).length;
    if (bytes >= MEMORY_MAX_BYTES) {
      const reason = `${bytes} bytes, and ${MEMORY_MAX_BYTES} is the most that travels safely with a workbook`;
      return err({ type: 'too-large', sheetName: PLACE, reason });
    }
    try {
      await excel.run({ delayForCellEdit: false }, (context) => writePart(context, xml));
      return ok(undefined);
    } catch (thrown) {
      return err(officeErrorToWorkbookError(thrown, PLACE));
    }
  },
});

const readPart = async (context: Excel.RequestContext): Promise<string | null> => {
  const part = context.workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE).getOnlyItemOrNullObject();
  part.load('id');
  await context.sync();
  if (part.isNullObject) return null;
  const xml = part.getXml();
  await context.sync();
  return xmlToMemory(xml.value);
};

const writePart = async (context: Excel.RequestContext, xml: string): Promise<void> => {
  const part = context.workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE).getOnlyItemOrNullObject();
  part.load('id');
  await context.sync();
  if (part.isNullObject) context.workbook.customXmlParts.add(xml);
  else part.setXml(xml);
  await context.sync();
};
