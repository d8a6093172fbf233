/** What is wrong with the text of a required field; '' where nothing is, or where the browser itself asks for it. */
export const requiredTextFault = (text: string): string =>
  text !== '' && text.trim() === '' ? 'There are only spaces here. Write at least one word.' : '';
