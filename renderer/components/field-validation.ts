/** What Fluent UI's `Field` takes to show an error; nothing where there is none. */
export type FieldValidation =
  | { readonly validationState: 'error'; readonly validationMessage: string }
  | { readonly validationState?: never };

/** An error as the properties of a `Field`, which ties it to its control for screen readers. */
export function validation(problem: string | null): FieldValidation {
  return problem === null ? {} : { validationState: 'error', validationMessage: problem };
}
