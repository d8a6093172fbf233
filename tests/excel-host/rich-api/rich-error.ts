/** An error that Excel would answer with: it reaches the add-in as OfficeExtension.Error with this code. */
export class RichError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Messages as Excel words them (office.md 2.2; documented in "Error handling with the application-specific APIs"). */
export const invalidArgument = (
  message = 'The argument is invalid or missing or has an incorrect format.',
): RichError => new RichError('InvalidArgument', message);

export const itemNotFound = (): RichError =>
  new RichError('ItemNotFound', "The requested resource doesn't exist.", 404);

export const itemAlreadyExists = (): RichError =>
  new RichError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409);

export const accessDenied = (): RichError =>
  new RichError('AccessDenied', 'You do not have the permissions to perform the requested operation.', 403);

export const invalidOperation = (): RichError =>
  new RichError('InvalidOperation', 'This operation is not permitted for the current object.', 409);

export const invalidSelection = (): RichError =>
  new RichError('InvalidSelection', 'The current selection is invalid for this operation.');
