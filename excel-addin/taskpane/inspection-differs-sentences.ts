export interface DifferingInspections {
  readonly here: string;
  readonly inFile: string;
  /** No evidence file has been taken in here yet. */
  readonly isBegunHere: boolean;
}

/** Two inspections may have one name: what differs is how they were begun, and that is said. */
export function inspectionDiffersSentences(differing: DifferingInspections): readonly string[] {
  const { here, inFile, isBegunHere } = differing;
  const names =
    here === inFile
      ? `Both are called “${here}”, but they were begun separately, so their evidence is kept apart.`
      : `Here it is “${here}”; in the file it is “${inFile}”.`;
  return isBegunHere
    ? [
        `This workbook was begun as an inspection of its own, and this file belongs to another. ${names} Nothing was taken in.`,
        'Begin in a fresh workbook, or with the inspection file (“I have an inspection file”), then bring it in.',
      ]
    : [
        `This workbook holds the evidence of another inspection. ${names} Nothing was taken in.`,
        'Bring the file into that inspection’s own workbook, or into a fresh one.',
      ];
}
