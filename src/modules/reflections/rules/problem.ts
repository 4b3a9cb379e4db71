/** One thing to put right in a form: the field, and what to do. */
export interface Problem {
  readonly where: string;
  readonly message: string;
}
