/** The name of the form that signs a topic off. */
export const signForm = (key: string): string => `sign ${key}`;
