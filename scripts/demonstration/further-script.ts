/** What is done in the workbook once all is judged and awarded. No real person, and no real case of any force. */
export const furtherScript = {
  measures: {
    /** Of the Home Office's own table: police officers of Cleveland, at the last of three dates. */
    cell: { sheet: 'Table_1', address: 'D8' },
    definition: 'Police officers in post, full-time equivalent, as the Home Office publishes them',
    denominator: 'none',
    direction: 'Higher is better',
    criterion: 'ncpi-2024/leadership/2',
    /** As the pane names it, from the table's title and the row. */
    charted: 'Police officers by police force area, England and Wales (FTE): Cleveland',
  },
  cases: [
    { reference: 'MP/24/00501', area: 'ncpi-2020/domestic-abuse', grades: ['Good', 'Good'] },
    { reference: 'MP/24/00512', area: 'ncpi-2020/domestic-abuse', grades: ['Good', 'Requires improvement'] },
    { reference: 'MP/24/00533', area: 'ncpi-2020/child-sexual-exploitation', grades: [] },
    { reference: 'MP/24/00547', area: 'ncpi-2020/children-in-need-of-help', grades: ['Good'] },
    { reference: 'MP/24/00560', area: 'ncpi-2020/police-custody', grades: [] },
  ],
  reviewer: { name: 'T. Example (fictional)', role: 'Reviewer' },
  secondOpinion: {
    criterion: 'ncpi-2024/leadership/2',
    proposed: 'Requires improvement',
    reason: 'The plan fills four of the eleven empty posts, and none of the three most senior.',
  },
  signedTopic: 'ncpi-2024/leadership',
} as const;
