/** Government Security Classifications Policy (Cabinet Office, August 2024): OFFICIAL, with the -SENSITIVE marking. */
export const defaultMarking = 'OFFICIAL-SENSITIVE';
export const defaultHandling =
  'Children’s personal data: for people who need it for this inspection. Keep it locked away, and do not forward it.';
